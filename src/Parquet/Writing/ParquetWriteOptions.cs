using Frames.Errors;
using Frames.Expressions;
using Frames.Parquet.Footer;

namespace Frames.Parquet.Writing;

/// <summary>How timestamps are stored.</summary>
internal enum TimestampStorage { Int96, Microseconds, Milliseconds }

/// <summary>How files are written; the defaults are Spark's.</summary>
internal sealed record ParquetWriteOptions
{
    /// <summary>The names of codecs as Spark takes them.</summary>
    static readonly (string Name, Codec Codec)[] codecs =
    [
        ("none", Codec.Uncompressed), ("uncompressed", Codec.Uncompressed), ("snappy", Codec.Snappy), ("gzip", Codec.Gzip), ("zstd", Codec.Zstd), ("brotli", Codec.Brotli),
        ("lz4", Codec.Lz4Hadoop), ("lz4_raw", Codec.Lz4), ("lz4raw", Codec.Lz4),
    ];

    public Codec Codec { get; init; } = Codec.Snappy;

    /// <summary>A page is ended at the first batch that makes it larger.</summary>
    public int PageBytes { get; init; } = 1 << 20;

    public int PageRows { get; init; } = 20_000;

    public long RowGroupBytes { get; init; } = 128L << 20;

    public bool UseDictionary { get; init; } = true;

    /// <summary>A larger dictionary is given up for the following pages.</summary>
    public int DictionaryBytes { get; init; } = 1 << 20;

    /// <summary>The encoding of pages without codes where it fits the type; null for the plain one.</summary>
    public PageEncoding? Encoding { get; init; }

    /// <summary>Pages of the second version.</summary>
    public bool PagesV2 { get; init; }

    public TimestampStorage Timestamps { get; init; } = TimestampStorage.Int96;

    /// <summary>What the codec adds to file names, as Spark does it.</summary>
    public string FileMark => Codec switch
    {
        Codec.Snappy => ".snappy",
        Codec.Gzip => ".gz",
        Codec.Zstd => ".zstd",
        Codec.Brotli => ".br",
        Codec.Lz4Hadoop => ".lz4hadoop",
        Codec.Lz4 => ".lz4raw",
        _ => "",
    };

    /// <summary>What the writer's options and the session's settings say.</summary>
    public static ParquetWriteOptions From(IReadOnlyDictionary<string, string> options, QuerySettings settings)
    {
        string Option(string name, string setting, string otherwise)
            => options.FirstOrDefault(option => option.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? settings.Get(setting, otherwise);
        var codec = Option("compression", "spark.sql.parquet.compression.codec", Option("parquet.compression", "parquet.compression", "snappy"));
        return new()
        {
            Codec = CodecOf(codec),
            PageBytes = Number(Option("parquet.page.size", "parquet.page.size", ""), 1 << 20),
            RowGroupBytes = Number(Option("parquet.block.size", "parquet.block.size", ""), 128 << 20),
            UseDictionary = !Option("parquet.enable.dictionary", "parquet.enable.dictionary", "true").Equals("false", StringComparison.OrdinalIgnoreCase),
            DictionaryBytes = Number(Option("parquet.dictionary.page.size", "parquet.dictionary.page.size", ""), 1 << 20),
            PagesV2 = Option("parquet.writer.version", "parquet.writer.version", "v1").Contains('2', StringComparison.Ordinal),
            Timestamps = settings.Get("spark.sql.parquet.outputTimestampType", "INT96").ToUpperInvariant() switch
            {
                "TIMESTAMP_MICROS" => TimestampStorage.Microseconds,
                "TIMESTAMP_MILLIS" => TimestampStorage.Milliseconds,
                _ => TimestampStorage.Int96,
            },
        };
    }

    static Codec CodecOf(string name)
    {
        foreach (var row in codecs)
            if (row.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return row.Codec;
        throw ErrorClasses.ParquetCodecNotAvailable.With(("codecName", name), ("availableCodecs", string.Join(", ", codecs.Select(row => row.Name))));
    }

    static int Number(string text, int otherwise)
        => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;
}
