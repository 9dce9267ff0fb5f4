using System.Collections.Concurrent;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql;

/// <summary>Rows that a session keeps of plans, from the first query that needs them on.</summary>
internal sealed class PersistedPlans(Func<Plan, (StructType Schema, LocalData Data)> run)
{
    readonly ConcurrentDictionary<long, (StorageLevel Level, Lazy<LocalRelation> Rows)> plans = new();

    /// <summary>Keeps the rows of a plan.</summary>
    public void Add(Plan plan, StorageLevel level) => plans.TryAdd(plan.Tag.Id, (level, new(() =>
    {
        var (schema, data) = run(ReplaceChildren(plan));
        return new LocalRelation(schema.Select(field => new ColumnReference(Ids.Next(), field.Name, field.DataType, field.IsNullable, [],
            field.Metadata)).ToValueList(), data)
        { Tag = plan.Tag };
    })));

    /// <summary>Lets the rows of a plan go.</summary>
    public void Remove(Plan plan) => plans.TryRemove(plan.Tag.Id, out _);

    /// <summary>Lets all rows go.</summary>
    public void Clear() => plans.Clear();

    /// <summary>How the rows of a plan are kept.</summary>
    public StorageLevel Level(Plan plan) => plans.TryGetValue(plan.Tag.Id, out var found) ? found.Level : StorageLevel.NONE;

    /// <summary>The plan with kept rows in place of what gives them. A plan that names columns of something inside of those stays as it is.</summary>
    public Plan Replace(Plan plan)
    {
        if (plans.IsEmpty) return plan;
        var replaced = ReplaceAll(plan);
        if (ReferenceEquals(replaced, plan)) return plan;
        var tags = replaced.Walk().Select(node => node.Tag.Id).ToHashSet();
        var named = replaced.Walk().SelectMany(node => node.Expressions).SelectMany(expression => expression.Walk()).OfType<UnresolvedColumn>();
        return named.All(column => column.PlanId is not { } id || tags.Contains(id)) ? replaced : plan;
    }

    Plan ReplaceAll(Plan plan) => plans.TryGetValue(plan.Tag.Id, out var found) ? found.Rows.Value : ReplaceChildren(plan);

    Plan ReplaceChildren(Plan plan) => plan.MapChildren(ReplaceAll);
}
