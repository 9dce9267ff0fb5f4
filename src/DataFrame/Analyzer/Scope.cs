using Frames.Analyzer.Names;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer;

/// <summary>The columns that an expression may name: those of its node's inputs, then those around the query.</summary>
internal sealed class Scope
{
    readonly Dictionary<string, List<ColumnReference>> byName;
    readonly Lazy<Scope?> hidden;

    public Scope(Analysis analysis, Surroundings around, params ReadOnlySpan<Plan> inputs)
        : this(analysis, around, inputs.ToArray(), inputs.ToArray().SelectMany(input => input.Output).ToValueList())
    {
    }

    public Scope(Analysis analysis, Surroundings around, IReadOnlyList<Plan> inputs, ValueList<ColumnReference> columns)
    {
        (Analysis, Around, Inputs, Columns) = (analysis, around, inputs, columns);
        byName = new(analysis.Settings.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (!byName.TryGetValue(column.Name, out var list)) byName[column.Name] = list = [];
            list.Add(column);
        }
        hidden = new(() => HiddenColumns.Of(analysis, inputs) is { Count: > 0 } found ? new Scope(analysis, around, [], found) : null);
    }

    public Analysis Analysis { get; }

    public Surroundings Around { get; }

    public IReadOnlyList<Plan> Inputs { get; }

    /// <summary>The columns that <c>*</c> stands for.</summary>
    public ValueList<ColumnReference> Columns { get; }

    /// <summary>What a join with USING leaves out of its output, which can still be named through its table.</summary>
    public Scope? Hidden => hidden.Value;

    /// <summary>Columns of exactly this name.</summary>
    public IReadOnlyList<ColumnReference> Named(string name) => byName.TryGetValue(name, out var list) ? list : [];
}
