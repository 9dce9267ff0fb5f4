using System.Text;
using Frames.Columns;
using Frames.Values;

namespace Frames.Kernels.Rows;

/// <summary>The arguments of a call at one row after another, for bodies over text and mixed types; constants stay where they are.</summary>
internal sealed class RowArguments
{
    readonly Vector[] flat;
    readonly int[] step;
    readonly EvaluationContext context;
    readonly Collation? collation;
    readonly object?[] made;
    object? scratch;
    int row;

    public RowArguments(ReadOnlySpan<Vector> arguments, EvaluationContext context, Collation? collation = null)
    {
        (this.context, this.collation) = (context, collation);
        flat = new Vector[arguments.Length];
        step = new int[arguments.Length];
        made = new object?[arguments.Length];
        for (var i = 0; i < flat.Length; i++)
        {
            var constant = arguments[i] as ConstantVector;
            flat[i] = constant?.Single ?? VectorForms.Flatten(arguments[i], context.Arena);
            step[i] = constant is null ? 1 : 0;
        }
    }

    public int Count => flat.Length;

    public EvaluationContext Context => context;

    /// <summary>What a body for collated text compares by; such bodies run only where there is one.</summary>
    public Collation Collation => collation ?? throw new InvalidOperationException("This is a bug in Frames: the call has no collation.");

    /// <summary>The row that the accessors read.</summary>
    public int Row { set => row = value; }

    public bool IsNull(int argument) => flat[argument].IsNull(row * step[argument]);

    /// <summary>A string's or binary's bytes.</summary>
    public ReadOnlySpan<byte> Text(int argument) => ((BytesVector)flat[argument])[row * step[argument]];

    /// <summary>A text as a string.</summary>
    public string String(int argument) => Encoding.UTF8.GetString(Text(argument));

    public int Int(int argument) => Value<int>(argument);

    public long Long(int argument) => Value<long>(argument);

    public double Double(int argument) => Value<double>(argument);

    public bool Boolean(int argument) => ((BooleanVector)flat[argument])[row * step[argument]];

    public T Value<T>(int argument) where T : unmanaged => ((FlatVector<T>)flat[argument]).Memory.Span[row * step[argument]];

    /// <summary>What is made of an argument's text, such as a compiled pattern: once where it is a constant, else row by row.</summary>
    public T Made<T>(int argument, Func<RowArguments, T> make) where T : class
        => step[argument] != 0 ? make(this) : (T)(made[argument] ??= make(this));

    /// <summary>An object that the body uses again for every row.</summary>
    public T Scratch<T>() where T : class, new() => (T)(scratch ??= new T());

    /// <summary>The argument's flat vector and the position of this row in it.</summary>
    public (Vector Vector, int Row) At(int argument) => (flat[argument], row * step[argument]);

    /// <summary>Which rows have no null argument.</summary>
    public static Bitmap NotNull(ReadOnlySpan<Vector> arguments, int length, EvaluationContext context)
    {
        var result = Bitmap.All;
        foreach (var argument in arguments) result = Bitmap.And(result, Vectors.Validity(argument, context), length, context.Arena);
        return result;
    }
}
