using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Planner;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends.Gpu.Stages;

/// <summary>One thing that a stage does with the rows at hand: a condition, or values for a column on the device.</summary>
/// <param name="Node">What is evaluated.</param>
/// <param name="Slot">Where its values go; null for a condition, which deselects rows.</param>
internal sealed record StageStep(DeviceNode Node, int? Slot);

/// <summary>Filters and projections, one on the other, that run on the device without their rows coming back in between.</summary>
internal sealed class StagePlan
{
    readonly List<StageStep> steps = [];
    readonly List<Operator> onHost = [];
    readonly ExpressionCompiler compiler;

    public StagePlan(IReadOnlyList<ColumnReference> input, QuerySettings settings)
    {
        (Input, Output) = (input, input);
        Columns = new StageColumns(input);
        compiler = new ExpressionCompiler(Columns, settings);
    }

    /// <summary>The columns that come in.</summary>
    public IReadOnlyList<ColumnReference> Input { get; }

    /// <summary>The columns after the last operator.</summary>
    public IReadOnlyList<ColumnReference> Output { get; private set; }

    public StageColumns Columns { get; }

    public IReadOnlyList<StageStep> Steps => steps;

    /// <summary>The same operators of the Local engine.</summary>
    public IReadOnlyList<Operator> OnHost => onHost;

    /// <summary>Where each output column is.</summary>
    public ColumnPlace[] Places => [.. Output.Select(column => Columns.Find(column)!.Value)];

    /// <summary>Adds an operator, or says why it cannot run there; then the plan is not to be used any more.</summary>
    public string? Add(Plan plan) => plan is Filter filter ? Add(filter) : Add((Project)plan);

    /// <summary>An expression over the columns after the last operator, or null and why not.</summary>
    public DeviceNode? Compile(Expression expression, out string? reason)
    {
        var node = compiler.Compile(expression);
        reason = node is null ? compiler.Reason : null;
        return node;
    }

    string? Add(Filter filter)
    {
        var conditions = Conjunction.Split(filter.Condition);
        foreach (var condition in conditions)
        {
            if (compiler.Compile(condition) is not { } node) return compiler.Reason;
            steps.Add(new(node, null));
        }
        onHost.Add(new Local.Operators.Filter(Output, conditions, []));
        return null;
    }

    string? Add(Project project)
    {
        var output = project.Output;
        var projected = new List<(ColumnReference, ColumnPlace)>();
        for (var i = 0; i < project.List.Count; i++)
        {
            if (Place(project.List[i]) is not { } place) return compiler.Reason;
            projected.Add((output[i], place));
        }
        onHost.Add(new Local.Operators.Project(Output, project.List));
        Columns.Rename(projected);
        Output = [.. output];
        return null;
    }

    ColumnPlace? Place(Expression item)
    {
        while (item is Alias alias) item = alias.Child;
        if (item is ColumnReference column) return Columns.Find(column);
        if (item is Literal literal) return new(null, null, literal);
        if (compiler.Compile(item) is not { } node) return null;
        var slot = Columns.Add(node);
        steps.Add(new(node, slot));
        return new(null, slot);
    }
}
