using Frames.Columns;
using Frames.Kernels;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Delta.Snapshots;

/// <summary>Pads the values of CHAR(n) columns as they are read: Delta's files hold them without trailing blanks.</summary>
/// <param name="files">The files' format.</param>
/// <param name="declared">The declared type of each file column of the scan, null where nothing is padded.</param>
internal sealed class PaddedFormat(IFileFormat files, IReadOnlyList<DataType?> declared) : IFileFormat
{
    public string Name => files.Name;

    public string Extension => files.Extension;

    public StructType InferSchema(IReadOnlyList<DataFile> dataFiles, IReadOnlyDictionary<string, string> options, FileContext context) => files.InferSchema(dataFiles, options, context);

    public IReadOnlyList<FilePart> Split(DataFile file, FileScan scan, FileContext context) => files.Split(file, scan, context);

    public IBatchReader Open(FilePart part, FileScan scan, FileContext context) => new Reader(files.Open(part, scan, context), declared);

    public IFileWriter Create(string path, StructType schema, IReadOnlyDictionary<string, string> options, FileContext context) => files.Create(path, schema, options, context);

    sealed class Reader(IBatchReader reader, IReadOnlyList<DataType?> declared) : IBatchReader
    {
        public Batch? Read(EvaluationContext context)
        {
            if (reader.Read(context) is not { } batch) return null;
            var columns = new Vector[batch.Columns.Length];
            for (var i = 0; i < columns.Length; i++) columns[i] = declared[i] is { } type ? Pad(batch.Columns[i], type, context.Arena) : batch.Columns[i];
            return batch.WithColumns(columns);
        }

        public void Dispose() => reader.Dispose();
    }

    static Vector Pad(Vector vector, DataType declared, Arena arena) => (vector, declared) switch
    {
        (DictionaryVector codes, _) => new DictionaryVector(codes.Length, codes.CodesMemory, Pad(codes.Dictionary, declared, arena), codes.Validity),
        (ConstantVector constant, _) => new ConstantVector(Pad(constant.Single, declared, arena), constant.Length),
        (BytesVector text, CharType type) => Pad(text, type.Length),
        (ArrayVector array, ArrayType type) => new ArrayVector(array.Type, array.Length, array.OffsetsMemory, Pad(array.Elements, type.ElementType, arena), array.Validity),
        (MapVector map, MapType type) => new MapVector(map.Type, map.Length, map.OffsetsMemory, Pad(map.Keys, type.KeyType, arena), Pad(map.Values, type.ValueType, arena), map.Validity),
        (StructVector row, StructType type) => new StructVector(row.Type, row.Length, [.. row.Fields.Select((field, i) => Pad(field, type[i].DataType, arena))], row.Validity),
        _ => vector,
    };

    static BytesVector Pad(BytesVector text, int length)
    {
        var builder = new BytesBuilder(text.Type);
        var padded = new byte[64];
        for (var row = 0; row < text.Length; row++)
        {
            if (text.IsNull(row))
            {
                builder.AppendNull();
                continue;
            }
            var value = text[row];
            var blanks = length - CountCharacters(value);
            if (blanks > 0)
            {
                if (padded.Length < value.Length + blanks) padded = new byte[value.Length + blanks];
                value.CopyTo(padded);
                padded.AsSpan(value.Length, blanks).Fill((byte)' ');
                value = padded.AsSpan(0, value.Length + blanks);
            }
            builder.Append(value);
        }
        return (BytesVector)builder.Build();
    }

    static int CountCharacters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
            if ((b & 0xC0) != 0x80) count++;
        return count;
    }
}
