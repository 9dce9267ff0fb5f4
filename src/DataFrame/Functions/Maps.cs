using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Nested;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>A map of keys and values in turn.</summary>
    public static Column Map(params Column[] columns) => Call(map, columns);
    static readonly ScalarFunction map = Define("map").Repeating(Accept.Any).Coerced(CoerceMap).Checked(CheckMap).Returns(arguments => new MapType(arguments.Count == 0 ? DataTypes.Null : arguments[0].Type,
            arguments.Count < 2 ? DataTypes.Null : arguments[1].Type, arguments.Where((_, i) => i % 2 == 1).Any(value => value.Nullable))).NeverNull()
        .SeesNulls().Builds<MakeMap>().Example("map('a', 1)", "{a -> 1}");

    static readonly ScalarFunction getMapValue = Define("get_map_value").Internal().Takes(Accept.Map, Accept.Any).Coerced(CoerceLookup).Returns(ElementType).MayBeNull()
        .Prints(call => $"{call.Arguments[0]}[{call.Arguments[1]}]").Kernel(request => new MapLookupKernel(request));

    /// <summary>The keys, as an array.</summary>
    public static Column MapKeys(Column column) => Call(mapKeys, column);
    static readonly ScalarFunction mapKeys = Define("map_keys").Takes(Accept.Map).Coerced(Coercion.OnlyNull).Returns(arguments => new ArrayType(((MapType)arguments[0].Type).KeyType, false))
        .Kernel(request => new MapPartKernel(request.ResultType, maps => maps.Keys)).Example("map_keys(map('a', 1))", "[a]");

    /// <summary>The values, as an array.</summary>
    public static Column MapValues(Column column) => Call(mapValues, column);
    static readonly ScalarFunction mapValues = Define("map_values").Takes(Accept.Map).Coerced(Coercion.OnlyNull)
        .Returns(arguments => new ArrayType(((MapType)arguments[0].Type).ValueType, ((MapType)arguments[0].Type).ValueContainsNull))
        .Kernel(request => new MapPartKernel(request.ResultType, maps => maps.Values)).Example("map_values(map('a', 1))", "[1]");

    /// <summary>The entries, as an array of structs of key and value.</summary>
    public static Column MapEntries(Column column) => Call(mapEntries, column);
    static readonly ScalarFunction mapEntries = Define("map_entries").Takes(Accept.Map).Coerced(Coercion.OnlyNull).Returns(arguments => new ArrayType(EntryType((MapType)arguments[0].Type), false))
        .Kernel(request => new MapPartKernel(request.ResultType, maps => new StructVector(((ArrayType)request.ResultType).ElementType, maps.Keys.Length, [maps.Keys, maps.Values])))
        .Example("map_entries(map('a', 1))", "[{a, 1}]");

    /// <summary>Whether a map has a key.</summary>
    public static Column MapContainsKey(Column column, object key) => Call(mapContainsKey, column, Lit(key));
    static readonly ScalarFunction mapContainsKey = Define("map_contains_key").Takes(Accept.Any, Accept.Any).Coerced(CoerceSearch).Checked(CheckContainsKey).Returns(DataTypes.Boolean)
        .MayBeNull().Value<MapContainsKeyBody, bool>().Example("map_contains_key(map('a', 1), 'a')", "true");

    /// <summary>A map of an array of keys and one of values.</summary>
    public static Column MapFromArrays(Column keys, Column values) => Call(mapFromArrays, keys, values);
    static readonly ScalarFunction mapFromArrays = Define("map_from_arrays").Takes(Accept.Array, Accept.Array).Coerced(Coercion.OnlyNull)
        .Returns(arguments => new MapType(((ArrayType)arguments[0].Type).ElementType, ((ArrayType)arguments[1].Type).ElementType, ((ArrayType)arguments[1].Type).ContainsNull))
        .Builds<MapFromArraysBody>().Example("map_from_arrays(array('a'), array(1))", "{a -> 1}");

    /// <summary>A map of an array of structs of key and value.</summary>
    public static Column MapFromEntries(Column entries) => Call(mapFromEntries, entries);
    static readonly ScalarFunction mapFromEntries = Define("map_from_entries").Takes(Accept.ArrayOfPairs).Coerced(Coercion.None)
        .Returns(arguments => ((ArrayType)arguments[0].Type).ElementType is StructType { Count: 2 } type ? new MapType(type[0].DataType, type[1].DataType, type[1].IsNullable) : DataTypes.Null)
        .NullIf((arguments, _) => arguments[0].Nullable || ((ArrayType)arguments[0].Type).ContainsNull).Builds<MapFromEntriesBody>().Example("map_from_entries(array(struct('a', 1)))", "{a -> 1}");

    /// <summary>The entries of all maps.</summary>
    public static Column MapConcat(params Column[] columns) => Call(mapConcat, columns);
    static readonly ScalarFunction mapConcat = Define("map_concat").Repeating(Accept.Any).Coerced(CoerceMaps).Checked(CheckMaps)
        .Returns(arguments => arguments.Count == 0 ? new MapType(DataTypes.String, DataTypes.String) : arguments[0].Type).Builds<MapConcatBody>().Example("map_concat(map('a', 1), map('b', 2))", "{a -> 1, b -> 2}");

    /// <summary>A map of text: entries and their parts are told apart by delimiters.</summary>
    public static Column StrToMap(Column text, Column pairDelimiter, Column keyValueDelimiter) => Call(strToMap, text, pairDelimiter, keyValueDelimiter);
    static readonly ScalarFunction strToMap = Define("str_to_map").Takes(Accept.String).Optional(Accept.String, new Literal(",", DataTypes.String))
        .Optional(Accept.String, new Literal(":", DataTypes.String)).Coerced(Coercion.OnlyNull).Returns(new MapType(DataTypes.String, DataTypes.String)).Builds<StrToMapBody>().Example("str_to_map('a:1,b:2')", "{a -> 1, b -> 2}");

    static StructType EntryType(MapType type) => new(new StructField("key", type.KeyType, false), new StructField("value", type.ValueType, type.ValueContainsNull));
}
