using Frames.Columns;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Rows;

/// <summary>A body that appends text or bytes for one row; false for NULL. Rows that are null or do not count never reach it, so it may throw.</summary>
internal interface ITextFunction
{
    static abstract bool Invoke(RowArguments row, Utf8Buffer output);
}

/// <summary>A body that computes a value of fixed width for one row; false for NULL.</summary>
internal interface IValueFunction<TResult> where TResult : unmanaged
{
    static abstract bool Invoke(RowArguments row, out TResult result);
}

/// <summary>A body that appends a value of any type for one row.</summary>
internal interface IBuilderFunction
{
    static abstract void Invoke(RowArguments row, VectorBuilder output);
}

/// <summary>What the loops over rows share: which rows to visit.</summary>
internal abstract class RowKernel(bool nullsReachBody, Collation? collation = null) : Kernel
{
    protected Bitmap Rows(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        => nullsReachBody ? live : Bitmap.And(RowArguments.NotNull(arguments, length, context), live, length, context.Arena);

    protected RowArguments Arguments(ReadOnlySpan<Vector> arguments, EvaluationContext context) => new(arguments, context, collation);
}

/// <summary>The loop of functions that give text or bytes.</summary>
internal sealed class TextRowKernel<TFunction>(DataType type, bool nullsReachBody = false, Collation? collation = null) : RowKernel(nullsReachBody, collation) where TFunction : struct, ITextFunction
{
    readonly Utf8Buffer buffer = new();

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var rows = Rows(arguments, length, live, context);
        var row = Arguments(arguments, context);
        var offsets = context.Arena.Rent<int>(length + 1);
        var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        buffer.Truncate();
        for (var i = 0; i < length; i++)
        {
            offsets[i] = buffer.Length;
            if (!rows[i]) continue;
            row.Row = i;
            if (TFunction.Invoke(row, buffer)) Bitmap.Set(valid, i);
            else buffer.Truncate(offsets[i]);
        }
        offsets[length] = buffer.Length;
        return Vectors.FromBytes(type, buffer, offsets, length, new(valid), context);
    }
}

/// <summary>The loop of functions that give values of fixed width.</summary>
internal sealed class ValueRowKernel<TFunction, TResult>(DataType type, bool nullsReachBody = false, Collation? collation = null) : RowKernel(nullsReachBody, collation)
    where TFunction : struct, IValueFunction<TResult>
    where TResult : unmanaged
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var rows = Rows(arguments, length, live, context);
        var row = Arguments(arguments, context);
        var values = context.Arena.RentCleared<TResult>(length);
        var valid = context.Arena.RentCleared<ulong>(Bitmap.WordCount(length));
        for (var i = 0; i < length; i++)
        {
            if (!rows[i]) continue;
            row.Row = i;
            if (TFunction.Invoke(row, out values[i])) Bitmap.Set(valid, i);
        }
        return Vectors.FromValues(type, values, length, new(valid), context);
    }
}

/// <summary>The loop of functions that give arrays, maps and structs.</summary>
internal sealed class BuilderRowKernel<TFunction>(DataType type, bool nullsReachBody = false) : RowKernel(nullsReachBody) where TFunction : struct, IBuilderFunction
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var rows = Rows(arguments, length, live, context);
        var row = Arguments(arguments, context);
        var builder = VectorBuilder.Create(type);
        for (var i = 0; i < length; i++)
        {
            row.Row = i;
            if (rows[i]) TFunction.Invoke(row, builder);
            else builder.AppendNull();
        }
        return builder.Build();
    }
}
