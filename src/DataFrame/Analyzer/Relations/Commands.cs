using Frames.Expressions;
using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>Commands stay what they are over resolved queries; those that only describe become their rows.</summary>
internal static class Commands
{
    public static Plan Resolve(Command command, PlanResolver resolver, Surroundings around) => command switch
    {
        CreateView { ColumnNames: { } names } view => view with
        {
            Child = Tables.Alias(new SubqueryAlias(view.Child, [view.Name], names),
            resolver.Resolve(view.Child, around)),
            ColumnNames = null
        },
        ExtensionCommand => command,
        DescribeColumns describe => Descriptions.Columns(describe, resolver.Resolve(describe.Query, around)),
        ShowTables show => Descriptions.Tables(show, resolver.Analysis),
        _ => command.MapChildren(child => resolver.Resolve(child, around)),
    };
}
