using Frames.Errors;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Formats;

/// <summary>The column that gets the text of malformed records.</summary>
internal static class CorruptRecordColumn
{
    /// <summary>It must hold text.</summary>
    public static void Check(StructType schema, string name)
    {
        if (schema.Fields.FirstOrDefault(field => field.Name == name) is { DataType: not StringType } field)
            throw ErrorClasses.InvalidCorruptRecordType.With(("columnName", $"`{name}`"), ("actualType", $"\"{field.DataType.Sql}\""));
    }

    /// <summary>Whether a record is malformed depends on the columns that are read: with none but this one the answer would mean nothing.</summary>
    public static void CheckScan(FileScan scan, string name)
    {
        if (scan.Columns is [{ FileColumn: { } only }] && only == name) throw ErrorClasses.OnlyCorruptRecordColumn.With();
    }
}
