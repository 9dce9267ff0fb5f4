using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>UNPIVOT: each row once per value column, or group of value columns, beside that column's name.</summary>
internal static class Unpivots
{
    public static Plan Resolve(Unpivot unpivot, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(unpivot.Child, around);
        var settings = resolver.Analysis.Settings;
        var expressions = resolver.Expressions(around, child);
        var values = unpivot.ValueColumns?.Map(group => StarExpansion.InList(group, expressions.Scope).Map(expressions.Resolve));
        var ids = StarExpansion.InList(unpivot.IdColumns, expressions.Scope).Map(expressions.Resolve);
        if (values is null) values = child.Output.Where(column => !ids.Contains(column)).Select(column => (ValueList<Expression>)[column]).ToValueList();
        else if (unpivot.KeepsRest) ids = child.Output.Where(column => !values.Any(group => group.Any(value => Bare(value).Equals(column)))).Cast<Expression>()
            .ToValueList();
        if (values.Count == 0) throw ErrorClasses.UnpivotRequiresValueColumns.With();
        if (values.Any(group => group.Count != unpivot.ValueNames.Count)) throw ErrorClasses.UnpivotSizeMismatch.With(("names",
            string.Join(", ", unpivot.ValueNames.Select(SqlText.Name))));
        var types = unpivot.ValueNames.Select((_, i) => Common(values.Map(group => group[i]), settings)).ToList();
        var expand = Expand(unpivot, child, ids, values, types, settings);
        if (unpivot.IncludeNulls) return expand;
        var present = expand.Columns.Skip(ids.Count + 1).Select(column => (Expression)Calls.Resolve(OperatorNames.IsNotNull, settings, column));
        return new Filter(expand, Conjunctions.Or(present)!);
    }

    static Expression Bare(Expression value) => value is Alias alias ? alias.Child : value;

    static Expand Expand(Unpivot unpivot, Plan child, ValueList<Expression> ids, ValueList<ValueList<Expression>> values, List<DataType> types,
        QuerySettings settings)
    {
        var projections = values.Select((group, row) => (ValueList<Expression>)[.. ids.Map(Bare),
            new Literal(unpivot.Aliases?[row] ?? Name(group), DataTypes.String),
            .. group.Select((value, i) => CommonTypes.CastTo(Bare(value), types[i], settings))]).ToValueList();
        var idColumns = ids.Map(id => Plan.ToColumn(Naming.Named(id)) with { Id = Ids.Next() });
        var valueColumns = unpivot.ValueNames.Select((name, i) => new ColumnReference(Ids.Next(), name, types[i], values.Any(group => group[i].Nullable), []));
        return new Expand(child, projections, [.. idColumns, new ColumnReference(Ids.Next(), unpivot.VariableName, DataTypes.String, false, []),
            .. valueColumns]);
    }

    static string Name(ValueList<Expression> group) => string.Join("_", group.Select(value => value is Alias alias ? alias.Name : SqlPrinter.Print(value)));

    static DataType Common(ValueList<Expression> values, QuerySettings settings) => CommonTypes.WidestWithoutText(values.Select(value => value.Type), settings)
        ?? throw ErrorClasses.UnpivotTypeMismatch.With(("types", string.Join(", ", values.GroupBy(value => value.Type)
            .Select(group => $"{SqlText.Type(group.Key)} ({string.Join(", ", group.Select(value => SqlText.Name(SqlPrinter.Print(value))))})"))));
}
