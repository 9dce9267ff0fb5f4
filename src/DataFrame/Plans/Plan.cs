using Frames.Columns;
using Frames.Expressions;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Plans;

/// <summary>
/// A query as a tree of relational operators: the one plan tree, built by every surface and consumed by every backend. The core operators, all that optimizer rules and planners
/// see, stand in this file and are marked <em>core</em>; what the analyzer turns into them (<see cref="WithColumns"/>, <see cref="FillNulls"/>, ...) stands in
/// <c>Shorthands.cs</c>, and commands in <c>Commands.cs</c>.
/// </summary>
internal abstract record Plan
{
    readonly Unequal<ValueList<ColumnReference>> output = new();

    protected Plan() => Tag = new(Ids.Next());

    /// <summary>Copies keep the tag, not what was computed from the old contents.</summary>
    protected Plan(Plan original)
    {
        Tag = original.Tag;
        output = new();
    }

    /// <summary>Names this plan for columns that were taken from it (<see cref="UnresolvedColumn.PlanId"/>); not part of equality.</summary>
    public PlanTag Tag { get; init; }

    public virtual ValueList<Plan> Children => [];

    /// <summary>The expressions of this node itself, in a fixed order.</summary>
    public virtual ValueList<Expression> Expressions => [];

    /// <summary>The columns that the node gives; only resolved nodes know them.</summary>
    public ValueList<ColumnReference> Output => output.Value ??= ComputeOutput();

    public virtual bool Resolved => Children.All(child => child.Resolved) && Expressions.All(expression => expression.Resolved);

    /// <summary>The node with other children.</summary>
    public virtual Plan WithChildren(ValueList<Plan> children) => this;

    /// <summary>The node with other expressions, in the order of <see cref="Expressions"/>.</summary>
    public virtual Plan WithExpressions(ValueList<Expression> expressions) => this;

    public StructType Schema => new(Output.Select(column => column.ToField()));

    public sealed override string ToString() => PlanPrinter.Print(this);

    protected virtual ValueList<ColumnReference> ComputeOutput() => throw new InvalidOperationException($"{GetType().Name} has no columns before analysis.");

    /// <summary>The column that an expression of a select list gives.</summary>
    public static ColumnReference ToColumn(Expression expression) => expression switch
    {
        ColumnReference column => column,
        Alias alias => new(alias.Id, alias.Name, alias.Type, alias.Nullable, [], alias.Metadata),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} in a select list has no name after analysis."),
    };
}

/// <summary>A plan with one input, whose columns it hands on unless it says otherwise.</summary>
internal abstract record UnaryPlan(Plan Child) : Plan
{
    public override ValueList<Plan> Children => [Child];
    public override Plan WithChildren(ValueList<Plan> children) => this with { Child = children[0] };
    protected override ValueList<ColumnReference> ComputeOutput() => Child.Output;
}

/// <summary>Core. One row without columns: <c>SELECT 1</c> has no FROM.</summary>
internal sealed record OneRow : Plan
{
    protected override ValueList<ColumnReference> ComputeOutput() => [];
}

/// <summary>Core. Rows that are in memory.</summary>
internal sealed record LocalRelation(ValueList<ColumnReference> Columns, LocalData Data) : Plan
{
    protected override ValueList<ColumnReference> ComputeOutput() => Columns;
}

/// <summary>Core. The numbers from <paramref name="Start"/> to before <paramref name="End"/>, in a column <c>id</c>.</summary>
internal sealed record Range(long Start, long End, long Step, int? Partitions, ColumnReference Column) : Plan
{
    protected override ValueList<ColumnReference> ComputeOutput() => [Column];
}

/// <summary>Core. A source's rows: some of its columns, and filters that it may use to skip data (they are checked again above it).</summary>
internal sealed record Scan(ITableSource Source, ValueList<ColumnReference> Columns, ValueList<Expression> Filters) : Plan
{
    public override ValueList<Expression> Expressions => Filters;
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Filters = expressions };
    protected override ValueList<ColumnReference> ComputeOutput() => Columns;
}

/// <summary>Core. A select list.</summary>
internal sealed record Project(Plan Child, ValueList<Expression> List) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => List;
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { List = expressions };
    public override bool Resolved => base.Resolved && List.All(item => item is ColumnReference or Alias { Id: not 0 });
    protected override ValueList<ColumnReference> ComputeOutput() => List.Map(ToColumn);
}

/// <summary>Core. The rows for which the condition is true. <paramref name="IsHaving"/> and <paramref name="IsQualify"/> mark what the condition may name before analysis.</summary>
internal sealed record Filter(Plan Child, Expression Condition, bool IsHaving = false, bool IsQualify = false) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [Condition];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Condition = expressions[0] };
}

internal enum GroupingKind { GroupBy, Rollup, Cube, GroupingSets }

/// <summary>
/// Values turned into columns: <paramref name="Column"/>'s values, or all that occur where there are none. With <paramref name="GroupsByRest"/>, as in SQL, the rows are grouped
/// by all columns that the pivot does not name.
/// </summary>
internal sealed record PivotClause(Expression Column, ValueList<Expression> Values, bool GroupsByRest = false);

/// <summary>Core after analysis, when its kind is GROUP BY without pivot and each aggregate stands alone under an alias. One row a group; no grouping means one row.</summary>
internal sealed record Aggregate(Plan Child, ValueList<Expression> Grouping, ValueList<Expression> Aggregates, GroupingKind Kind = GroupingKind.GroupBy,
    ValueList<ValueList<Expression>>? Sets = null, PivotClause? Pivot = null) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [.. Grouping, .. Aggregates];
    public override Plan WithExpressions(ValueList<Expression> expressions)
        => this with { Grouping = expressions.Take(Grouping.Count).ToValueList(), Aggregates = expressions.Skip(Grouping.Count).ToValueList() };
    public override bool Resolved => base.Resolved && Kind == GroupingKind.GroupBy && Pivot is null && Aggregates.All(item => item is ColumnReference or Alias { Id: not 0 });
    protected override ValueList<ColumnReference> ComputeOutput() => Aggregates.Map(ToColumn);
}

/// <summary>Core. Each row several times, once per projection: grouping sets.</summary>
internal sealed record Expand(Plan Child, ValueList<ValueList<Expression>> Projections, ValueList<ColumnReference> Columns) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => Projections.SelectMany(projection => projection).ToValueList();
    public override Plan WithExpressions(ValueList<Expression> expressions)
        => this with { Projections = expressions.Chunk(Columns.Count).Select(projection => projection.ToValueList()).ToValueList() };
    protected override ValueList<ColumnReference> ComputeOutput() => Columns;
}

/// <summary>Core. The child's columns and, after them, window functions over one partitioning and ordering.</summary>
internal sealed record Window(Plan Child, ValueList<Expression> Functions, ValueList<Expression> PartitionBy, ValueList<SortOrder> OrderBy) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [.. Functions, .. PartitionBy, .. OrderBy];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with
    {
        Functions = expressions.Take(Functions.Count).ToValueList(),
        PartitionBy = expressions.Skip(Functions.Count).Take(PartitionBy.Count).ToValueList(),
        OrderBy = expressions.Skip(Functions.Count + PartitionBy.Count).Cast<SortOrder>().ToValueList(),
    };
    protected override ValueList<ColumnReference> ComputeOutput() => [.. Child.Output, .. Functions.Map(ToColumn)];
}

/// <summary>Core. The child's columns beside what a generator makes of each row: <c>LATERAL VIEW explode(...)</c>, or <c>explode</c> in a select list.</summary>
internal sealed record Generate(Plan Child, Expression Generator, bool Outer, string? Qualifier, ValueList<string> Names, ValueList<ColumnReference>? Columns = null)
    : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [Generator];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Generator = expressions[0] };
    public override bool Resolved => base.Resolved && Columns is not null;
    protected override ValueList<ColumnReference> ComputeOutput() => [.. Child.Output, .. Columns ?? base.ComputeOutput()];
}

/// <summary>Core. Rows in order; where it is not <paramref name="Global"/>, within each partition.</summary>
internal sealed record Sort(Plan Child, ValueList<SortOrder> Orders, bool Global = true) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [.. Orders];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Orders = expressions.Cast<SortOrder>().ToValueList() };
}

/// <summary>Core. The first rows.</summary>
internal sealed record Limit(Plan Child, Expression Count) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [Count];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Count = expressions[0] };
}

/// <summary>Core. All but the first rows.</summary>
internal sealed record Offset(Plan Child, Expression Count) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [Count];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Count = expressions[0] };
}

/// <summary>Core. The last rows.</summary>
internal sealed record Tail(Plan Child, int Count) : UnaryPlan(Child);

/// <summary>Core. A random part of the rows, between two bounds of a uniform number.</summary>
internal sealed record Sample(Plan Child, double LowerBound, double UpperBound, bool WithReplacement, long? Seed) : UnaryPlan(Child);

/// <summary>Core. Rows spread anew; on one machine only their partition numbers change.</summary>
internal sealed record Repartition(Plan Child, int? Count, ValueList<Expression> By, bool Shuffle) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => By;
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { By = expressions };
}

internal enum JoinKind { Inner, LeftOuter, RightOuter, FullOuter, LeftSemi, LeftAnti, Cross }

/// <summary>Core when resolved. <paramref name="Using"/> and <paramref name="Natural"/> are turned into conditions by the analyzer.</summary>
/// <param name="Left">The left input.</param>
/// <param name="Right">The right input.</param>
/// <param name="Kind">Which rows and columns come out.</param>
/// <param name="Condition">Which pairs match, or null for all.</param>
/// <param name="Using">Columns of both sides that must be equal, or null.</param>
/// <param name="Natural">All columns of equal name must be equal.</param>
/// <param name="Lateral">The right side may name columns of the left.</param>
/// <param name="NullAware">An anti join in which an unknown comparison also drops the row: NOT IN.</param>
internal sealed record Join(Plan Left, Plan Right, JoinKind Kind, Expression? Condition, ValueList<string>? Using = null, bool Natural = false, bool Lateral = false,
    bool NullAware = false) : Plan
{
    public override ValueList<Plan> Children => [Left, Right];
    public override Plan WithChildren(ValueList<Plan> children) => this with { Left = children[0], Right = children[1] };
    public override ValueList<Expression> Expressions => Condition is null ? [] : [Condition];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Condition = Condition is null ? null : expressions[0] };
    public override bool Resolved => base.Resolved && Using is null && !Natural && !Lateral;

    protected override ValueList<ColumnReference> ComputeOutput() => Kind switch
    {
        JoinKind.LeftSemi or JoinKind.LeftAnti => Left.Output,
        JoinKind.LeftOuter => [.. Left.Output, .. Optional(Right)],
        JoinKind.RightOuter => [.. Optional(Left), .. Right.Output],
        JoinKind.FullOuter => [.. Optional(Left), .. Optional(Right)],
        _ => [.. Left.Output, .. Right.Output],
    };

    static ValueList<ColumnReference> Optional(Plan side) => side.Output.Map(column => column with { IsNullable = true });
}

internal enum SetKind { Union, Intersect, Except }

/// <summary>Core as UNION ALL by position; the analyzer and the optimizer turn the others into joins and aggregates. The columns are the first input's, widened.</summary>
internal sealed record SetOperation(ValueList<Plan> Inputs, SetKind Kind, bool All, bool ByName = false, bool AllowMissing = false,
    ValueList<ColumnReference>? Columns = null) : Plan
{
    public override ValueList<Plan> Children => Inputs;
    public override Plan WithChildren(ValueList<Plan> children) => this with { Inputs = children };
    public override bool Resolved => base.Resolved && Columns is not null;
    protected override ValueList<ColumnReference> ComputeOutput() => Columns ?? base.ComputeOutput();
}

/// <summary>Rows in memory, as batches of one schema. Compared by identity.</summary>
internal sealed class LocalData(IReadOnlyList<Batch> batches)
{
    public IReadOnlyList<Batch> Batches { get; } = batches;

    public long RowCount { get; } = batches.Sum(batch => (long)batch.RowCount);
}

/// <summary>A plan's number, which does not take part in comparing plans.</summary>
internal readonly struct PlanTag(long id) : IEquatable<PlanTag>
{
    public long Id => id;
    public bool Equals(PlanTag other) => true;
    public override bool Equals(object? obj) => obj is PlanTag;
    public override int GetHashCode() => 0;
}

/// <summary>Something kept beside a record's contents that does not take part in comparing it.</summary>
internal sealed class Unequal<T> : IEquatable<Unequal<T>> where T : class
{
    public T? Value { get; set; }
    public bool Equals(Unequal<T>? other) => true;
    public override bool Equals(object? obj) => obj is Unequal<T>;
    public override int GetHashCode() => 0;
}
