using System.Globalization;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql;

/// <summary>Reads files and tables: <c>spark.Read.Option("header", true).Csv("flights.csv")</c>.</summary>
public sealed class DataFrameReader
{
    readonly SparkSession session;
    readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);
    string? format;
    StructType? schema;

    internal DataFrameReader(SparkSession session) => this.session = session;

    /// <summary>The format's name: <c>csv</c>, <c>json</c>, <c>parquet</c>, <c>delta</c>, ...</summary>
    public DataFrameReader Format(string source)
    {
        format = source;
        return this;
    }

    /// <summary>The columns to read; without this the schema is found in the files.</summary>
    public DataFrameReader Schema(StructType schema)
    {
        this.schema = schema;
        return this;
    }

    /// <summary>The columns to read, as DDL such as <c>id LONG, name STRING</c>.</summary>
    public DataFrameReader Schema(string schemaString) => Schema(StructType.FromDdl(schemaString));

    /// <summary>An option of the format.</summary>
    public DataFrameReader Option(string key, string value)
    {
        options[key] = value;
        return this;
    }

    /// <summary>An option of the format.</summary>
    public DataFrameReader Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <summary>An option of the format.</summary>
    public DataFrameReader Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An option of the format.</summary>
    public DataFrameReader Option(string key, double value) => Option(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Options of the format.</summary>
    public DataFrameReader Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        foreach (var (key, value) in options) this.options[key] = value;
        return this;
    }

    /// <summary>The rows of a source that needs no path, or has it in its options.</summary>
    public DataFrame Load() => Load([]);

    /// <summary>The rows of files or folders.</summary>
    public DataFrame Load(string path) => Load([path]);

    /// <summary>The rows of files or folders.</summary>
    public DataFrame Load(params string[] paths) => new(session, new ReadSource(format, schema, options.ToValueList(), new(paths)));

    /// <summary>The rows of CSV files.</summary>
    public DataFrame Csv(params string[] paths) => Format("csv").Load(paths);

    /// <summary>The rows of files with a JSON object a line.</summary>
    public DataFrame Json(params string[] paths) => Format("json").Load(paths);

    /// <summary>The rows of Parquet files.</summary>
    public DataFrame Parquet(params string[] paths) => Format("parquet").Load(paths);

    /// <summary>The rows of ORC files.</summary>
    public DataFrame Orc(params string[] paths) => Format("orc").Load(paths);

    /// <summary>The lines of text files, in a column <c>value</c>.</summary>
    public DataFrame Text(params string[] paths) => Format("text").Load(paths);

    /// <summary>The rows of Avro files.</summary>
    public DataFrame Avro(params string[] paths) => Format("avro").Load(paths);

    /// <summary>The rows of a table or view.</summary>
    public DataFrame Table(string tableName) => new(session, new UnresolvedTable(ColumnNames.Parse(tableName), options.ToValueList()));

    /// <summary>The rows of a table of a database.</summary>
    public DataFrame Jdbc(string url, string table, IEnumerable<KeyValuePair<string, string>> properties)
        => Format("jdbc").Options(properties).Option("url", url).Option("dbtable", table).Load();

    /// <summary>The rows of a table of a database, read in parts by ranges of a column.</summary>
    public DataFrame Jdbc(string url, string table, string columnName, long lowerBound, long upperBound, int numPartitions, IEnumerable<KeyValuePair<string,
        string>> properties)
        => Option("partitionColumn", columnName).Option("lowerBound", lowerBound).Option("upperBound", upperBound).Option("numPartitions",
            numPartitions).Jdbc(url, table, properties);
}
