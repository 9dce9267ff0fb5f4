using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>Columns that nobody reads are neither computed, carried nor read from their source.</summary>
internal sealed class PruneColumns : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings)
        => Prune(plan, Determinism.Ids(plan is Command ? [] : plan.Output)).MapSubqueries(query => Apply(query, settings));

    static Plan Prune(Plan plan, HashSet<long> wanted) => plan switch
    {
        Project project => List(project, wanted),
        Filter or Sort or Limit or Offset or Tail or Sample or Repartition => Only(plan, With(wanted, plan.Expressions)),
        Aggregate aggregate => Grouped(aggregate, wanted),
        Join join => Joined(join, wanted),
        SetOperation { Kind: SetKind.Union, All: true } union => Union(union, wanted),
        Window window => Windows(window, wanted),
        Generate generate => Only(generate, With(wanted, generate.Expressions)),
        Expand expand => Expanded(expand, wanted),
        Scan scan => scan with { Columns = Keep(scan.Columns, column => wanted.Contains(column.Id)) },
        LocalRelation local => Local(local, wanted),
        _ => plan.MapChildren(child => Prune(child, Determinism.Ids(child is Command ? [] : child.Output))),
    };

    static Plan Only(Plan plan, HashSet<long> wanted) => plan.MapChildren(child => Prune(child, wanted));

    static Project List(Project project, HashSet<long> wanted)
    {
        var list = Keep(project.List, item => wanted.Contains(Plan.ToColumn(item).Id));
        var child = Prune(project.Child, With([], list));
        return list.Count == project.List.Count && ReferenceEquals(child, project.Child) ? project : project with { List = list, Child = child };
    }

    static Aggregate Grouped(Aggregate aggregate, HashSet<long> wanted)
    {
        var items = aggregate.Aggregates.Where(item => item is ColumnReference || wanted.Contains(((Alias)item).Id)).ToValueList();
        if (items.Count == 0) items = aggregate.Aggregates;
        var read = With([], [.. aggregate.Grouping, .. items]);
        var child = read.Count == 0 && aggregate.Child is Scan { Source.CountsRowsAlone: true } scan ? scan with { Columns = [] } : Prune(aggregate.Child, read);
        return items.Count == aggregate.Aggregates.Count && ReferenceEquals(child, aggregate.Child) ? aggregate
            : aggregate with { Aggregates = items, Child = child };
    }

    static Plan Joined(Join join, HashSet<long> wanted)
    {
        var read = With(wanted, join.Expressions);
        if (join.Lateral) foreach (var column in Analyzer.Correlation.References(join.Right)) read.Add(column.Id);
        return join.MapChildren(child => Narrow(Prune(child, read), read));
    }

    /// <summary>A select list that drops columns which the plan needed only for itself, so that a join does not carry them.</summary>
    static Plan Narrow(Plan plan, HashSet<long> wanted)
    {
        var kept = plan.Output.Where(column => wanted.Contains(column.Id)).Cast<Expression>().ToValueList();
        return kept.Count == 0 || kept.Count == plan.Output.Count || plan is Scan or LocalRelation or Project ? plan : new Project(plan, kept);
    }

    static Plan Union(SetOperation union, HashSet<long> wanted)
    {
        var positions = Positions(union.Output, wanted);
        if (positions.Length == union.Output.Count) return union.MapChildren(child => Prune(child, Determinism.Ids(child.Output)));
        return union with
        {
            Inputs = union.Inputs.Map(input => Prune(new Project(input, positions.Select(i => (Expression)input.Output[i]).ToValueList()),
                Determinism.Ids(positions.Select(i => input.Output[i])))),
            Columns = positions.Select(i => union.Output[i]).ToValueList(),
        };
    }

    static Plan Windows(Window window, HashSet<long> wanted)
    {
        var functions = window.Functions.Where(item => wanted.Contains(((Alias)item).Id)).ToValueList();
        if (functions.Count == 0) return Prune(window.Child, wanted);
        var kept = functions.Count == window.Functions.Count ? window : window with { Functions = functions };
        return Only(kept, With(wanted, kept.Expressions));
    }

    static Plan Expanded(Expand expand, HashSet<long> wanted)
    {
        var positions = Positions(expand.Columns, wanted);
        if (positions.Length < expand.Columns.Count)
        {
            expand = expand with
            {
                Columns = positions.Select(i => expand.Columns[i]).ToValueList(),
                Projections = expand.Projections.Map(projection => positions.Select(i => projection[i]).ToValueList()),
            };
        }
        return Only(expand, With([], expand.Expressions));
    }

    static LocalRelation Local(LocalRelation local, HashSet<long> wanted)
    {
        var positions = Positions(local.Columns, wanted);
        if (positions.Length == local.Columns.Count) return local;
        var batches = local.Data.Batches.Select(batch => new Batch(batch.Length, Array.ConvertAll(positions, i => batch.Columns[i]), batch.Selection))
            .ToArray();
        return new LocalRelation(positions.Select(i => local.Columns[i]).ToValueList(), new LocalData(batches));
    }

    static int[] Positions(ValueList<ColumnReference> columns, HashSet<long> wanted)
    {
        var kept = Enumerable.Range(0, columns.Count).Where(i => wanted.Contains(columns[i].Id)).ToArray();
        return kept.Length == 0 && columns.Count > 0 ? [0] : kept;
    }

    // Rows without columns would have no length, so one column always stays.
    static ValueList<T> Keep<T>(ValueList<T> items, Func<T, bool> isWanted)
    {
        var kept = items.Where(isWanted).ToValueList();
        return kept.Count == items.Count ? items : kept.Count == 0 ? [items[0]] : kept;
    }

    static HashSet<long> With(HashSet<long> wanted, IEnumerable<Expression> expressions)
    {
        var result = new HashSet<long>(wanted);
        foreach (var part in expressions.SelectMany(expression => expression.Walk()))
        {
            if (part is ColumnReference column) result.Add(column.Id);
            else if (part is Subquery subquery) foreach (var outer in Analyzer.Correlation.References(subquery.Plan)) result.Add(outer.Id);
        }
        return result;
    }
}
