using Frames.Expressions;
using Frames.Objects;
using Frames.Plans;

namespace Frames.Sql;

/// <summary>
/// What to do about nulls: <c>df.Na.Drop()</c>, <c>df.Na.Fill(0)</c>, <c>df.Na.Replace(...)</c>. NaN counts as null in columns of floating-point numbers.
/// </summary>
public sealed class DataFrameNaFunctions
{
    readonly DataFrame frame;

    internal DataFrameNaFunctions(DataFrame frame) => this.frame = frame;

    /// <summary>The rows without a null.</summary>
    public DataFrame Drop() => Drop("any");

    /// <summary>The rows without a null (<c>any</c>), or with a value (<c>all</c>).</summary>
    public DataFrame Drop(string how) => Drop(how, []);

    /// <summary>The rows without a null in some columns.</summary>
    public DataFrame Drop(IEnumerable<string> columnNames) => Drop("any", columnNames);

    /// <summary>The rows without a null (<c>any</c>), or with a value (<c>all</c>), in some columns.</summary>
    public DataFrame Drop(string how, IEnumerable<string> columnNames) => how.ToLowerInvariant() switch
    {
        "any" => frame.With(new DropNulls(frame.Plan, columnNames.ToValueList(), null)),
        "all" => Drop(1, columnNames),
        _ => throw new FramesException(null, null, $"How must be 'any' or 'all', but is '{how}'."),
    };

    /// <summary>The rows with at least so many values.</summary>
    public DataFrame Drop(int minNonNulls) => Drop(minNonNulls, []);

    /// <summary>The rows with at least so many values in some columns.</summary>
    public DataFrame Drop(int minNonNulls, IEnumerable<string> columnNames) => frame.With(new DropNulls(frame.Plan, columnNames.ToValueList(), minNonNulls));

    /// <summary>A number for nulls of numeric columns.</summary>
    public DataFrame Fill(long value) => Fill(value, []);

    /// <summary>A number for nulls of numeric columns.</summary>
    public DataFrame Fill(double value) => Fill(value, []);

    /// <summary>Text for nulls of string columns.</summary>
    public DataFrame Fill(string value) => Fill(value, []);

    /// <summary>A value for nulls of boolean columns.</summary>
    public DataFrame Fill(bool value) => Fill(value, []);

    /// <summary>A number for nulls of some numeric columns.</summary>
    public DataFrame Fill(long value, IEnumerable<string> columnNames) => Fill(columnNames, [value]);

    /// <summary>A number for nulls of some numeric columns.</summary>
    public DataFrame Fill(double value, IEnumerable<string> columnNames) => Fill(columnNames, [value]);

    /// <summary>Text for nulls of some string columns.</summary>
    public DataFrame Fill(string value, IEnumerable<string> columnNames) => Fill(columnNames, [value]);

    /// <summary>A value for nulls of some boolean columns.</summary>
    public DataFrame Fill(bool value, IEnumerable<string> columnNames) => Fill(columnNames, [value]);

    /// <summary>A value for the nulls of each column that is named.</summary>
    public DataFrame Fill(IDictionary<string, int> valueMap) => Fill(valueMap.Keys, valueMap.Values.Cast<object>());

    /// <summary>A value for the nulls of each column that is named.</summary>
    public DataFrame Fill(IDictionary<string, long> valueMap) => Fill(valueMap.Keys, valueMap.Values.Cast<object>());

    /// <summary>A value for the nulls of each column that is named.</summary>
    public DataFrame Fill(IDictionary<string, double> valueMap) => Fill(valueMap.Keys, valueMap.Values.Cast<object>());

    /// <summary>A value for the nulls of each column that is named.</summary>
    public DataFrame Fill(IDictionary<string, string> valueMap) => Fill(valueMap.Keys, valueMap.Values);

    /// <summary>A value for the nulls of each column that is named.</summary>
    public DataFrame Fill(IDictionary<string, bool> valueMap) => Fill(valueMap.Keys, valueMap.Values.Cast<object>());

    /// <summary>A value of its type for the nulls of each column that is named.</summary>
    public DataFrame Fill(IDictionary<string, object> valueMap) => Fill(valueMap.Keys, valueMap.Values);

    /// <summary>Values replaced by others in a column, or in all columns for <c>*</c>.</summary>
    public DataFrame Replace(string columnName, IDictionary<double, double> replacement) => Replace([columnName], replacement);

    /// <summary>Values replaced by others in a column, or in all columns for <c>*</c>.</summary>
    public DataFrame Replace(string columnName, IDictionary<bool, bool> replacement) => Replace([columnName], replacement);

    /// <summary>Values replaced by others in a column, or in all columns for <c>*</c>.</summary>
    public DataFrame Replace(string columnName, IDictionary<string, string> replacement) => Replace([columnName], replacement);

    /// <summary>Values replaced by others in some columns.</summary>
    public DataFrame Replace(IEnumerable<string> columnNames, IDictionary<double, double> replacement) => Replaced(columnNames, replacement);

    /// <summary>Values replaced by others in some columns.</summary>
    public DataFrame Replace(IEnumerable<string> columnNames, IDictionary<bool, bool> replacement) => Replaced(columnNames, replacement);

    /// <summary>Values replaced by others in some columns.</summary>
    public DataFrame Replace(IEnumerable<string> columnNames, IDictionary<string, string> replacement) => Replaced(columnNames, replacement);

    DataFrame Fill(IEnumerable<string> names, IEnumerable<object> values)
        => frame.With(new FillNulls(frame.Plan, names.ToValueList(), values.Select(Literals.Literal).ToValueList()));

    DataFrame Replaced<T>(IEnumerable<string> names, IDictionary<T, T> values)
        => frame.With(new ReplaceValues(frame.Plan, names.Where(name => name != "*").ToValueList(),
            values.Select(pair => KeyValuePair.Create(Literals.Literal(pair.Key), Literals.Literal(pair.Value))).ToValueList()));
}
