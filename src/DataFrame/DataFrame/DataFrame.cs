using Frames.Backends;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql;

/// <summary>
/// A query: rows of named columns that are computed when an action such as <see cref="Collect()"/> or <see cref="Show"/> asks for them. Frames never change;
/// each method gives
/// a new one. Nothing needs to be disposed.
/// </summary>
public sealed partial class DataFrame
{
    StructType? schema;

    internal DataFrame(SparkSession session, Plan plan) => (SparkSession, Plan) = (session, plan);

    /// <summary>The session that made the frame.</summary>
    public SparkSession SparkSession { get; }

    /// <summary>Names and types of the columns.</summary>
    public StructType Schema => schema ??= SparkSession.Backend.Schema(Plan, SparkSession.Snapshot());

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => [.. Schema.Select(column => column.Name)];

    /// <summary>Names and types, as Spark writes them, of the columns.</summary>
    public IEnumerable<Tuple<string, string>> DTypes => Schema.Select(column => Tuple.Create(column.Name, column.DataType.SimpleString));

    /// <summary>The column of a name, tied to this frame: in a join it means this side's.</summary>
    public Column this[string columnName] => new(ColumnNames.Column(columnName, Plan.Tag.Id));

    /// <summary>The column at a position counted from 0.</summary>
    public Column this[int index] => new(new UnresolvedColumn([Schema[index].Name], Plan.Tag.Id));

    /// <summary>Writes the rows to files or tables.</summary>
    public DataFrameWriter Write => new(this);

    internal Plan Plan { get; }

    /// <summary>The column of a name, tied to this frame.</summary>
    public Column Col(string colName) => this[colName];

    /// <summary>All columns whose names match a regular expression in backticks; a plain name is that column.</summary>
    public Column ColRegex(string colName)
        => colName is ['`', .. var pattern, '`'] ? new(new UnresolvedRegex(pattern, Plan.Tag.Id)) : this[colName];

    /// <summary>Writes the rows to a table by name.</summary>
    public DataFrameWriterV2 WriteTo(string table) => new(this, table);

    /// <summary>The frame's query as it was written.</summary>
    public override string ToString()
        => schema is null ? "DataFrame" : "DataFrame[" + string.Join(", ", schema.Select(field => field.Name + ": " + field.DataType.SimpleString)) + "]";

    internal DataFrame With(Plan plan) => new(SparkSession, plan);

    internal IResult Execute(Plan plan, CancellationToken cancellation) => SparkSession.Execute(plan, cancellation);
}
