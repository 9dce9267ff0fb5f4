using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>LATERAL VIEW, and generators in select lists: both become Generate nodes.</summary>
internal static class Generators
{
    public static Plan Resolve(Generate generate, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(generate.Child, around);
        var generator = resolver.Expressions(around, child).Resolve(generate.Generator);
        if (generator is not FunctionCall { Function: GeneratorFunction } call)
            throw ErrorClasses.NotAGenerator.With(("functionName", SqlText.Expression(generator)), ("classCanonicalName", SqlPrinter.Print(generator)));
        child = SelectLists.Exposed(child, [call]);
        return Node(child, call, generate.Outer, generate.Qualifier, generate.Names);
    }

    /// <summary>The child under the generator that the items hold, and the items with its columns in its place.</summary>
    public static (Plan Child, ValueList<Expression> Items) Extract(Plan child, ValueList<Expression> items, PlanResolver resolver)
    {
        var holding = items.Where(item => item.Any(IsGenerator)).ToList();
        if (holding.Count == 0) return (child, items);
        foreach (var item in holding)
        {
            if (item is not Alias { Child: FunctionCall call } || call.Arguments.Any(argument => argument.Any(IsGenerator)))
                throw ErrorClasses.GeneratorNested.With(("expression", SqlText.Expression(item is Alias alias ? alias.Child : item)));
        }
        if (holding.Count > 1)
            throw ErrorClasses.GeneratorMulti.With(("num", $"{holding.Count}"),
                ("generators", string.Join(", ", holding.Select(item => SqlText.Expression(((Alias)item).Child)))));
        var named = (Alias)holding[0];
        var generator = (FunctionCall)named.Child;
        // One name that the user gave renames the only column; the function's own names are those of its columns.
        var node = Node(child, generator, outer: false, null, named.Names);
        var result = items.SelectMany(item => ReferenceEquals(item, named) ? node.Columns! : (IEnumerable<Expression>)[item]).ToValueList();
        return (node, result);
    }

    static bool IsGenerator(Expression node) => node is FunctionCall { Function: GeneratorFunction };

    static Generate Node(Plan child, FunctionCall generator, bool outer, string? qualifier, ValueList<string> names)
    {
        var fields = ((StructType)generator.Type).Fields;
        if (names.Count > 0 && names.Count != fields.Count)
            throw ErrorClasses.GeneratorAliasesMismatch.With(("aliasesSize", $"{fields.Count}"), ("aliasesNames", string.Join(",", names)));
        var isOuter = outer || ((GeneratorFunction)generator.Function).IsOuter;
        var columns = fields.Select((field, i) => new ColumnReference(Ids.Next(), names.Count > 0 ? names[i] : field.Name, field.DataType, field.IsNullable
            || isOuter,
            qualifier is null ? [] : [qualifier])).ToValueList();
        return new Generate(child, generator, isOuter, qualifier, columns.Map(column => column.Name), columns);
    }
}
