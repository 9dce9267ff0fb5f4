using Frames.Delta.Protocol;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sources.Writing;
using Frames.Sql.Types;

namespace Frames.Delta.Commands;

/// <summary>What a schema must be for a table to have it.</summary>
internal static class SchemaChecks
{
    static readonly System.Buffers.SearchValues<char> forbidden = System.Buffers.SearchValues.Create(" ,;{}()\n\t=");

    /// <summary>Checks names and types, and gives the partition columns by the names that the schema has.</summary>
    public static IReadOnlyList<string> Check(StructType schema, IReadOnlyList<string> partitionBy, QuerySettings settings)
    {
        var repeated = schema.Fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key).ToArray();
        if (repeated.Length > 0) throw ErrorClasses.DeltaDuplicateColumns.With(("coltype", "in the data to save"), ("duplicateCols", string.Join(", ", repeated)));
        var invalid = Names(schema).Where(name => name.AsSpan().ContainsAny(forbidden)).ToArray();
        if (invalid.Length > 0) throw ErrorClasses.DeltaInvalidCharactersInColumnNames.With(("invalidColumnNames", string.Join(", ", invalid)));
        var unsupported = schema.Fields.Where(field => Types(field.DataType).Any(IsUnsupported)).ToArray();
        if (unsupported.Length > 0)
            throw ErrorClasses.DeltaUnsupportedDataTypes.With(("dataTypeList", "[" + string.Join(", ", unsupported.Select(field => $"{field.Name}: {field.DataType.SimpleString}")) + "]"));
        return WriteChecks.Partitions(schema, partitionBy, settings.CaseSensitive);
    }

    /// <summary>The lowest protocol for a schema and properties: types beyond the first ones are features, and so is what some properties turn on.</summary>
    public static ProtocolVersions Protocol(StructType schema, IReadOnlyDictionary<string, string> properties)
    {
        if (properties.Keys.FirstOrDefault(key => TableFeatures.IsTurnedOnBy(key, properties[key])) is { } refused)
            throw ErrorClasses.DeltaUnsupportedFeaturesForWrite.With(("tableNameOrPath", "to create"), ("unsupported", refused));
        var version = properties.TryGetValue("delta.enableChangeDataFeed", out var feed) && feed == "true" ? 4
            : properties.Keys.Any(key => key.StartsWith("delta.constraints.", StringComparison.OrdinalIgnoreCase)) ? 3 : TableFeatures.Default.MinWriterVersion;
        if (!Types(schema).Any(type => type is TimestampNtzType)) return TableFeatures.Default with { MinWriterVersion = version };
        string[] more = version switch { 4 => ["checkConstraints", "changeDataFeed", "generatedColumns"], 3 => ["checkConstraints"], _ => [] };
        return new(TableFeatures.NamedReader, TableFeatures.NamedWriter) { ReaderFeatures = ["timestampNtz"], WriterFeatures = ["timestampNtz", "appendOnly", "invariants", .. more] };
    }

    static bool IsUnsupported(DataType type) => type is CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType or TimeType or VariantType;

    static IEnumerable<string> Names(DataType type) => Types(type).OfType<StructType>().SelectMany(fields => fields.Fields.Select(field => field.Name));

    static IEnumerable<DataType> Types(DataType type) => type switch
    {
        StructType fields => fields.Fields.SelectMany(field => Types(field.DataType)).Prepend(type),
        ArrayType array => Types(array.ElementType).Prepend(type),
        MapType map => Types(map.KeyType).Concat(Types(map.ValueType)).Prepend(type),
        _ => [type],
    };
}
