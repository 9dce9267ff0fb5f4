using System.Text;
using System.Text.Json;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels;
using Frames.Kernels.Json;
using Frames.Kernels.Text;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Formats.Json;

/// <summary>Reads a part of a JSON file into vectors, a row for each object; an array at the top gives a row for each of its objects.</summary>
internal sealed class JsonReader : IBatchReader
{
    readonly JsonOptions options;
    readonly JsonRecords records;
    readonly JsonValues values;
    readonly FilePart part;
    readonly StructField[] fields;
    readonly JsonFields finder;
    readonly JsonElement[] found;
    readonly int corrupt;

    public JsonReader(FilePart part, FileScan scan, FileContext context)
    {
        (this.part, options) = (part, new JsonOptions(scan.Options, context.Settings));
        fields = [.. scan.Columns.Where(column => column.FileColumn is not null).Select(column => column.Field with { Name = column.FileColumn! })];
        corrupt = Array.FindIndex(fields, field => field.Name == options.CorruptRecordColumn && field.DataType is StringType);
        values = new JsonValues(options);
        finder = new JsonFields(new StructType(fields));
        found = new JsonElement[fields.Length];
        records = new JsonRecords(part, context.Storage, options);
    }

    public Batch? Read(EvaluationContext context)
    {
        try
        {
            return ReadRows();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ZstdSharp.ZstdException)
        {
            throw ErrorClasses.FailedReadFileNoHint.With(e, ("path", StoragePaths.Display(part.File.Path)), ("reason", e.Message));
        }
    }

    public void Dispose() => records.Dispose();

    Batch? ReadRows()
    {
        var builders = Array.ConvertAll(fields, field => VectorBuilder.Create(field.DataType));
        var rows = 0;
        while (rows < Batch.MaxRows && records.Read(out var text))
        {
            if (!records.TryParse(text, out var document))
            {
                rows += Malformed(builders, text);
                continue;
            }
            if (document is null) continue;
            using (document)
            {
                var root = document.RootElement;
                rows += root.ValueKind == JsonValueKind.Array ? Rows(builders, root, text) : Row(builders, root, text, isBad: false);
            }
        }
        return rows == 0 ? null : new Batch(rows, Array.ConvertAll(builders, builder => builder.Build()));
    }

    /// <summary>The objects of an array are one record: what is wrong with one is wrong with all.</summary>
    int Rows(VectorBuilder[] builders, JsonElement array, ReadOnlyMemory<byte> text)
    {
        var isBad = false;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) return Malformed(builders, text);
            isBad |= !Fits(item);
        }
        if (isBad && options.Mode != ParseMode.Permissive) return Malformed(builders, text);
        var rows = 0;
        foreach (var item in array.EnumerateArray()) rows += Row(builders, item, text, isBad);
        return rows;
    }

    int Row(VectorBuilder[] builders, JsonElement json, ReadOnlyMemory<byte> text, bool isBad)
    {
        if (json.ValueKind != JsonValueKind.Object) return Malformed(builders, text);
        if (options.Mode != ParseMode.Permissive && !Fits(json)) return Malformed(builders, text);
        isBad |= !finder.Read(json, found, values.Fits);
        for (var i = 0; i < builders.Length; i++)
            if (i != corrupt) isBad |= values.Append(builders[i], found[i]) != JsonFit.Good;
        if (corrupt >= 0) Corrupt(builders[corrupt], isBad, text);
        return 1;
    }

    /// <summary>Whether all values are of their types: rows that are dropped must not be appended first.</summary>
    bool Fits(JsonElement json)
    {
        if (!finder.Read(json, found, values.Fits)) return false;
        for (var i = 0; i < fields.Length; i++)
            if (i != corrupt && !values.Fits(fields[i].DataType, found[i])) return false;
        return true;
    }

    int Malformed(VectorBuilder[] builders, ReadOnlyMemory<byte> text)
    {
        if (options.Mode == ParseMode.DropMalformed) return 0;
        if (options.Mode == ParseMode.FailFast)
            throw ErrorClasses.FailedReadFileNoHint.With(ErrorClasses.MalformedRecord.With(("badRecord", Encoding.UTF8.GetString(text.Span)), ("failFastMode", "FAILFAST")),
                ("path", StoragePaths.Display(part.File.Path).Replace("file:/", "file:///", StringComparison.Ordinal)));
        for (var i = 0; i < builders.Length; i++)
        {
            if (i == corrupt) Corrupt(builders[i], true, text);
            else builders[i].AppendNull();
        }
        return 1;
    }

    static void Corrupt(VectorBuilder builder, bool isBad, ReadOnlyMemory<byte> text)
    {
        if (isBad) ((BytesBuilder)builder).Append(text.Span);
        else builder.AppendNull();
    }
}
