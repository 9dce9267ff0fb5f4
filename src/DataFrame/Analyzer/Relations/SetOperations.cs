using Frames.Analyzer.Names;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>UNION, INTERSECT, EXCEPT: by position or by name, each column of the type that holds all inputs'.</summary>
internal static class SetOperations
{
    public static Plan Resolve(SetOperation operation, PlanResolver resolver, Surroundings around)
    {
        var settings = resolver.Analysis.Settings;
        var inputs = operation.Inputs.Map(input => resolver.Resolve(input, around));
        if (operation.ByName) inputs = UnionByName.Arrange(inputs, operation.AllowMissing, settings);
        var name = operation.Kind.ToString().ToUpperInvariant();
        for (var i = 1; i < inputs.Count; i++)
        {
            if (inputs[i].Output.Count != inputs[0].Output.Count) throw ErrorClasses.NumColumnsMismatch.With(("operator", name),
                ("firstNumColumns", $"{inputs[0].Output.Count}"),
                ("invalidOrdinalNum", SqlText.Ordinal(i + 1)), ("invalidNumColumns", $"{inputs[i].Output.Count}"));
        }
        if (operation.Kind != SetKind.Union || !operation.All) foreach (var input in inputs) CheckComparable(input);
        var types = Enumerable.Range(0, inputs[0].Output.Count).Select(i => Common(inputs, i, name, settings)).ToList();
        inputs = inputs.Map(input => Widened(input, types, settings));
        var columns = inputs[0].Output.Select((column, i) => column with { Id = Ids.Next(), IsNullable = Nullable(operation.Kind, inputs, i), Qualifier = [] })
            .ToValueList();
        return operation with { Inputs = inputs, ByName = false, AllowMissing = false, Columns = columns };
    }

    static bool Nullable(SetKind kind, ValueList<Plan> inputs, int column) => kind switch
    {
        SetKind.Union => inputs.Any(input => input.Output[column].IsNullable),
        SetKind.Intersect => inputs.All(input => input.Output[column].IsNullable),
        _ => inputs[0].Output[column].IsNullable,
    };

    static DataType Common(ValueList<Plan> inputs, int column, string name, QuerySettings settings)
    {
        var type = inputs[0].Output[column].Type;
        for (var i = 1; i < inputs.Count; i++)
        {
            type = CommonTypes.Wider(type, inputs[i].Output[column].Type, settings) ?? throw ErrorClasses.IncompatibleColumnType.With(("operator", name),
                ("columnOrdinalNumber", SqlText.Ordinal(column + 1)), ("tableOrdinalNumber", SqlText.Ordinal(i + 1)),
                    ("dataType1", SqlText.Type(inputs[i].Output[column].Type)),
                ("dataType2", SqlText.Type(type)), ("hint", ""));
        }
        return type;
    }

    static Plan Widened(Plan input, List<DataType> types, QuerySettings settings)
    {
        var list = input.Output.Select((column, i) => CommonTypes.CastTo(column, types[i], settings) is var cast && cast is ColumnReference same
            ? (Expression)same
            : new Alias(cast, [column.Name], Ids.Next())).ToValueList();
        return list.All(item => item is ColumnReference) ? input : new Project(input, list);
    }

    static void CheckComparable(Plan input)
    {
        foreach (var column in input.Output)
        {
            if (column.Type is VariantType) throw ErrorClasses.SetOperationOnVariant.With(("colName", SqlText.Name(column.Name)),
                ("dataType", SqlText.Type(column.Type)));
            if (HasMap(column.Type)) throw ErrorClasses.UnsupportedSetOperationOnMap.With(("colName", SqlText.Name(column.Name)),
                ("dataType", SqlText.Type(column.Type)));
        }
    }

    static bool HasMap(DataType type) => type switch
    {
        MapType => true,
        ArrayType array => HasMap(array.ElementType),
        StructType record => record.Fields.Any(field => HasMap(field.DataType)),
        _ => false,
    };
}
