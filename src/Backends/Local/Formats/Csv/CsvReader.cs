using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels;
using Frames.Kernels.Csv;
using Frames.Kernels.Text;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Backends.Local.Formats.Csv;

/// <summary>Reads a part of a CSV file into vectors.</summary>
internal sealed class CsvReader : IBatchReader
{
    readonly CsvOptions options;
    readonly CsvRecords records;
    readonly FilePart part;
    readonly CsvColumn?[] columns;
    readonly int fieldCount;
    readonly bool checksCount;
    readonly ulong[] bad = new ulong[Bitmap.WordCount(Batch.MaxRows)];

    public CsvReader(FilePart part, FileScan scan, FileContext context)
    {
        (this.part, options) = (part, new CsvOptions(scan.Options, context.Settings));
        var inFile = scan.DataSchema.Fields.Where(field => field.Name != options.CorruptRecordColumn).ToArray();
        var wanted = scan.Columns.Where(column => column.FileColumn is not null).ToArray();
        fieldCount = inFile.Length;
        columns = new CsvColumn?[wanted.Length];
        var slots = new int[inFile.Length];
        slots.AsSpan().Fill(-1);
        for (var i = 0; i < wanted.Length; i++)
        {
            var ordinal = Array.FindIndex(inFile, field => field.Name == wanted[i].FileColumn);
            if (ordinal < 0) continue;
            slots[ordinal] = i;
            columns[i] = CsvColumn.Create(inFile[ordinal], options);
        }
        // Spark's parser drops the other fields before it counts them.
        checksCount = columns.Count(column => column is not null) >= inFile.Length;
        if (options.Header && !options.EnforceSchema) Guard(() => CsvNames.CheckHeader(part, inFile, options, context));
        records = CsvRecords.Open(part, context.Storage, options, new CsvTokenizer(options, slots, wanted.Length, Batch.MaxRows), options.Header);
    }

    public Batch? Read(EvaluationContext context)
    {
        while (true)
        {
            var rows = Guard(records.Read);
            if (rows == 0) return null;
            var batch = Parse(rows, context);
            if (batch.RowCount > 0) return batch;
        }
    }

    public void Dispose() => records.Dispose();

    T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ZstdSharp.ZstdException)
        {
            throw ErrorClasses.FailedReadFileNoHint.With(e, ("path", StoragePaths.Display(part.File.Path)), ("reason", e.Message));
        }
    }

    Batch Parse(int rows, EvaluationContext context)
    {
        var arena = context.Arena;
        bad.AsSpan().Clear();
        if (checksCount)
            for (var row = 0; row < rows; row++)
                if (records.FieldCounts[row] != fieldCount) Bitmap.Set(bad, row);
        var vectors = new Vector[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            if (columns[i] is { } column) vectors[i] = column.Parse(records.Tokenizer.Fields(i, records.Text, rows), bad, arena);
        var badCount = Bitmap.CountSet(bad, rows);
        if (badCount > 0 && options.Mode == ParseMode.FailFast) throw Malformed(rows);
        for (var i = 0; i < columns.Length; i++)
            if (columns[i] is null) vectors[i] = CorruptRecords(rows);
        var batch = new Batch(rows, vectors);
        return badCount > 0 && options.Mode == ParseMode.DropMalformed ? WithoutBad(batch, arena) : batch;
    }

    Batch WithoutBad(Batch batch, Arena arena)
    {
        var good = Array.ConvertAll(bad, word => ~word);
        return batch.WithSelection(new Selection(good, batch.Length)).Compact(arena);
    }

    /// <summary>The text of the records that do not fit the schema.</summary>
    Vector CorruptRecords(int rows)
    {
        var builder = new BytesBuilder(DataTypes.String);
        for (var row = 0; row < rows; row++)
        {
            if ((bad[row >> 6] >> row & 1) == 0) builder.AppendNull();
            else builder.Append(Record(row));
        }
        return builder.Build();
    }

    FramesException Malformed(int rows)
    {
        var row = Enumerable.Range(0, rows).First(row => (bad[row >> 6] >> row & 1) != 0);
        var cause = ErrorClasses.MalformedRecord.With(("badRecord", Encoding.UTF8.GetString(Record(row))), ("failFastMode", "FAILFAST"));
        return ErrorClasses.FailedReadFileNoHint.With(cause, ("path", StoragePaths.Display(part.File.Path).Replace("file:/", "file:///", StringComparison.Ordinal)));
    }

    ReadOnlySpan<byte> Record(int row) => records.Text.Slice(records.Starts[row], records.Lengths[row]);
}
