using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Tests.DataFrame.Kernels;

public class CastTests
{
    public static TheoryData<object?, DataType, DataType, object?> Values => new()
    {
        { " 12 ", DataTypes.String, DataTypes.Integer, 12 },
        { 1.9, DataTypes.Double, DataTypes.Long, 1L },
        { 1e10, DataTypes.Double, DataTypes.String, "1.0E10" },
        { true, DataTypes.Boolean, DataTypes.Integer, 1 },
        { "2024-02-29", DataTypes.String, DataTypes.Date, 19782 },
        { 19782, DataTypes.Date, DataTypes.String, "2024-02-29" },
        { 1500000L, DataTypes.Timestamp, DataTypes.Double, 1.5 },
        { (Int128)12345, new DecimalType(10, 2), new DecimalType(4, 1), (Int128)1235 },
        { (Int128)150, new DecimalType(10, 2), DataTypes.String, "1.50" },
        { 13, new YearMonthIntervalType(), DataTypes.String, "INTERVAL '1-1' YEAR TO MONTH" },
        { new object?[] { 1, null }, new ArrayType(DataTypes.Integer), DataTypes.String, "[1, null]" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Casts_give_the_value(object? value, DataType from, DataType to, object? expected) => Assert.Equal(expected, Run(value, from, to, CastMode.Ansi));

    [Theory]
    [InlineData("x", "CAST_INVALID_INPUT", "'x'")]
    [InlineData("300", "CAST_INVALID_INPUT", "'300'")]
    public void Text_that_does_not_fit_is_an_error_under_ansi_and_null_otherwise(string text, string errorClass, string shown)
    {
        var error = Assert.Throws<FramesException>(() => Run(text, DataTypes.String, DataTypes.Byte, CastMode.Ansi));
        Assert.Equal(errorClass, error.ErrorClass);
        Assert.Equal(shown, error.Parameters["expression"]);
        Assert.Null(Run(text, DataTypes.String, DataTypes.Byte, CastMode.Try));
        Assert.Null(Run(text, DataTypes.String, DataTypes.Byte, CastMode.Legacy));
    }

    [Fact]
    public void An_overflow_shows_the_value_as_sql()
    {
        var error = Assert.Throws<FramesException>(() => Run(9007199254740993L, DataTypes.Long, DataTypes.Integer, CastMode.Ansi));
        Assert.Equal("CAST_OVERFLOW", error.ErrorClass);
        Assert.Equal("9007199254740993L", error.Parameters["value"]);
        Assert.Equal(1, Run(9007199254740993L, DataTypes.Long, DataTypes.Integer, CastMode.Legacy));
    }

    static object? Run(object? value, DataType from, DataType to, CastMode mode)
    {
        var column = new ColumnReference(1, "x", from, true, []);
        var evaluator = new EvaluatorFactory([column], QuerySettings.Default).Create(new Cast(column, to, mode));
        return evaluator.Evaluate(new Batch(1, [VectorBuilder.Single(from, value)]), new EvaluationContext(new Arena(), QuerySettings.Default)).GetValue(0);
    }
}
