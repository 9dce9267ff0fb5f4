namespace Frames.Tests.Analyzer;

public class IntervalArithmeticTests
{
    [Theory]
    [InlineData("SELECT DATE'2024-02-29' + INTERVAL '1-2' YEAR TO MONTH", "DATE '2024-02-29' + INTERVAL '1-2' YEAR TO MONTH date!")]
    [InlineData("SELECT TIMESTAMP'2024-03-09 02:30:00' + INTERVAL '1' DAY", "TIMESTAMP '2024-03-09 02:30:00' + INTERVAL '1' DAY timestamp!")]
    [InlineData("SELECT DATE'2024-02-29' - DATE'2024-02-01'", "(DATE '2024-02-29' - DATE '2024-02-01') interval day!")]
    [InlineData("SELECT TIMESTAMP'2024-02-29 12:00:00' - TIMESTAMP'2024-02-29 11:00:00'",
        "(TIMESTAMP '2024-02-29 12:00:00' - TIMESTAMP '2024-02-29 11:00:00') interval day to second!")]
    [InlineData("SELECT TIMESTAMP'2024-02-29 12:00:00' + NULL", "TIMESTAMP '2024-02-29 12:00:00' + NULL timestamp")]
    public void Operators_on_dates_and_timestamps_are_functions_of_their_own(string sql, string expected) => Assert.Equal(expected, new Queries().Schema(sql));

    [Fact]
    public void A_number_plus_an_interval_names_what_is_wanted()
    {
        var error = new Queries().Error("SELECT 300S + INTERVAL '1 02:00:00' DAY TO SECOND");
        Assert.Equal("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", error.ErrorClass);
        Assert.Equal("\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\"", error.Parameters["requiredType"]);
    }
}
