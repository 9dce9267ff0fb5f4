using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>The inputs of a union by name, brought into the order of the first; columns that only some have are null elsewhere where that is allowed.</summary>
internal static class UnionByName
{
    public static ValueList<Plan> Arrange(ValueList<Plan> inputs, bool allowMissing, QuerySettings settings)
    {
        var result = new List<Plan> { inputs[0] };
        foreach (var input in inputs.Skip(1))
        {
            var first = result[0];
            var added = input.Output.Where(column => Find(first, column.Name, settings) is null).ToList();
            if (added.Count > 0 && !allowMissing) throw NameSuggestions.Unresolved([added[0].Name], first.Output);
            for (var i = 0; i < result.Count && added.Count > 0; i++) result[i] = new Project(result[i],
                [.. result[i].Output, .. added.Select(column => Missing(column.Name, column.Type))]);
            var items = result[0].Output.Select(column => Find(input, column.Name, settings)
                ?? (allowMissing ? Missing(column.Name, column.Type) : throw NameSuggestions.Unresolved([column.Name], input.Output)));
            result.Add(new Project(input, items.ToValueList()));
        }
        return result.ToValueList();
    }

    static Expression? Find(Plan plan, string name, QuerySettings settings)
    {
        var found = plan.Output.Where(column => string.Equals(column.Name, name, settings.NameComparison)).ToList();
        return found.Count <= 1 ? found.FirstOrDefault() : throw ErrorClasses.ColumnAlreadyExists.With(("columnName", SqlText.Name(name)));
    }

    static Alias Missing(string name, DataType type) => new(new Literal(null, type), [name], Ids.Next());
}
