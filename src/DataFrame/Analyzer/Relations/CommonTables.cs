using Frames.Plans;

namespace Frames.Analyzer.Relations;

/// <summary>WITH: each table sees those before it, the query sees all. A table that nobody reads is checked too.</summary>
internal static class CommonTables
{
    public static Plan Resolve(WithTables with, PlanResolver resolver, Surroundings around)
    {
        foreach (var (name, definition) in with.Tables)
        {
            // A recursive table sees itself; the definition of another sees the table of its name that stands outside.
            var table = resolver.Resolve(definition, around);
            around = around with { Tables = around.Tables.SetItem(name, table) };
        }
        return resolver.Resolve(with.Child, around);
    }
}
