using System.Runtime.CompilerServices;
using Frames.Analyzer.Relations;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Parser;
using Range = Frames.Plans.Range;

namespace Frames.Analyzer;

/// <summary>Resolves a plan, inputs first. What each kind of node means stands in a file of <c>Relations</c>.</summary>
internal sealed class PlanResolver(Analysis analysis)
{
    public Analysis Analysis => analysis;

    public Plan Resolve(Plan plan, Surroundings around)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return analysis.Tagged(plan, Node(plan, around));
    }

    /// <summary>A scope of the columns of resolved inputs.</summary>
    public Scope Scope(Surroundings around, params ReadOnlySpan<Plan> inputs) => new(analysis, around, inputs);

    public ExpressionResolver Expressions(Surroundings around, params ReadOnlySpan<Plan> inputs) => new(Scope(around, inputs));

    Plan Node(Plan plan, Surroundings around) => plan switch
    {
        // Leaves.
        SqlQuery query => Resolve(Walkable(SqlParser.ParsePlan(query.Text, analysis.Settings)),
            around with { NamedArguments = query.NamedArguments, PositionalArguments = query.PositionalArguments }),
        UnresolvedTable table => Tables.Resolve(table, this, around),
        UnresolvedTableFunction function => TableFunctions.Resolve(function, this, around),
        ReadSource read => analysis.OwnColumns(Tables.Read(read, analysis)),
        InlineTable table => InlineTables.Resolve(table, this, around),
        LocalRelation or Range or Scan => analysis.OwnColumns(plan),
        OneRow => plan,

        // Names in sight of what is below.
        SubqueryAlias alias => Tables.Alias(alias, Resolve(alias.Child, around)),
        WithTables with => CommonTables.Resolve(with, this, around),
        WithWindows with => Resolve(with.Child, around with { Windows = around.Windows.SetItems(with.Windows) }),

        // Select lists, conditions, aggregation, order.
        Project project => SelectLists.Resolve(project, this, around),
        Filter filter => Filters.Resolve(filter, this, around),
        Aggregate aggregate => aggregate.Pivot is null ? Aggregation.Resolve(aggregate, this, around) : Pivots.Resolve(aggregate, this, around),
        Sort sort => Sorts.Resolve(sort, this, around),
        Limit or Offset or Tail => Limits.Resolve(plan, this, around),
        Generate generate => Generators.Resolve(generate, this, around),
        Window or Expand => throw new InvalidOperationException($"This is a bug in Frames: {plan.GetType().Name} before analysis."),

        // Several inputs.
        Join join => Joins.Resolve(join, this, around),
        SetOperation operation => SetOperations.Resolve(operation, this, around),

        // Shorthands.
        Distinct distinct => Deduplication.Resolve(distinct, this, around),
        Deduplicate deduplicate => Deduplication.Resolve(deduplicate, this, around),
        WithColumns with => ColumnEdits.With(with, this, around),
        RenameColumns rename => ColumnEdits.Rename(rename, this, around),
        RenameAll rename => ColumnEdits.RenameAll(rename, this, around),
        DropColumns drop => ColumnEdits.Drop(drop, this, around),
        ToSchema target => ColumnEdits.To(target, this, around),
        FillNulls fill => NullEdits.Fill(fill, this, around),
        DropNulls drop => NullEdits.Drop(drop, this, around),
        ReplaceValues replace => NullEdits.Replace(replace, this, around),
        Unpivot unpivot => Unpivots.Resolve(unpivot, this, around),
        Statistics statistics => StatisticsFrames.Resolve(statistics, this, around),
        Hint hint => Resolve(hint.Child, around),
        Repartition repartition => Repartitioned(repartition, around),
        Sample sample => sample with { Child = Resolve(sample.Child, around) },
        Command command => Commands.Resolve(command, this, around),
        _ => plan.MapChildren(child => Resolve(child, around)),
    };

    static Plan Walkable(Plan plan)
    {
        DeepStack.Require(plan);
        return plan;
    }

    Plan Repartitioned(Repartition repartition, Surroundings around)
    {
        var child = Resolve(repartition.Child, around);
        var by = BelowResolver.Over(child, this, around).Resolve(repartition.By);
        return Filters.Kept(child, input => repartition with { Child = input, By = by }, by);
    }
}
