using Frames.Columns;
using Frames.Expressions;

namespace Frames.Kernels;

/// <summary>A resolved expression ready to run over batches; made by <see cref="EvaluatorFactory"/>, one per thread.</summary>
internal abstract class Evaluator
{
    /// <summary>The expression's value for each row of the batch; undefined where <paramref name="live"/> is not set, and no error of such a row is raised.</summary>
    public abstract Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context);

    /// <summary>The value for each row that the batch selects.</summary>
    public Vector Evaluate(Batch batch, EvaluationContext context)
        => Evaluate(batch, batch.Selection is { } selection ? new Bitmap(selection.Memory) : Bitmap.All, context);
}

/// <summary>A column of the batch.</summary>
internal sealed class ColumnEvaluator(int ordinal) : Evaluator
{
    public int Ordinal => ordinal;

    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context) => batch.Columns[ordinal];
}

/// <summary>A literal.</summary>
internal sealed class ConstantEvaluator(Literal literal) : Evaluator
{
    readonly Vector single = VectorBuilder.Single(literal.Type, literal.Value);

    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context) => new ConstantVector(single, batch.Length);
}

/// <summary>A call whose arguments are all evaluated first.</summary>
internal sealed class CallEvaluator(Kernel kernel, Evaluator[] arguments, bool isDeterministic) : Evaluator
{
    public Kernel Kernel => kernel;

    public IReadOnlyList<Evaluator> Arguments => arguments;

    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        var values = new Vector[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(batch, live, context);
        if (isDeterministic && ConstantForm.Try(kernel, values, batch.Length, live, context) is { } constant) return constant;
        return kernel.Evaluate(values, batch.Length, live, context);
    }
}

/// <summary>A call that decides itself which arguments to evaluate for which rows.</summary>
internal sealed class LazyEvaluator(LazyKernel kernel, Evaluator[] arguments) : Evaluator
{
    public LazyKernel Kernel => kernel;

    public IReadOnlyList<Evaluator> Arguments => arguments;

    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context) => kernel.Evaluate(arguments, batch, live, context);
}

/// <summary>What a conditional does: it evaluates an argument only for the rows that need it, so that errors elsewhere are not raised.</summary>
internal abstract class LazyKernel
{
    public abstract Vector Evaluate(Evaluator[] arguments, Batch batch, Bitmap live, EvaluationContext context);
}

/// <summary>A function of the user's own.</summary>
internal sealed class UserFunctionEvaluator(UserDefinedFunction function, Evaluator[] arguments) : Evaluator
{
    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        var compact = batch.Length;
        var values = new Vector[arguments.Length];
        int[]? rows = live.IsAll ? null : new Selection(live.Memory, compact).Rows(context.Arena);
        var count = rows is null ? compact : Bitmap.CountSet(live.Words, compact);
        for (var i = 0; i < values.Length; i++)
        {
            var value = VectorForms.Flatten(arguments[i].Evaluate(batch, live, context), context.Arena);
            values[i] = rows is null ? value : VectorForms.Gather(value, rows.AsSpan(0, count), context.Arena);
        }
        var result = function.Run(values, count);
        return rows is null ? result : Scatter(result, rows.AsSpan(0, count), compact, context);
    }

    static Vector Scatter(Vector result, ReadOnlySpan<int> rows, int length, EvaluationContext context)
    {
        var from = context.Arena.Rent<int>(length).AsSpan(0, length);
        from.Fill(-1);
        for (var i = 0; i < rows.Length; i++) from[rows[i]] = i;
        return VectorForms.Gather(result, from, context.Arena);
    }
}

/// <summary>A call that takes lambdas.</summary>
internal sealed class LambdaCallEvaluator(LambdaKernel kernel, Evaluator?[] arguments, LambdaEvaluator?[] lambdas) : Evaluator
{
    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        var values = new Vector?[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i]?.Evaluate(batch, live, context);
        return kernel.Evaluate(values, lambdas, batch, live, context);
    }
}

/// <summary>What a higher-order function does with its values and lambdas.</summary>
internal abstract class LambdaKernel
{
    /// <summary>The call's values; <paramref name="arguments"/> is null where an argument is a lambda, and <paramref name="lambdas"/> where it is not.</summary>
    public abstract Vector Evaluate(Vector?[] arguments, LambdaEvaluator?[] lambdas, Batch batch, Bitmap live, EvaluationContext context);
}

/// <summary>A lambda's body over elements: its batch holds the parameters, then the columns of the row around each element.</summary>
internal sealed class LambdaEvaluator(Evaluator body, int parameterCount, int[] outerColumns)
{
    public int ParameterCount => parameterCount;

    /// <summary>The body's value for each element.</summary>
    /// <param name="parameters">The parameters' values, one row an element.</param>
    /// <param name="parents">The outer batch's row of each element.</param>
    public Vector Evaluate(ReadOnlySpan<Vector> parameters, ReadOnlySpan<int> parents, Batch outer, EvaluationContext context)
    {
        var columns = new Vector[parameterCount + outerColumns.Length];
        for (var i = 0; i < parameterCount; i++) columns[i] = parameters[i];
        for (var i = 0; i < outerColumns.Length; i++) columns[parameterCount + i] = VectorForms.Gather(outer.Columns[outerColumns[i]], parents, context.Arena);
        return body.Evaluate(new Batch(parents.Length, columns), Bitmap.All, context);
    }
}
