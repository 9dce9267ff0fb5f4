using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>
/// What a query computes for each row: the one expression tree, built by every surface and read by every backend. All nodes stand in this file.
/// Before analysis a tree holds <em>unresolved</em> nodes, which have no type; afterwards it holds none.
/// </summary>
internal abstract record Expression
{
    public virtual ValueList<Expression> Children => [];

    /// <summary>The type of the value; an unresolved node has none and throws.</summary>
    public virtual DataType Type => throw new InvalidOperationException($"{GetType().Name} has no type before analysis.");

    /// <summary>Whether the value may be null.</summary>
    public virtual bool Nullable => true;

    /// <summary>Whether this node and all below it have types.</summary>
    public virtual bool Resolved => AllResolved(Children);

    /// <summary>The node with other children, in the order of <see cref="Children"/>.</summary>
    public virtual Expression WithChildren(ValueList<Expression> children) => this;

    public sealed override string ToString() => DeepStack.RunFor(this, () => SqlPrinter.Print(this));

    protected static bool AllResolved(ValueList<Expression> expressions)
    {
        foreach (var expression in expressions) if (!expression.Resolved) return false;
        return true;
    }
}

// ---- Leaves

/// <summary>A value known before the query runs, in physical form (see <c>VectorBuilder</c>).</summary>
internal sealed record Literal(object? Value, DataType LiteralType) : Expression
{
    public static readonly Literal Null = new(null, DataTypes.Null);
    public static readonly Literal True = new(true, DataTypes.Boolean);
    public static readonly Literal False = new(false, DataTypes.Boolean);

    public override DataType Type => LiteralType;
    public override bool Nullable => Value is null;
    public bool Equals(Literal? other) => other is not null && LiteralType.Equals(other.LiteralType) && LiteralValues.Same(Value, other.Value);
    public override int GetHashCode() => HashCode.Combine(LiteralType, Value is Array ? 0 : Value?.GetHashCode() ?? 0);
}

/// <summary>A column's value. Ids are unique within a session, so that equal names never mix.</summary>
internal sealed record ColumnReference(long Id, string Name, DataType ColumnType, bool IsNullable, ValueList<string> Qualifier, string? Metadata = null) : Expression
{
    public override DataType Type => ColumnType;
    public override bool Nullable => IsNullable;
    public bool Equals(ColumnReference? other) => other is not null && Id == other.Id;
    public override int GetHashCode() => Id.GetHashCode();
    public StructField ToField() => new(Name, ColumnType, IsNullable, Metadata);
}

/// <summary>A column by name; <paramref name="PlanId"/> names the frame it was taken from, as in <c>df["x"]</c>.</summary>
internal sealed record UnresolvedColumn(ValueList<string> Parts, long? PlanId = null) : Expression
{
    public override bool Resolved => false;
}

/// <summary>
/// All columns, or all of one table or struct: <c>*</c>, <c>t.*</c>; <paramref name="Except"/> names the left-out ones, in whose places stand the
/// <paramref name="Replacements"/> where there are any, one for each.
/// </summary>
internal sealed record UnresolvedStar(ValueList<string> Qualifier, ValueList<UnresolvedColumn>? Except = null, long? PlanId = null,
    ValueList<Expression>? Replacements = null) : Expression
{
    public override bool Resolved => false;
    public override ValueList<Expression> Children => Replacements ?? [];
    public override Expression WithChildren(ValueList<Expression> children) => Replacements is null ? this : this with { Replacements = children };
}

/// <summary>All columns whose names match a pattern.</summary>
internal sealed record UnresolvedRegex(string Pattern, long? PlanId = null) : Expression
{
    public override bool Resolved => false;
}

/// <summary>SQL text of an expression, as given to <c>expr</c>.</summary>
internal sealed record SqlExpression(string Text) : Expression
{
    public override bool Resolved => false;
}

/// <summary>A query parameter, by name (<c>:name</c>) or by position (<c>?</c>, counted from 0).</summary>
internal sealed record Parameter(string? Name, int Position) : Expression
{
    public override bool Resolved => false;
}

/// <summary>A lambda's parameter; within analysis its id replaces the name.</summary>
internal sealed record LambdaVariable(string Name, long Id = 0, DataType? VariableType = null, bool IsNullable = true) : Expression
{
    public override DataType Type => VariableType ?? base.Type;
    public override bool Nullable => IsNullable;
    public override bool Resolved => VariableType is not null;
}

/// <summary>In a subquery: a column of the query around it.</summary>
internal sealed record OuterReference(ColumnReference Column) : Expression
{
    public override DataType Type => Column.Type;
    public override bool Nullable => Column.Nullable;
}

// ---- Calls

/// <summary>A function by name, before analysis.</summary>
internal sealed record UnresolvedFunction(ValueList<string> NameParts, ValueList<Expression> Arguments, bool IsDistinct = false, Expression? Filter = null,
    bool? IgnoreNulls = null, ValueList<SortOrder>? WithinGroup = null) : Expression
{
    public UnresolvedFunction(string name, params ReadOnlySpan<Expression> arguments) : this([name], ValueList.Create(arguments))
    {
    }

    public string Name => NameParts[^1];
    public override bool Resolved => false;
    public override ValueList<Expression> Children => [.. Arguments, .. Filter is null ? [] : new[] { Filter }, .. WithinGroup ?? []];
    public override Expression WithChildren(ValueList<Expression> children)
    {
        var count = Arguments.Count;
        var after = count + (Filter is null ? 0 : 1);
        return this with
        {
            Arguments = children.Take(count).ToValueList(),
            Filter = Filter is null ? null : children[count],
            WithinGroup = WithinGroup is null ? null : children.Skip(after).Cast<SortOrder>().ToValueList(),
        };
    }
}

/// <summary>A resolved call: the function's declaration, its coerced arguments, and what analysis found.</summary>
internal sealed record FunctionCall(FunctionDefinition Function, ValueList<Expression> Arguments, DataType CallType, bool IsNullable) : Expression
{
    public override ValueList<Expression> Children => Arguments;
    public override DataType Type => CallType;
    public override bool Nullable => IsNullable;

    /// <summary>The name it was called by, which Spark shows in column names; null for the function's own name.</summary>
    public string? CalledAs { get; init; }

    /// <summary>Errors become NULL, as in <c>try_add</c>.</summary>
    public bool Try { get; init; }

    public override Expression WithChildren(ValueList<Expression> children) => this with { Arguments = children };
}

/// <summary>An aggregate: a call with what only aggregates take.</summary>
internal sealed record AggregateExpression(FunctionCall Call, bool IsDistinct = false, Expression? Filter = null, ValueList<SortOrder>? WithinGroup = null,
    bool IgnoreNulls = false) : Expression
{
    public override ValueList<Expression> Children => [Call, .. Filter is null ? [] : new[] { Filter }, .. WithinGroup ?? []];
    public override DataType Type => Call.Type;
    public override bool Nullable => Call.Nullable;
    public override Expression WithChildren(ValueList<Expression> children) => this with
    {
        Call = (FunctionCall)children[0],
        Filter = Filter is null ? null : children[1],
        WithinGroup = WithinGroup is null ? null : children.Skip(Filter is null ? 1 : 2).Cast<SortOrder>().ToValueList(),
    };
}

/// <summary>A function of the user's own, run over columns in this process.</summary>
internal sealed record UserFunctionCall(UserDefinedFunction Function, ValueList<Expression> Arguments) : Expression
{
    public override ValueList<Expression> Children => Arguments;
    public override DataType Type => Function.ReturnType;
    public override bool Nullable => Function.ReturnsNull;
    public override Expression WithChildren(ValueList<Expression> children) => this with { Arguments = children };
}

/// <summary>A function over a window of rows around each row.</summary>
internal sealed record WindowExpression(Expression Function, ValueList<Expression> PartitionBy, ValueList<SortOrder> OrderBy, WindowFrame? Frame) : Expression
{
    public override ValueList<Expression> Children => [Function, .. PartitionBy, .. OrderBy];
    public override DataType Type => Function.Type;
    public override bool Nullable => Function.Nullable;
    public override Expression WithChildren(ValueList<Expression> children) => this with
    {
        Function = children[0],
        PartitionBy = children.Skip(1).Take(PartitionBy.Count).ToValueList(),
        OrderBy = children.Skip(1 + PartitionBy.Count).Cast<SortOrder>().ToValueList(),
    };
}

/// <summary>A window by name, as in <c>OVER w</c>, before analysis.</summary>
internal sealed record UnresolvedWindow(Expression Function, string Name) : Expression
{
    public override bool Resolved => false;
    public override ValueList<Expression> Children => [Function];
    public override Expression WithChildren(ValueList<Expression> children) => this with { Function = children[0] };
}

/// <summary>Which rows a window function sees.</summary>
/// <param name="IsRows">Whether the bounds count rows (ROWS) or measure the ordering value (RANGE).</param>
/// <param name="Lower">The first row or value; null for UNBOUNDED PRECEDING, 0 for CURRENT ROW, negative before it.</param>
/// <param name="Upper">The last row or value; null for UNBOUNDED FOLLOWING.</param>
internal sealed record WindowFrame(bool IsRows, Expression? Lower, Expression? Upper)
{
    public static readonly Literal CurrentRow = new(0, DataTypes.Integer);

    /// <summary>How the bounds print, where that is not by their values.</summary>
    public string? LowerText { get; init; }

    public string? UpperText { get; init; }
}

/// <summary>A function of parameters, an argument of higher-order functions.</summary>
internal sealed record Lambda(Expression Body, ValueList<LambdaVariable> Parameters) : Expression
{
    /// <summary>Whether this is the comparison that <c>array_sort</c> has without one of the user's.</summary>
    public bool IsNaturalOrder { get; init; }

    public override ValueList<Expression> Children => [Body];
    public override DataType Type => Body.Type;
    public override bool Nullable => Body.Nullable;
    public override Expression WithChildren(ValueList<Expression> children) => this with { Body = children[0] };
}

/// <summary>An argument passed by name: <c>f(name =&gt; value)</c>.</summary>
internal sealed record NamedArgument(string Name, Expression Value) : Expression
{
    public override bool Resolved => false;
    public override ValueList<Expression> Children => [Value];
    public override Expression WithChildren(ValueList<Expression> children) => this with { Value = children[0] };
}

// ---- Shapes around a value

internal enum CastMode
{
    /// <summary>By the session's ANSI setting.</summary>
    Default,

    /// <summary>Failures are errors.</summary>
    Ansi,

    /// <summary>Failures are NULL, integers wrap: Spark without ANSI.</summary>
    Legacy,

    /// <summary>Failures are NULL: <c>try_cast</c>.</summary>
    Try,
}

/// <summary>A value as another type. Analysis turns <see cref="CastMode.Default"/> into one of the others. Implicit casts do not show in column names.</summary>
internal sealed record Cast(Expression Child, DataType TargetType, CastMode Mode = CastMode.Default, bool IsImplicit = false) : Expression
{
    public override ValueList<Expression> Children => [Child];
    public override DataType Type => TargetType;
    public override bool Nullable => Child.Nullable || (Mode == CastMode.Try ? !CastRules.WidensOnly(Child.Type, TargetType) : CastRules.MayGiveNull(Child.Type, TargetType));
    public override Expression WithChildren(ValueList<Expression> children) => this with { Child = children[0] };
}

/// <summary>A name for a value; several names for a generator's columns. The id becomes the column's.</summary>
internal sealed record Alias(Expression Child, ValueList<string> Names, long Id = 0, string? Metadata = null) : Expression
{
    public Alias(Expression child, string name) : this(child, [name])
    {
    }

    public string Name => Names[0];
    public override ValueList<Expression> Children => [Child];
    public override DataType Type => Child.Type;
    public override bool Nullable => Child.Nullable;
    public override Expression WithChildren(ValueList<Expression> children) => this with { Child = children[0] };
}

/// <summary>An ordering; nulls come first when ascending unless said otherwise.</summary>
internal sealed record SortOrder(Expression Child, bool Ascending = true, bool? NullsFirstOrDefault = null) : Expression
{
    public bool NullsFirst => NullsFirstOrDefault ?? Ascending;
    public override ValueList<Expression> Children => [Child];
    public override DataType Type => Child.Type;
    public override bool Nullable => Child.Nullable;
    public override Expression WithChildren(ValueList<Expression> children) => this with { Child = children[0] };
}

/// <summary><c>child[key]</c> or <c>child.name</c> before analysis knows whether child is a struct, an array or a map.</summary>
internal sealed record UnresolvedExtract(Expression Child, Expression Extraction) : Expression
{
    public override bool Resolved => false;
    public override ValueList<Expression> Children => [Child, Extraction];
    public override Expression WithChildren(ValueList<Expression> children) => new UnresolvedExtract(children[0], children[1]);
}

/// <summary>A field of a struct, or of each struct in an array.</summary>
internal sealed record GetField(Expression Child, int Ordinal, string Name) : Expression
{
    public override ValueList<Expression> Children => [Child];
    public override Expression WithChildren(ValueList<Expression> children) => this with { Child = children[0] };

    public override DataType Type => Child.Type switch
    {
        StructType type => type[Ordinal].DataType,
        ArrayType { ElementType: StructType type, ContainsNull: var nulls } => new ArrayType(type[Ordinal].DataType, nulls || type[Ordinal].IsNullable),
        var other => throw new InvalidOperationException($"{other.SimpleString} has no fields."),
    };

    public override bool Nullable => Child.Nullable || (Child.Type is StructType type && type[Ordinal].IsNullable);
}

/// <summary>A struct with a field added or replaced, or, where <paramref name="Value"/> is null, dropped.</summary>
internal sealed record UpdateField(Expression Child, ValueList<string> Path, Expression? Value) : Expression
{
    public override bool Resolved => false;
    public override ValueList<Expression> Children => Value is null ? [Child] : [Child, Value];
    public override Expression WithChildren(ValueList<Expression> children) => this with { Child = children[0], Value = Value is null ? null : children[1] };
}

// ---- Subqueries

internal enum SubqueryKind { Scalar, Exists, In }

/// <summary>A query inside an expression. <paramref name="Values"/> are what stands before IN.</summary>
internal sealed record Subquery(SubqueryKind Kind, Plan Plan, ValueList<Expression> Values) : Expression
{
    /// <summary>The columns of the query around it that it reads, once analysis knows them: Spark shows them in column names.</summary>
    public ValueList<ColumnReference> OuterColumns { get; init; } = [];

    public override ValueList<Expression> Children => Values;
    public override bool Resolved => Plan.Resolved && AllResolved(Values);
    public override DataType Type => Kind == SubqueryKind.Scalar ? Plan.Output[0].Type : DataTypes.Boolean;
    public override bool Nullable => Kind switch
    {
        SubqueryKind.Exists => false,
        SubqueryKind.Scalar => true,
        _ => Values.Any(value => value.Nullable) || Plan.Output.Any(column => column.IsNullable),
    };
    public override Expression WithChildren(ValueList<Expression> children) => this with { Values = children };
}
