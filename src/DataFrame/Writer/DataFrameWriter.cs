using System.Globalization;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql;

/// <summary>Writes a frame's rows: <c>df.Write.Format("delta").Mode(SaveMode.Append).PartitionBy("origin").Save(path)</c>.</summary>
public sealed class DataFrameWriter
{
    readonly DataFrame frame;
    readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);
    string? format;
    WriteMode mode = WriteMode.ErrorIfExists;
    ValueList<string> partitionBy = [];

    internal DataFrameWriter(DataFrame frame) => this.frame = frame;

    /// <summary>The format's name: <c>csv</c>, <c>json</c>, <c>parquet</c>, <c>delta</c>, ...</summary>
    public DataFrameWriter Format(string source)
    {
        format = source;
        return this;
    }

    /// <summary>What to do where something is already there.</summary>
    public DataFrameWriter Mode(SaveMode saveMode)
    {
        mode = saveMode switch
        {
            SaveMode.Append => WriteMode.Append,
            SaveMode.Overwrite => WriteMode.Overwrite,
            SaveMode.Ignore => WriteMode.Ignore,
            _
            => WriteMode.ErrorIfExists
        };
        return this;
    }

    /// <summary>What to do where something is already there: append, overwrite, ignore, error.</summary>
    public DataFrameWriter Mode(string saveMode) => saveMode.ToLowerInvariant() switch
    {
        "append" => Mode(SaveMode.Append),
        "overwrite" => Mode(SaveMode.Overwrite),
        "ignore" => Mode(SaveMode.Ignore),
        "error" or "errorifexists" or "default" => Mode(SaveMode.ErrorIfExists),
        _ => throw new FramesException("INVALID_SAVE_MODE", "42000",
            $"The specified save mode \"{saveMode}\" is invalid. Valid save modes include \"append\", \"overwrite\", \"ignore\", \"error\", "
            + "\"errorifexists\", and \"default\".", new Dictionary<string, string> { ["mode"] = "\"" + saveMode + "\"" }),
    };

    /// <summary>An option of the format.</summary>
    public DataFrameWriter Option(string key, string value)
    {
        options[key] = value;
        return this;
    }

    /// <summary>An option of the format.</summary>
    public DataFrameWriter Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <summary>An option of the format.</summary>
    public DataFrameWriter Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An option of the format.</summary>
    public DataFrameWriter Option(string key, double value) => Option(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Options of the format.</summary>
    public DataFrameWriter Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        foreach (var (key, value) in options) this.options[key] = value;
        return this;
    }

    /// <summary>A folder for each combination of values of some columns.</summary>
    public DataFrameWriter PartitionBy(params string[] colNames)
    {
        partitionBy = new(colNames);
        return this;
    }

    /// <summary>Writes to the path among the options.</summary>
    public void Save() => Write(options.GetValueOrDefault("path"), null);

    /// <summary>Writes files into a folder, or a table at a path.</summary>
    public void Save(string path) => Write(path, null);

    /// <summary>Writes a table by name.</summary>
    public void SaveAsTable(string tableName) => Write(null, ColumnNames.Parse(tableName));

    /// <summary>Writes into a table that is there, by position of the columns.</summary>
    public void InsertInto(string tableName)
        => frame.SparkSession.Run(new WriteSource(frame.Plan, format, mode == WriteMode.ErrorIfExists ? WriteMode.Append : mode, null,
            ColumnNames.Parse(tableName), [], options.ToValueList(), IsInsert: true));

    /// <summary>Writes CSV files.</summary>
    public void Csv(string path) => Format("csv").Save(path);

    /// <summary>Writes files with a JSON object a line.</summary>
    public void Json(string path) => Format("json").Save(path);

    /// <summary>Writes Parquet files.</summary>
    public void Parquet(string path) => Format("parquet").Save(path);

    /// <summary>Writes ORC files.</summary>
    public void Orc(string path) => Format("orc").Save(path);

    /// <summary>Writes the only column, of text, as lines.</summary>
    public void Text(string path) => Format("text").Save(path);

    /// <summary>Writes Avro files.</summary>
    public void Avro(string path) => Format("avro").Save(path);

    /// <summary>Writes a table of a database.</summary>
    public void Jdbc(string url, string table, IEnumerable<KeyValuePair<string, string>> properties)
        => Format("jdbc").Options(properties).Option("url", url).Option("dbtable", table).Save();

    void Write(string? path, ValueList<string>? table) => frame.SparkSession.Run(new WriteSource(frame.Plan, format, mode, path, table, partitionBy,
        options.ToValueList()));
}
