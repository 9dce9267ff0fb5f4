using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>Select lists over select lists become one where nothing costly is computed twice; one that changes nothing goes.</summary>
internal sealed class CollapseProjects : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node => node switch
    {
        Project { Child: Project inner } outer when CanMerge(outer, inner) => Simple(Merge(outer, inner)),
        Project project => Simple(project),
        _ => node,
    });

    static Plan Simple(Project project) => project.List.Count == project.Child.Output.Count
        && project.List.Zip(project.Child.Output, (item, column) => item is ColumnReference same && same.Id == column.Id && same.Name == column.Name)
            .All(same => same)
            ? project.Child : project;

    static bool CanMerge(Project outer, Project inner)
    {
        var uses = new Dictionary<long, int>();
        foreach (var column in outer.List.SelectMany(item => item.References())) uses[column.Id] = uses.GetValueOrDefault(column.Id) + 1;
        if (outer.List.Any(item => item.Any(part => part is Subquery))) return false;
        return inner.List.All(item => item is ColumnReference || Determinism.IsCheap(item)
            || (Determinism.IsDeterministic(item) && uses.GetValueOrDefault(((Alias)item).Id) <= 1 && !InLambda(outer, ((Alias)item).Id)));
    }

    // Inside a lambda one use is as many as there are elements.
    static bool InLambda(Project outer, long id) => outer.List.Any(item => item.Any(part => part is Lambda lambda && lambda.References()
        .Any(column => column.Id == id)));

    static Project Merge(Project outer, Project inner)
    {
        var computed = Substitution.Of(inner.List);
        return outer with
        {
            Child = inner.Child,
            List = outer.List.Map(item => item is ColumnReference column && computed.TryGetValue(column.Id, out var value)
                ? new Alias(value, [column.Name], column.Id, column.Metadata) : Substitution.Replace(item, computed)),
        };
    }
}
