using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;

namespace Frames.Sql;

/// <summary>Statistics of columns: <c>df.Stat.Corr("a", "b")</c>.</summary>
public sealed class DataFrameStatFunctions
{
    readonly DataFrame frame;

    internal DataFrameStatFunctions(DataFrame frame) => this.frame = frame;

    /// <summary>Approximate quantiles of a numeric column.</summary>
    /// <param name="columnName">The column.</param>
    /// <param name="probabilities">From 0 for the least value to 1 for the greatest.</param>
    /// <param name="relativeError">How far off a quantile's rank may be; 0 for exact ones.</param>
    public double[] ApproxQuantile(string columnName, IEnumerable<double> probabilities, double relativeError)
        => ApproxQuantile([columnName], probabilities, relativeError)[0];

    /// <summary>Approximate quantiles of numeric columns.</summary>
    public double[][] ApproxQuantile(IEnumerable<string> columnNames, IEnumerable<double> probabilities, double relativeError)
        => Statistic("approxQuantile", columnNames, [probabilities.ToArray(), relativeError]).First().GetAs<double[][]>(0)!;

    /// <summary>Pearson's correlation of two columns.</summary>
    public double Corr(string colName1, string colName2) => Value("corr", colName1, colName2);

    /// <summary>The correlation of two columns; the only method is <c>pearson</c>.</summary>
    public double Corr(string colName1, string colName2, string method) => method == "pearson" ? Corr(colName1, colName2)
        : throw new FramesException(null, null, $"The correlation '{method}' is not known; use 'pearson'.");

    /// <summary>The sample covariance of two columns.</summary>
    public double Cov(string colName1, string colName2) => Value("covar_samp", colName1, colName2);

    /// <summary>How often each pair of values of two columns occurs, as a table.</summary>
    public DataFrame Crosstab(string colName1, string colName2) => Statistic("crosstab", [colName1, colName2], []);

    /// <summary>Values that occur in at least 1 % of the rows; some may be others.</summary>
    public DataFrame FreqItems(IEnumerable<string> columnNames) => FreqItems(columnNames, 0.01);

    /// <summary>Values that occur in at least a part of the rows; some may be others.</summary>
    public DataFrame FreqItems(IEnumerable<string> columnNames, double support) => Statistic("freqItems", columnNames, [support]);

    /// <summary>A random part of the rows, of a size of its own for each value of a column.</summary>
    public DataFrame SampleBy<T>(string columnName, IDictionary<T, double> fractions, long seed) where T : notnull
        => SampleBy(Functions.Col(columnName), fractions, seed);

    /// <summary>A random part of the rows, of a size of its own for each value of an expression.</summary>
    public DataFrame SampleBy<T>(Column column, IDictionary<T, double> fractions, long seed) where T : notnull
        => frame.With(new Statistics(frame.Plan, "sampleBy", [column.Expression],
            [.. fractions.SelectMany(pair => (Literal[])[Literals.Literal(pair.Key), Literals.Literal(pair.Value)]), Literals.Literal(seed)]));

    double Value(string function, string first, string second)
        => frame.Agg(Functions.CallFunction(function, Functions.Col(first).Cast(Types.DataTypes.Double),
            Functions.Col(second).Cast(Types.DataTypes.Double))).First().GetAs<double?>(0) ?? double.NaN;

    DataFrame Statistic(string name, IEnumerable<string> columns, object[] arguments)
        => frame.With(new Statistics(frame.Plan, name, columns.Select(column => ColumnNames.Column(column)).ToValueList(),
            arguments.Select(Literals.Literal).ToValueList()));
}
