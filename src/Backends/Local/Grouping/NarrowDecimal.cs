using System.Numerics;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;
using Vector = Frames.Columns.Vector;

namespace Frames.Backends.Local.Grouping;

/// <summary>
/// Decimal arithmetic that its type puts into 128 bits, done in 64 where a batch's values show that they suffice: sums take either form. Any batch of greater values is left to the
/// exact evaluator, errors included.
/// </summary>
internal sealed class NarrowDecimal(NarrowNode root, Evaluator exact, DataType type) : Evaluator
{
    /// <summary>An evaluator for a sum's argument: narrow where the expression is a plain sum or product of decimals.</summary>
    public static Evaluator Create(Expression argument, EvaluatorFactory factory)
    {
        var exact = factory.Create(argument);
        return argument.Type is DecimalType { Physical: PhysicalType.Int128 } && NarrowNode.Of(argument, factory) is { } root ? new NarrowDecimal(root, exact, argument.Type) : exact;
    }

    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context)
        => root.Evaluate(batch, live, context) is { } narrow ? new FlatVector<long>(type, batch.Length, narrow.Values, narrow.Validity) : exact.Evaluate(batch, live, context);
}

/// <summary>Unscaled values with a bound on their magnitude.</summary>
internal readonly record struct NarrowValues(ReadOnlyMemory<long> Values, Bitmap Validity, UInt128 Bound);

/// <summary>A node of a decimal expression in 64 bits.</summary>
internal abstract class NarrowNode
{
    /// <summary>The values, or null where they might not fit.</summary>
    public abstract NarrowValues? Evaluate(Batch batch, Bitmap live, EvaluationContext context);

    /// <summary>The node of an expression whose value, unscaled, is a plain sum or product; else null.</summary>
    public static NarrowNode? Of(Expression expression, EvaluatorFactory factory) => expression switch
    {
        Literal { Value: Int128 value, Type: DecimalType } => IsNarrow(value) ? new NarrowConstant((long)value) : null,
        ColumnReference { Type: DecimalType { Physical: PhysicalType.Int64 } } => new NarrowLeaf(factory.Create(expression)),
        Cast { Child: Literal { Value: int or long or short or sbyte } literal, TargetType: DecimalType to } when to.Precision - to.Scale >= 19
            || Digits(literal) <= to.Precision - to.Scale => Scaled(Convert.ToInt64(literal.Value, System.Globalization.CultureInfo.InvariantCulture), to.Scale),
        Cast { Child.Type: DecimalType from, TargetType: DecimalType to } cast when to.Scale >= from.Scale && to.Precision - to.Scale >= from.Precision - from.Scale
            => Of(cast.Child, factory) is { } child ? Rescaled(child, to.Scale - from.Scale) : null,
        FunctionCall { Function.Name: "*", Arguments: [{ Type: DecimalType a } left, { Type: DecimalType b } right], Type: DecimalType result } when result.Scale == a.Scale + b.Scale
            => Pair(Of(left, factory), Of(right, factory), NarrowOperation.Multiply),
        FunctionCall { Function.Name: "+" or "-", Arguments: [{ Type: DecimalType a } left, { Type: DecimalType b } right], Type: DecimalType result } call
            when result.Scale == Math.Max(a.Scale, b.Scale)
            => Pair(Rescaled(Of(left, factory), result.Scale - a.Scale), Rescaled(Of(right, factory), result.Scale - b.Scale),
                call.Function.Name == "+" ? NarrowOperation.Add : NarrowOperation.Subtract),
        _ => null,
    };

    static int Digits(Literal literal) => literal.Value!.ToString()!.TrimStart('-').Length;

    static bool IsNarrow(Int128 value) => value > long.MinValue && value <= long.MaxValue;

    static NarrowNode? Pair(NarrowNode? left, NarrowNode? right, NarrowOperation operation) => left is null || right is null ? null : new NarrowBinary(left, right, operation);

    static NarrowNode? Rescaled(NarrowNode? node, int digits) => node is null || digits == 0 ? node : digits > 18 ? null
        : node is NarrowConstant constant ? Scaled(constant.Value, digits) : new NarrowBinary(node, new NarrowConstant((long)BigInteger.Pow(10, digits)), NarrowOperation.Multiply);

    static NarrowConstant? Scaled(long value, int digits)
    {
        var scaled = value * BigInteger.Pow(10, digits);
        return BigInteger.Abs(scaled) <= long.MaxValue ? new NarrowConstant((long)scaled) : null;
    }
}

/// <summary>A column.</summary>
internal sealed class NarrowLeaf(Evaluator evaluator) : NarrowNode
{
    public override NarrowValues? Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        var vector = evaluator.Evaluate(batch, live, context);
        if (VectorForms.Flatten(vector, context.Arena) is not FlatVector<long> values) return null;
        return new(values.Memory, Vectors.Validity(vector, context), NarrowLoops.Bound(values.Values));
    }
}

/// <summary>A literal.</summary>
internal sealed class NarrowConstant(long value) : NarrowNode
{
    public long Value => value;

    public override NarrowValues? Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        var values = context.Arena.Rent<long>(batch.Length);
        values.AsSpan(0, batch.Length).Fill(value);
        return new(values, Bitmap.All, (UInt128)Int128.Abs(value));
    }
}

internal enum NarrowOperation { Add, Subtract, Multiply }

/// <summary>A sum, difference or product.</summary>
internal sealed class NarrowBinary(NarrowNode left, NarrowNode right, NarrowOperation operation) : NarrowNode
{
    public override NarrowValues? Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        if (left.Evaluate(batch, live, context) is not { } a || right.Evaluate(batch, live, context) is not { } b) return null;
        // Both bounds are below 2^63, so neither the sum nor the product leaves 128 bits.
        var bound = operation == NarrowOperation.Multiply ? a.Bound * b.Bound : a.Bound + b.Bound;
        if (bound > long.MaxValue) return null;
        var result = context.Arena.Rent<long>(batch.Length);
        NarrowLoops.Run(operation, a.Values.Span[..batch.Length], b.Values.Span[..batch.Length], result);
        return new(result, Bitmap.And(a.Validity, b.Validity, batch.Length, context.Arena), bound);
    }
}
