using Frames.Catalogue;
using Frames.Expressions;

namespace Frames.Kernels;

/// <summary>Turns resolved expressions into evaluators over batches with given columns.</summary>
internal sealed class EvaluatorFactory
{
    readonly Dictionary<long, int> ordinals = [];
    readonly QuerySettings settings;
    readonly bool withinEntries;

    public EvaluatorFactory(IReadOnlyList<ColumnReference> columns, QuerySettings settings)
    {
        this.settings = settings;
        for (var i = 0; i < columns.Count; i++) ordinals.TryAdd(columns[i].Id, i);
    }

    EvaluatorFactory(Dictionary<long, int> ordinals, QuerySettings settings, bool withinEntries = false)
        => (this.ordinals, this.settings, this.withinEntries) = (ordinals, settings, withinEntries);

    public Evaluator Create(Expression expression)
    {
        if (withinEntries || EntriesEvaluator.ColumnOf(expression) is not { } column) return Plain(expression);
        return new EntriesEvaluator(new EvaluatorFactory(ordinals, settings, withinEntries: true).Plain(expression), Column(column.Id, column.Name).Ordinal);
    }

    public Evaluator[] Create(ValueList<Expression> expressions) => Array.ConvertAll(expressions.Span.ToArray(), Create);

    Evaluator Plain(Expression expression) => expression switch
    {
        Literal literal => new ConstantEvaluator(literal),
        ColumnReference column => Column(column.Id, column.Name),
        LambdaVariable variable => Column(variable.Id, variable.Name),
        Alias alias => Create(alias.Child),
        SortOrder order => Create(order.Child),
        Cast cast => new CallEvaluator(Casts.CastKernels.Create(cast, settings), [Create(cast.Child)], isDeterministic: true),
        GetField field => new CallEvaluator(new FieldKernel(field), [Create(field.Child)], isDeterministic: false),
        FunctionCall { Function: ScalarFunction function } call => Call(function, call),
        UserFunctionCall call => new UserFunctionEvaluator(call.Function, Create(call.Arguments)),
        _ => throw new InvalidOperationException($"This is a bug in Frames: {expression.GetType().Name} reached evaluation: {expression}"),
    };

    ColumnEvaluator Column(long id, string name) => new(ordinals.TryGetValue(id, out var ordinal) ? ordinal
        : throw new InvalidOperationException($"This is a bug in Frames: column {name}#{id} is not among the input's."));

    Evaluator Call(ScalarFunction function, FunctionCall call)
    {
        if (function.Replacement is { } replacement) return Create(replacement(call, settings));
        var request = new KernelRequest(call, settings);
        if (function.Lambda is { } lambda) return Lambda(lambda(request), call);
        if (function.Lazy is { } lazy) return new LazyEvaluator(lazy(request), Create(call.Arguments));
        var kernel = function.CreateKernel(request)
            ?? throw new InvalidOperationException($"This is a bug in Frames: {function.Name} has no body for ({string.Join(", ", call.Arguments.Select(a => a.Type))}).");
        return new CallEvaluator(kernel, Create(call.Arguments), function.IsDeterministic);
    }

    LambdaCallEvaluator Lambda(LambdaKernel kernel, FunctionCall call)
    {
        var arguments = new Evaluator?[call.Arguments.Count];
        var lambdas = new LambdaEvaluator?[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (call.Arguments[i] is Lambda lambda) lambdas[i] = Body(lambda);
            else arguments[i] = Create(call.Arguments[i]);
        }
        return new(kernel, arguments, lambdas);
    }

    LambdaEvaluator Body(Lambda lambda)
    {
        var inner = new Dictionary<long, int>();
        foreach (var parameter in lambda.Parameters) inner[parameter.Id] = inner.Count;
        var outer = new List<int>();
        foreach (var node in lambda.Body.Walk())
        {
            var id = node switch { ColumnReference column => column.Id, LambdaVariable variable => variable.Id, _ => 0 };
            if (id == 0 || inner.ContainsKey(id) || !ordinals.TryGetValue(id, out var ordinal)) continue;
            inner[id] = lambda.Parameters.Count + outer.Count;
            outer.Add(ordinal);
        }
        return new(new EvaluatorFactory(inner, settings).Create(lambda.Body), lambda.Parameters.Count, [.. outer]);
    }
}
