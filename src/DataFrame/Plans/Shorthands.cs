using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Plans;

/// <summary>A table, view or common table expression by name.</summary>
internal sealed record UnresolvedTable(ValueList<string> Parts, ValueList<KeyValuePair<string, string>> Options) : Plan
{
    public override bool Resolved => false;
}

/// <summary>A function that gives a table, as in <c>FROM range(10)</c>.</summary>
internal sealed record UnresolvedTableFunction(ValueList<string> Parts, ValueList<Expression> Arguments) : Plan
{
    public override ValueList<Expression> Expressions => Arguments;
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Arguments = expressions };
    public override bool Resolved => false;
}

/// <summary>Files or another source, by format name: <c>spark.read</c>.</summary>
internal sealed record ReadSource(string? Format, StructType? UserSchema, ValueList<KeyValuePair<string, string>> Options, ValueList<string> Paths) : Plan
{
    public override bool Resolved => false;
}

/// <summary>SQL text with its arguments; a remote backend sends it as it is.</summary>
internal sealed record SqlQuery(string Text, ValueList<KeyValuePair<string, Expression>> NamedArguments, ValueList<Expression> PositionalArguments) : Plan
{
    public override bool Resolved => false;
}

/// <summary>Rows of expressions: <c>VALUES (1, 'a'), (2, 'b')</c>.</summary>
internal sealed record InlineTable(ValueList<string> Names, ValueList<ValueList<Expression>> Rows) : Plan
{
    public override ValueList<Expression> Expressions => Rows.SelectMany(row => row).ToValueList();
    public override Plan WithExpressions(ValueList<Expression> expressions)
        => this with { Rows = expressions.Chunk(Math.Max(1, Rows[0].Count)).Select(row => row.ToValueList()).ToValueList() };
    public override bool Resolved => false;
}

/// <summary>A name for a relation, and perhaps for its columns.</summary>
internal sealed record SubqueryAlias(Plan Child, ValueList<string> Qualifier, ValueList<string>? ColumnNames = null) : UnaryPlan(Child)
{
    public override bool Resolved => base.Resolved && ColumnNames is null;
    protected override ValueList<ColumnReference> ComputeOutput() => Child.Output.Map(column => column with { Qualifier = Qualifier });
}

/// <summary>Equal rows once.</summary>
internal sealed record Distinct(Plan Child) : UnaryPlan(Child);

/// <summary>One row of those that are equal in some columns; all columns where none are named.</summary>
internal sealed record Deduplicate(Plan Child, ValueList<string> Names) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>The child's columns, some replaced or added.</summary>
internal sealed record WithColumns(Plan Child, ValueList<Alias> Items) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => [.. Items];
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Items = expressions.Cast<Alias>().ToValueList() };
    public override bool Resolved => false;
}

/// <summary>The child's columns, some renamed.</summary>
internal sealed record RenameColumns(Plan Child, ValueList<KeyValuePair<string, string>> Names) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>The child's columns but for some.</summary>
internal sealed record DropColumns(Plan Child, ValueList<Expression> Columns) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => Columns;
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Columns = expressions };
    public override bool Resolved => false;
}

/// <summary>The child's columns under new names: <c>toDF</c>.</summary>
internal sealed record RenameAll(Plan Child, ValueList<string> Names) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>The child cast to a schema by name: <c>to(schema)</c>.</summary>
internal sealed record ToSchema(Plan Child, StructType Target) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>Nulls replaced: by one value in all columns (or the named ones) of its type, or by one value a column.</summary>
internal sealed record FillNulls(Plan Child, ValueList<string> Names, ValueList<Literal> Values) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>Rows with fewer than <paramref name="MinimumNonNulls"/> values dropped; null means any null drops the row.</summary>
internal sealed record DropNulls(Plan Child, ValueList<string> Names, int? MinimumNonNulls) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>Values replaced by others.</summary>
internal sealed record ReplaceValues(Plan Child, ValueList<string> Names, ValueList<KeyValuePair<Literal, Literal>> Values) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>
/// Columns turned into rows. <paramref name="KeepsRest"/>, as in SQL, makes all columns that are not among the values id columns; <paramref name="Aliases"/> are what the variable
/// column shows for each entry of <paramref name="ValueColumns"/>, null for its name.
/// </summary>
internal sealed record Unpivot(Plan Child, ValueList<Expression> IdColumns, ValueList<ValueList<Expression>>? ValueColumns, string VariableName, ValueList<string> ValueNames,
    bool IncludeNulls = true, bool KeepsRest = false, ValueList<string?>? Aliases = null) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>Statistics of columns: describe, summary, crosstab, freqItems, approxQuantile and the like, by Spark's name.</summary>
internal sealed record Statistics(Plan Child, string Function, ValueList<Expression> Columns, ValueList<Literal> Arguments) : UnaryPlan(Child)
{
    public override ValueList<Expression> Expressions => Columns;
    public override Plan WithExpressions(ValueList<Expression> expressions) => this with { Columns = expressions };
    public override bool Resolved => false;
}

/// <summary>Advice to the planner, such as <c>broadcast</c>.</summary>
internal sealed record Hint(Plan Child, string Name, ValueList<Expression> Parameters) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>A relation with common table expressions in sight. <paramref name="RecursionLimit"/> is how often a recursive one may repeat, null for the session's setting.</summary>
internal sealed record WithTables(Plan Child, ValueList<KeyValuePair<string, Plan>> Tables, bool IsRecursive = false, int? RecursionLimit = null) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}

/// <summary>A relation with named windows in sight.</summary>
internal sealed record WithWindows(Plan Child, ValueList<KeyValuePair<string, WindowExpression>> Windows) : UnaryPlan(Child)
{
    public override bool Resolved => false;
}
