using System.Globalization;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql;

/// <summary>Writes a frame's rows to a table by name, saying exactly what is to happen: <c>df.WriteTo("t").Using("delta").Create()</c>.</summary>
public sealed class DataFrameWriterV2
{
    readonly DataFrame frame;
    readonly ValueList<string> table;
    readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> properties = [];
    ValueList<string> partitionBy = [];
    string? provider;

    internal DataFrameWriterV2(DataFrame frame, string table) => (this.frame, this.table) = (frame, ColumnNames.Parse(table));

    /// <summary>The format of a new table.</summary>
    public DataFrameWriterV2 Using(string provider)
    {
        this.provider = provider;
        return this;
    }

    /// <summary>An option of the write.</summary>
    public DataFrameWriterV2 Option(string key, string value)
    {
        options[key] = value;
        return this;
    }

    /// <summary>An option of the write.</summary>
    public DataFrameWriterV2 Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <summary>An option of the write.</summary>
    public DataFrameWriterV2 Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An option of the write.</summary>
    public DataFrameWriterV2 Option(string key, double value) => Option(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Options of the write.</summary>
    public DataFrameWriterV2 Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        foreach (var (key, value) in options) this.options[key] = value;
        return this;
    }

    /// <summary>A property of a new table.</summary>
    public DataFrameWriterV2 TableProperty(string property, string value)
    {
        properties[property] = value;
        return this;
    }

    /// <summary>The columns that partition a new table.</summary>
    public DataFrameWriterV2 PartitionedBy(Column column, params Column[] columns)
    {
        partitionBy = columns.Prepend(column).Select(item => item.Expression is UnresolvedColumn { Parts: [var name] } ? name
            : throw new FramesException(null, null,
                $"A table is partitioned by columns of its own; '{item}' is an expression. Add it as a column first.")).ToValueList();
        return this;
    }

    /// <summary>Makes the table; one that is there is an error.</summary>
    public void Create() => Make(replace: false);

    /// <summary>Replaces the table; one that is not there is an error.</summary>
    public void Replace()
    {
        _ = frame.SparkSession.Table(string.Join('.', table.Select(Types.StructType.QuoteIfNeeded))).Schema;
        Make(replace: true);
    }

    /// <summary>Makes the table, or replaces it.</summary>
    public void CreateOrReplace() => Make(replace: true);

    /// <summary>Adds the rows to the table, by the columns' names.</summary>
    public void Append() => frame.SparkSession.Run(new InsertInto(table, frame.Plan, Overwrite: false, null, ByName: true));

    /// <summary>Replaces the partitions that the rows fall into.</summary>
    public void OverwritePartitions() => frame.SparkSession.Run(new InsertInto(table, frame.Plan, Overwrite: true, null, ByName: true));

    void Make(bool replace)
        => frame.SparkSession.Run(new CreateTable(table, null, frame.Plan, provider, null, partitionBy, options.ToValueList(), properties.ToValueList(), null,
            IfNotExists: false, replace));
}
