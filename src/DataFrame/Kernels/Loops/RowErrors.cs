using Frames.Columns;

namespace Frames.Kernels.Loops;

/// <summary>Makes the error that an operator's bits stand for.</summary>
/// <param name="error">The bits.</param>
/// <param name="left">The first argument's value, in physical form.</param>
/// <param name="right">The second argument's value, or null.</param>
internal delegate FramesException RaiseError(long error, object left, object? right);

/// <summary>A batch's second run, row by row: raises the first error of a row that counts, or makes such rows null.</summary>
internal ref struct RowErrors
{
    readonly ErrorBehavior onError;
    readonly RaiseError? raise;
    readonly Bitmap live;
    readonly Bitmap validity;
    readonly EvaluationContext context;
    readonly int length;
    ulong[]? cleared;

    public RowErrors(ErrorBehavior onError, RaiseError? raise, Bitmap validity, Bitmap live, int length, EvaluationContext context)
    {
        (this.onError, this.raise, this.validity, this.live, this.length, this.context) = (onError, raise, validity, live, length, context);
    }

    public readonly Bitmap Validity => cleared is null ? validity : new(cleared);

    public void Add(int row, long error, object left, object? right)
    {
        if (!live[row] || !validity[row]) return;
        if (onError == ErrorBehavior.Raise)
            throw (Exception?)raise?.Invoke(error, left, right) ?? new InvalidOperationException("This is a bug in Frames: an operator reports errors but declares none.");
        if (cleared is null)
        {
            cleared = context.Arena.Rent<ulong>(Bitmap.WordCount(length));
            if (validity.IsAll) Array.Fill(cleared, ulong.MaxValue);
            else validity.Words[..Bitmap.WordCount(length)].CopyTo(cleared);
        }
        Bitmap.Clear(cleared, row);
    }
}
