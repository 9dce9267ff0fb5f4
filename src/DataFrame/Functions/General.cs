using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>A column by name; <c>*</c> for all.</summary>
    public static Column Col(string columnName) => new(ColumnNames.Column(columnName));

    /// <summary>A column by name; <c>*</c> for all.</summary>
    public static Column Column(string columnName) => Col(columnName);

    /// <summary>A C# value as a column: numbers, text, dates, intervals, arrays, dictionaries, tuples, records. A column stays what it is.</summary>
    public static Column Lit(object? literal) => literal as Column ?? new Column(Literals.Literal(literal));

    /// <summary>An expression in SQL.</summary>
    public static Column Expr(string expr) => new(new SqlExpression(expr));

    /// <summary>A value for where a condition is true; <see cref="Column.When"/> and <see cref="Column.Otherwise"/> go on.</summary>
    public static Column When(Column condition, object? value) => condition.Call("when", value);

    /// <summary>A struct of columns, whose names are its fields'.</summary>
    public static Column Struct(params Column[] columns) => new(new UnresolvedFunction(["struct"], DataFrame.Of(columns)));

    /// <summary>A struct of columns, whose names are its fields'.</summary>
    public static Column Struct(string columnName, params string[] columnNames) => new(new UnresolvedFunction(["struct"],
        DataFrame.Of(columnName, columnNames)));

    /// <summary>A column in ascending order, nulls first.</summary>
    public static Column Asc(string columnName) => Col(columnName).Asc();

    /// <summary>A column in ascending order, nulls first.</summary>
    public static Column AscNullsFirst(string columnName) => Col(columnName).AscNullsFirst();

    /// <summary>A column in ascending order, nulls last.</summary>
    public static Column AscNullsLast(string columnName) => Col(columnName).AscNullsLast();

    /// <summary>A column in descending order, nulls last.</summary>
    public static Column Desc(string columnName) => Col(columnName).Desc();

    /// <summary>A column in descending order, nulls first.</summary>
    public static Column DescNullsFirst(string columnName) => Col(columnName).DescNullsFirst();

    /// <summary>A column in descending order, nulls last.</summary>
    public static Column DescNullsLast(string columnName) => Col(columnName).DescNullsLast();

    /// <summary>Marks a frame as small enough to be joined by broadcast.</summary>
    public static DataFrame Broadcast(DataFrame df) => df.With(new Hint(df.Plan, "broadcast", []));

    /// <summary>A function by name, such as one that the user registered.</summary>
    public static Column CallFunction(string name, params Column[] columns) => new(new UnresolvedFunction(ColumnNames.Parse(name), DataFrame.Of(columns)));

    /// <summary>A function by name, such as one that the user registered.</summary>
    public static Column CallUDF(string udfName, params Column[] columns) => CallFunction(udfName, columns);

    /// <summary>A function by name, such as one that the user registered.</summary>
    public static Column Call_UDF(string udfName, params Column[] columns) => CallFunction(udfName, columns);
}
