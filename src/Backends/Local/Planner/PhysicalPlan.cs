using System.Text;
using Frames.Backends.Local.Execution;
using Frames.Expressions;

namespace Frames.Backends.Local.Planner;

/// <summary>An operator in the tree that <c>Explain</c> shows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What it does with what.</param>
/// <param name="Counters">What it counted.</param>
/// <param name="Inputs">Where its rows come from.</param>
internal sealed record PhysicalNode(string Name, string Detail, OperatorCounters Counters, IReadOnlyList<PhysicalNode> Inputs)
{
    /// <summary>The engine that runs it.</summary>
    public string Backend { get; init; } = "local";

    /// <summary>Why it does not run on the engine that was asked for, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The node and all below it, parents first.</summary>
    public IEnumerable<PhysicalNode> Walk() => Inputs.SelectMany(input => input.Walk()).Prepend(this);

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, "", "");
        return text.ToString();
    }

    void Append(StringBuilder text, string first, string rest)
    {
        text.Append(first).Append(Name);
        if (Detail.Length > 0) text.Append(' ').Append(Detail);
        text.Append(" (").Append(Backend);
        if (Reason is not null) text.Append(": ").Append(Reason);
        text.Append(")\n");
        for (var i = 0; i < Inputs.Count; i++)
        {
            var last = i == Inputs.Count - 1;
            Inputs[i].Append(text, rest + (last ? "+- " : ":- "), rest + (last ? "   " : ":  "));
        }
    }
}

/// <summary>Rows on their way through a plan: the branches that make them, the columns they have, and the operators so far as a tree.</summary>
internal sealed record RowStream(IReadOnlyList<Branch> Branches, IReadOnlyList<ColumnReference> Columns, PhysicalNode Node)
{
    /// <summary>The rows of a source.</summary>
    public static RowStream From(Source source, IReadOnlyList<ColumnReference> columns, params IReadOnlyList<PhysicalNode> inputs)
        => new([new Branch(source, [])], columns, new(source.Name, source.Detail, source.Counters, inputs));

    /// <summary>The rows after one more operator.</summary>
    public RowStream Through(Operator next, IReadOnlyList<ColumnReference> columns, params IReadOnlyList<PhysicalNode> otherInputs)
        => new([.. Branches.Select(branch => branch.With(next))], columns, new(next.Name, next.Detail, next.Counters, [Node, .. otherInputs]));
}
