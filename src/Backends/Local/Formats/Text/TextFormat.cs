using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Backends.Local.Formats.Text;

/// <summary>Lines of text, in one column <c>value</c>.</summary>
internal sealed class TextFormat : IFileFormat
{
    public string Name => "text";

    public string DisplayName => "Text";

    public string Extension => ".txt";

    public string ExtensionOf(IReadOnlyDictionary<string, string> options, QuerySettings settings) => FileStreams.ExtensionOf(Extension, new SourceOptions(options));

    public StructType InferSchema(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, string> options, FileContext context) => new(new StructField("value", DataTypes.String));

    public void CheckSchema(StructType schema, IReadOnlyDictionary<string, string> options, QuerySettings settings)
    {
        if (schema.Count > 1) throw ErrorClasses.TextHasOneColumn.With(("schemaSize", schema.Count.ToString(null, null)));
        if (schema.Fields.FirstOrDefault(field => field.DataType is not StringType) is { } field)
            throw ErrorClasses.UnsupportedDataTypeForDataSource.With(("format", "Text"), ("columnName", $"`{field.Name}`"), ("columnType", $"\"{field.DataType.Sql}\""));
    }

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context) => TextParts.Split(file, !IsWhole(scan.Options));

    public IBatchReader Open(FilePart part, FileScan scan, FileContext context) => new Reader(part, scan, context);

    public IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context)
        => schema is [{ DataType: StringType }] ? new Writer(path, new SourceOptions(options), context)
            : throw ErrorClasses.UnsupportedDataTypeForDataSource.With(("format", "Text"), ("columnName", string.Join(", ", schema.Fields.Select(field => $"`{field.Name}`"))),
                ("columnType", $"\"{schema.Sql}\""));

    static bool IsWhole(IReadOnlyDictionary<string, string> options) => new SourceOptions(options).Flag("wholetext");

    sealed class Writer(string path, SourceOptions options, FileContext context) : TextFileWriter(path, options, context)
    {
        readonly byte[] lineEnd = System.Text.Encoding.UTF8.GetBytes(options.Text("lineSep", "\n"));

        protected override void WriteRow(Vector[] columns, int row)
        {
            if (!columns[0].IsNull(row)) Output.Append(((BytesVector)columns[0])[row]);
            Output.Append(lineEnd);
        }
    }

    sealed class Reader : IBatchReader
    {
        readonly LineReader? lines;
        readonly Stream stream;
        readonly int columns;
        readonly int[] starts = new int[Batch.MaxRows], lengths = new int[Batch.MaxRows];
        bool done;

        public Reader(FilePart part, FileScan scan, FileContext context)
        {
            columns = scan.Columns.Count(column => column.FileColumn is not null);
            stream = FileStreams.OpenRead(context.Storage, part.File.Path);
            if (part.Start > 0) stream.Seek(part.Start, SeekOrigin.Begin);
            var separator = new SourceOptions(scan.Options).Find("lineSep") is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : null;
            if (!IsWhole(scan.Options)) lines = new LineReader(stream, part.Start, part.End, separator);
        }

        public Batch? Read(EvaluationContext context)
        {
            var builder = new BytesBuilder(DataTypes.String);
            if (lines is null) ReadWhole(builder);
            else
            {
                var count = lines.Read(starts, lengths);
                for (var i = 0; i < count; i++) builder.Append(lines.Buffer.Slice(starts[i], lengths[i]));
            }
            if (builder.Length == 0) return null;
            var vector = builder.Build();
            return new Batch(vector.Length, [.. Enumerable.Repeat(vector, columns)]);
        }

        public void Dispose()
        {
            lines?.Dispose();
            stream.Dispose();
        }

        void ReadWhole(BytesBuilder builder)
        {
            if (done) return;
            done = true;
            using var all = new MemoryStream();
            stream.CopyTo(all);
            builder.Append(all.GetBuffer().AsSpan(0, (int)all.Length));
        }
    }
}
