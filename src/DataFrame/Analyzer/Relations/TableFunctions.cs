using System.Globalization;
using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using Range = Frames.Plans.Range;

namespace Frames.Analyzer.Relations;

/// <summary>Functions that stand where a table does: <c>range</c>, and generators over one row.</summary>
internal static class TableFunctions
{
    public static Plan Resolve(UnresolvedTableFunction function, PlanResolver resolver, Surroundings around)
    {
        var name = function.Parts[^1].ToLowerInvariant();
        if (name == "range") return resolver.Analysis.OwnColumns(Range(function, resolver, around));
        if (FunctionCatalogue.Find(name) is GeneratorFunction)
            return Generators.Resolve(new Generate(new OneRow(), new UnresolvedFunction(function.Parts, function.Arguments), Outer: false, null, []), resolver,
                around);
        throw ErrorClasses.UnresolvedTableValuedFunction.With(("name", SqlText.Name(function.Parts)));
    }

    static Range Range(UnresolvedTableFunction function, PlanResolver resolver, Surroundings around)
    {
        var arguments = resolver.Expressions(around, new OneRow()).Resolve(function.Arguments);
        if (arguments.Count is 0 or > 4) throw ErrorClasses.WrongNumArgs.With(("functionName", "`range`"), ("expectedNum", "[1, 2, 3, 4]"),
            ("actualNum", $"{arguments.Count}"),
            ("docroot", "https://spark.apache.org/docs/latest"));
        var values = arguments.Select((argument, i) => Whole(argument, arguments.Count == 1 ? 2 : i + 1, resolver.Analysis.Settings)).ToList();
        var (start, end) = values.Count == 1 ? (0L, values[0]) : (values[0], values[1]);
        var step = values.Count > 2 ? values[2] : 1;
        if (step == 0) throw ErrorClasses.FailedFunctionCall.With(("funcName", "`range`"));
        return new Range(start, end, step, values.Count > 3 ? (int)values[3] : null, new ColumnReference(Ids.Next(), "id", DataTypes.Long, false, []));
    }

    static long Whole(Expression argument, int position, QuerySettings settings)
    {
        if (argument.Type is NullType || ImplicitCasts.Find(argument.Type, DataTypes.Long, settings.Ansi) is null && argument.Type is not IntegralType)
            throw new ErrorClass("UNEXPECTED_INPUT_TYPE", "42K09",
                "Parameter <paramIndex> of function <functionName> requires the <requiredType> type, however <inputSql> has the type <inputType>.")
                    .With(("paramIndex", SqlText.Ordinal(position)),
                ("functionName", "`range`"), ("requiredType", "\"BIGINT\""), ("inputSql", SqlText.Expression(argument)),
                    ("inputType", SqlText.Type(argument.Type)));
        return Convert.ToInt64(Folding.Evaluate(CommonTypes.CastTo(argument, DataTypes.Long, settings), settings).Value, CultureInfo.InvariantCulture);
    }
}
