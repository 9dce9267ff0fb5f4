using System.Text;
using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Rows;

/// <summary>A body that appends text for one row, by a collation; false for NULL.</summary>
internal interface ICollatedText
{
    static abstract bool Invoke(RowArguments row, Collation collation, Utf8Buffer output);
}

/// <summary>A body that computes a value for one row, by a collation; false for NULL.</summary>
internal interface ICollatedValue<TResult> where TResult : unmanaged
{
    static abstract bool Invoke(RowArguments row, Collation collation, out TResult result);
}

/// <summary>The loop of collated bodies that give text.</summary>
internal sealed class CollatedTextKernel<TFunction>(DataType type, Collation collation, bool nullsReachBody = false) : RowKernel(nullsReachBody) where TFunction : struct, ICollatedText
{
    readonly Utf8Buffer buffer = new();

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var rows = Rows(arguments, length, live, context);
        var row = new RowArguments(arguments, context);
        var offsets = context.Arena.Rent<int>(length + 1);
        var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        buffer.Truncate();
        for (var i = 0; i < length; i++)
        {
            offsets[i] = buffer.Length;
            if (!rows[i]) continue;
            row.Row = i;
            if (TFunction.Invoke(row, collation, buffer)) Bitmap.Set(valid, i);
            else buffer.Truncate(offsets[i]);
        }
        offsets[length] = buffer.Length;
        return Vectors.FromBytes(type, buffer, offsets, length, new(valid), context);
    }
}

/// <summary>The loop of collated bodies that give values of fixed width.</summary>
internal sealed class CollatedValueKernel<TFunction, TResult>(DataType type, Collation collation, bool nullsReachBody = false) : RowKernel(nullsReachBody)
    where TFunction : struct, ICollatedValue<TResult>
    where TResult : unmanaged
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var rows = Rows(arguments, length, live, context);
        var row = new RowArguments(arguments, context);
        var values = context.Arena.RentCleared<TResult>(length);
        var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        for (var i = 0; i < length; i++)
        {
            if (!rows[i]) continue;
            row.Row = i;
            if (TFunction.Invoke(row, collation, out values[i])) Bitmap.Set(valid, i);
        }
        return Vectors.FromValues(type, values, length, new(valid), context);
    }
}

/// <summary>Texts of a row's arguments as strings.</summary>
internal static class RowStrings
{
    public static string String(this RowArguments row, int argument) => Encoding.UTF8.GetString(row.Text(argument));
}
