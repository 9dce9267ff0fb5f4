using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Plans;

/// <summary>A plan that does something. Its output is the rows that it answers with, often none.</summary>
internal abstract record Command : Plan
{
    protected override ValueList<ColumnReference> ComputeOutput() => [];
}

/// <summary>What a write does where something is already there.</summary>
internal enum WriteMode { ErrorIfExists, Append, Overwrite, Ignore }

/// <summary>Rows to files or another sink: <c>df.Write</c>. A table name instead of a path makes or fills a table.</summary>
internal sealed record WriteSource(Plan Child, string? Format, WriteMode Mode, string? Path, ValueList<string>? Table, ValueList<string> PartitionBy,
    ValueList<KeyValuePair<string, string>> Options, bool IsInsert = false) : Command
{
    public override ValueList<Plan> Children => [Child];
    public override Plan WithChildren(ValueList<Plan> children) => this with { Child = children[0] };
}

/// <summary>A name for a query in this session, or, where <paramref name="Global"/>, for all.</summary>
internal sealed record CreateView(Plan Child, string Name, bool Replace, bool Global, ValueList<string>? ColumnNames = null) : Command
{
    public override ValueList<Plan> Children => [Child];
    public override Plan WithChildren(ValueList<Plan> children) => this with { Child = children[0] };
}

/// <summary>A table from a schema or from a query's rows.</summary>
internal sealed record CreateTable(ValueList<string> Name, StructType? Columns, Plan? Query, string? Format, string? Location, ValueList<string> PartitionBy,
    ValueList<KeyValuePair<string, string>> Options, ValueList<KeyValuePair<string, string>> Properties, string? Comment, bool IfNotExists, bool Replace) : Command
{
    public override ValueList<Plan> Children => Query is null ? [] : [Query];
    public override Plan WithChildren(ValueList<Plan> children) => Query is null ? this : this with { Query = children[0] };
}

/// <summary>Rows into a table by position, or by name where columns are given.</summary>
internal sealed record InsertInto(ValueList<string> Table, Plan Query, bool Overwrite, ValueList<string>? Columns, bool ByName = false) : Command
{
    public override ValueList<Plan> Children => [Query];
    public override Plan WithChildren(ValueList<Plan> children) => this with { Query = children[0] };
}

/// <summary>Removes a table or view.</summary>
internal sealed record DropTable(ValueList<string> Name, bool IsView, bool IfExists) : Command;

/// <summary>Sets, reads or resets a setting; null for both lists all.</summary>
internal sealed record SetSetting(string? Name, string? Value, bool Reset = false) : Command;

/// <summary>The text of a plan: EXPLAIN. <paramref name="Mode"/> is Spark's name: simple, extended, codegen, cost or formatted.</summary>
internal sealed record ExplainPlan(Plan Query, string Mode) : Command
{
    protected override ValueList<ColumnReference> ComputeOutput() => [new(Ids.Next(), "plan", DataTypes.String, false, [])];
}

/// <summary>The columns of a table or of a query, one a row: DESCRIBE; with <paramref name="NamesOnly"/> SHOW COLUMNS. Analysis makes it its rows.</summary>
internal sealed record DescribeColumns(Plan Query, bool NamesOnly = false) : Command;

/// <summary>The tables and views in sight whose names match a pattern: SHOW TABLES, SHOW VIEWS. Analysis makes it its rows.</summary>
internal sealed record ShowTables(ValueList<string> Database, string? Pattern, bool ViewsOnly) : Command;

/// <summary>A command of an extension, such as Delta's, that runs itself (see <see cref="Sources.ICommandRunner"/>).</summary>
internal sealed record ExtensionCommand(Sources.ICommandRunner Runner, ValueList<Plan> Inputs) : Command
{
    public override ValueList<Plan> Children => Inputs;
    public override Plan WithChildren(ValueList<Plan> children) => this with { Inputs = children };
    protected override ValueList<ColumnReference> ComputeOutput() => Runner.Columns;
}
