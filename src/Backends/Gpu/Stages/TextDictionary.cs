using Frames.Backends.Local.Keys;
using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Stages;

/// <summary>Texts and their codes, which count from 0 in the order of first sight. With a null, that is code 0.</summary>
internal sealed class TextDictionary
{
    readonly Dictionary<byte[], int> codes = new(BytesComparer.Instance);
    readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    readonly List<byte[]?> texts = [];
    readonly bool hasNull;
    Vector? mapped;
    int[] map = [];
    Vector? all;

    public TextDictionary(bool hasNull)
    {
        this.hasNull = hasNull;
        lookup = codes.GetAlternateLookup<ReadOnlySpan<byte>>();
        Clear();
    }

    public int Count => texts.Count;

    /// <summary>Bytes that it holds, about.</summary>
    public long Bytes { get; private set; }

    public void Clear()
    {
        codes.Clear();
        texts.Clear();
        if (hasNull) texts.Add(null);
        (mapped, all, Bytes) = (null, null, 0);
    }

    public int Code(ReadOnlySpan<byte> text)
    {
        if (lookup.TryGetValue(text, out var code)) return code;
        const int perText = 64;
        var copy = text.ToArray();
        codes[copy] = code = texts.Count;
        texts.Add(copy);
        Bytes += copy.Length + perText;
        return code;
    }

    /// <summary>The codes of a column's rows.</summary>
    public void Encode(Vector vector, Span<int> result)
    {
        if (vector is DictionaryVector dictionary) Encode(dictionary, result);
        else if (VectorForms.Flatten(vector, Arena.Heap) is BytesVector bytes)
            for (var i = 0; i < result.Length; i++) result[i] = bytes.Validity[i] ? Code(bytes[i]) : 0;
        else result.Clear();
    }

    /// <summary>Texts from one code on, as a column.</summary>
    public Vector Texts(int start, int count)
    {
        var builder = new BytesBuilder(DataTypes.String);
        for (var i = start; i < start + count; i++)
        {
            if (texts[i] is { } text) builder.Append(text);
            else builder.AppendNull();
        }
        return builder.Build();
    }

    /// <summary>The column that codes stand for; those of null rows may be anything in range.</summary>
    public Vector Decode(ReadOnlyMemory<int> rows, Bitmap validity, DataType type)
    {
        if (texts.Count == 0) return VectorBuilder.Nulls(type, rows.Length);
        if (all is null || all.Length != texts.Count) all = Texts(0, texts.Count);
        return new DictionaryVector(rows.Length, rows, all.WithType(type), validity);
    }

    void Encode(DictionaryVector vector, Span<int> result)
    {
        // Batches of one source share their dictionary.
        if (!ReferenceEquals(mapped, vector.Dictionary)) Map(vector.Dictionary);
        var rows = vector.Codes;
        for (var i = 0; i < result.Length; i++) result[i] = vector.Validity[i] ? map[rows[i]] : 0;
    }

    void Map(Vector entries)
    {
        map = new int[entries.Length];
        Encode(entries, map);
        mapped = entries;
    }
}
