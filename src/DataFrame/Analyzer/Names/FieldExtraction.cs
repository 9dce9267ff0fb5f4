using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Names;

/// <summary>What <c>child.name</c> and <c>child[key]</c> mean by the child's type: a field, an element, a value of a key.</summary>
internal static class FieldExtraction
{
    /// <summary>The internal function that takes the element of an array, counted from 0.</summary>
    public const string ArrayItem = "get_array_item";

    /// <summary>The internal function that takes a map's value.</summary>
    public const string MapValue = "get_map_value";

    public static Expression Extract(Expression child, Expression key, QuerySettings settings) => (child.Type, key) switch
    {
        (StructType type, Literal { Value: string name }) => Field(child, type, name, settings),
        (ArrayType { ElementType: StructType type }, Literal { Value: string name }) => Field(child, type, name, settings),
        (ArrayType, _) => Calls.Resolve(FunctionCatalogue.Get(ArrayItem), [child, key], settings),
        (MapType, _) => Calls.Resolve(FunctionCatalogue.Get(MapValue), [child, key], settings),
        (StructType, _) => throw ErrorClasses.InvalidExtractFieldType.With(("extraction", SqlText.Expression(key))),
        _ => throw ErrorClasses.InvalidExtractBaseFieldType.With(("base", SqlText.Expression(child)), ("other", SqlText.Type(child.Type))),
    };

    static GetField Field(Expression child, StructType type, string name, QuerySettings settings)
    {
        var matches = Enumerable.Range(0, type.Count).Where(i => string.Equals(type[i].Name, name, settings.NameComparison)).ToList();
        return matches.Count switch
        {
            1 => new GetField(child, matches[0], type[matches[0]].Name),
            0 => throw ErrorClasses.FieldNotFound.With(("fieldName", SqlText.Name(name)),
                ("fields", string.Join(", ", type.Fields.Select(field => SqlText.Name(field.Name))))),
            _ => throw ErrorClasses.AmbiguousReferenceToFields.With(("field", SqlText.Name(name)),
                ("count", matches.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        };
    }
}
