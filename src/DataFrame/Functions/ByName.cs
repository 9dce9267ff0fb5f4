namespace Frames.Sql;

// Columns by name, where .NET for Apache Spark takes names.
public static partial class Functions
{
    /// <summary>As for a column, by its name.</summary>
    public static Column Acos(string columnName) => Acos(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Acosh(string columnName) => Acosh(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Asin(string columnName) => Asin(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Asinh(string columnName) => Asinh(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Atan(string columnName) => Atan(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Atanh(string columnName) => Atanh(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Avg(string columnName) => Avg(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Cbrt(string columnName) => Cbrt(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Ceil(string columnName) => Ceil(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column CollectList(string columnName) => CollectList(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column CollectSet(string columnName) => CollectSet(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Cos(string columnName) => Cos(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Cosh(string columnName) => Cosh(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Count(string columnName) => Count(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Degrees(string columnName) => Degrees(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Exp(string columnName) => Exp(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Expm1(string columnName) => Expm1(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Floor(string columnName) => Floor(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Kurtosis(string columnName) => Kurtosis(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Log(string columnName) => Log(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Log10(string columnName) => Log10(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Log1p(string columnName) => Log1p(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Log2(string columnName) => Log2(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Max(string columnName) => Max(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Min(string columnName) => Min(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Radians(string columnName) => Radians(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Rint(string columnName) => Rint(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Signum(string columnName) => Signum(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Sin(string columnName) => Sin(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Sinh(string columnName) => Sinh(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Skewness(string columnName) => Skewness(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Sqrt(string columnName) => Sqrt(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Stddev(string columnName) => Stddev(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column StddevPop(string columnName) => StddevPop(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column StddevSamp(string columnName) => StddevSamp(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Sum(string columnName) => Sum(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Tan(string columnName) => Tan(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Tanh(string columnName) => Tanh(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column VarPop(string columnName) => VarPop(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column VarSamp(string columnName) => VarSamp(Col(columnName));

    /// <summary>As for a column, by its name.</summary>
    public static Column Variance(string columnName) => Variance(Col(columnName));
}
