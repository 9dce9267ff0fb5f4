using System.Globalization;
using System.Text;
using Frames.Errors;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sources;

/// <summary>Columns that stand in folder names, <c>year=2024/month=1</c>: found, typed and parsed as Spark does.</summary>
internal static class PartitionFolders
{
    /// <summary>The partition columns of files below their roots, and the files with their values.</summary>
    /// <param name="files">Each file and the folder that counts as its table's root.</param>
    /// <param name="given">Types that the user gave; columns among them are not inferred.</param>
    /// <param name="infer">Whether types are inferred; otherwise all are text.</param>
    /// <param name="zone">The session's time zone.</param>
    public static (StructType Columns, IReadOnlyList<DataFile> Files) Read(IReadOnlyList<(StoredFile File, string Root)> files, StructType? given, bool infer, SparkZone zone)
    {
        var raw = files.Select(file => Parse(file.File.Path, file.Root)).ToArray();
        Check(files, raw);
        var names = raw.FirstOrDefault(parts => parts.Count > 0)?.Select(part => part.Name).ToArray() ?? [];
        var fields = new StructField[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var texts = raw.Select(parts => parts[i].Value).Where(text => text != PartitionText.DefaultName);
            var known = given?.Fields.FirstOrDefault(field => field.Name.Equals(names[i], StringComparison.OrdinalIgnoreCase));
            fields[i] = known is not null ? new(known.Name, known.DataType) : new(names[i], infer ? Infer(texts, zone) : DataTypes.String);
        }
        var result = new DataFile[files.Count];
        for (var f = 0; f < result.Length; f++)
        {
            var values = new object?[names.Length];
            for (var i = 0; i < values.Length; i++) values[i] = Value(raw[f][i].Value, fields[i], zone);
            var file = files[f].File;
            result[f] = new DataFile(file.Path, file.Length, values) { ModifiedMicros = file.ModifiedMicros };
        }
        return (new StructType(fields), result);
    }

    static List<(string Name, string Value)> Parse(string path, string root)
    {
        var result = new List<(string, string)>();
        if (path.Length <= root.Length) return result;
        var folders = path[root.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        // From the file upwards: the first unbroken run of name=value folders counts.
        for (var i = folders.Length - 2; i >= 0; i--)
        {
            var equals = folders[i].IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) result.Insert(0, (PartitionText.Unescape(folders[i][..equals]), PartitionText.Unescape(folders[i][(equals + 1)..])));
            else if (result.Count > 0) break;
        }
        return result;
    }

    static void Check(IReadOnlyList<(StoredFile File, string Root)> files, List<(string Name, string Value)>[] raw)
    {
        var lists = raw.Select(parts => string.Join(", ", parts.Select(part => part.Name))).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (lists.Length <= 1) return;
        var described = string.Join("\n", lists.Select((list, i) =>
            $"Partition column name list #{i}: {list}"));
        if (lists.Contains(""))
        {
            var paths = files.Select(file => StoragePaths.Display(StoragePaths.Parent(file.File.Path))).Distinct().Order(StringComparer.Ordinal);
            throw ErrorClasses.ConflictingDirectoryStructures.With(("discoveredBasePaths", "\n\t" + string.Join("\n\t", paths)));
        }
        throw ErrorClasses.ConflictingPartitionColumnNames.With(("distinctPartColLists", "\n\t" + described.Replace("\n", "\n\t", StringComparison.Ordinal) + "\n"), ("suspiciousPaths", ""));
    }

    static object? Value(string text, StructField field, SparkZone zone)
    {
        if (text == PartitionText.DefaultName) return null;
        return PartitionText.TryParse(text, field.DataType, zone, out var value) ? value
            : throw ErrorClasses.InvalidPartitionValue.With(("value", text), ("dataType", field.DataType.Sql), ("columnName", field.Name));
    }

    static DataType Infer(IEnumerable<string> texts, SparkZone zone)
    {
        DataType? result = null;
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var type = Infer(text, zone);
            result = result is null ? type : Wider(result, type);
            if (result is StringType) break;
        }
        return result ?? DataTypes.String;
    }

    static DataType Infer(string text, SparkZone zone)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return DataTypes.Integer;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) return DataTypes.Long;
        if (DecimalText.TryParseLiteral(bytes, out _, out var precision, out var scale) == ParseStatus.Success && scale == 0) return new DecimalType(precision, 0);
        if (DoubleText.TryParse(bytes, out double _)) return DataTypes.Double;
        if (text.Length >= 19 && DateTimeText.TryParseTimestampNtz(bytes, out _, allowZone: false) && DateTimeText.TryParseTimestamp(bytes, zone, out _)) return DataTypes.Timestamp;
        return text.Length == 10 && DateTimeText.TryParseDate(bytes, out _) ? DataTypes.Date : DataTypes.String;
    }

    /// <summary>The type of a column that holds both: numbers widen, dates become timestamps, all else is text.</summary>
    static DataType Wider(DataType left, DataType right) => (left, right) switch
    {
        _ when left.Equals(right) => left,
        (IntegerType, LongType) or (LongType, IntegerType) => DataTypes.Long,
        (IntegerType, DoubleType) or (DoubleType, IntegerType) => DataTypes.Double,
        (DecimalType a, DecimalType b) => a.Precision > b.Precision ? a : b,
        (DecimalType d, IntegerType or LongType) => new DecimalType(Math.Max(d.Precision, 20), 0),
        (IntegerType or LongType, DecimalType d) => new DecimalType(Math.Max(d.Precision, 20), 0),
        (DateType, TimestampType) or (TimestampType, DateType) => DataTypes.Timestamp,
        _ => DataTypes.String,
    };
}
