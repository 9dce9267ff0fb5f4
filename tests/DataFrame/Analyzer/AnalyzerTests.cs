using Frames.Analyzer;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Tests.Analyzer;

public class AnalyzerTests
{
    [Theory]
    [InlineData("SELECT 1", "1 int!")]
    [InlineData("SELECT id + 1, name AS n FROM people", "(id + 1) int!, n string!")]
    [InlineData("SELECT * FROM people p JOIN departments d ON p.dept_id = d.dept_id",
        "id int!, name string!, dept_id int, salary decimal(3,2), dept_id int!, dept_name string!")]
    [InlineData("SELECT * FROM people LEFT JOIN departments USING (dept_id)", "dept_id int, id int!, name string!, salary decimal(3,2), dept_name string")]
    [InlineData("SELECT d.dept_id FROM people LEFT JOIN departments d USING (dept_id)", "dept_id int")]
    [InlineData("SELECT a.id FROM people a, people b WHERE a.id = b.id", "id int!")]
    [InlineData("SELECT 1 AS x UNION ALL SELECT 2L", "x bigint!")]
    [InlineData("SELECT id AS x, x + 1 FROM people", "x int!, (lateralAliasReference(x) + 1) int!")]
    [InlineData("WITH t AS (SELECT id FROM people) SELECT * FROM t a JOIN t b ON a.id = b.id", "id int!, id int!")]
    [InlineData("SELECT 1.5 + 2, 1 / 2, 2L = '2'", "(1.5 + 2) decimal(3,1), (1 / 2) double, (2 = 2) boolean")]
    [InlineData("SELECT name FROM people ORDER BY id", "name string!")]
    public void Gives_columns_as_spark_names_and_types_them(string sql, string expected) => Assert.Equal(expected, new Queries().Schema(sql));

    [Theory]
    [InlineData("SELECT nme FROM people", "UNRESOLVED_COLUMN.WITH_SUGGESTION", "proposal", "`name`, `id`, `dept_id`, `salary`")]
    [InlineData("SELECT dept_id FROM people, departments", "AMBIGUOUS_REFERENCE", "referenceNames", "[`departments`.`dept_id`, `people`.`dept_id`]")]
    [InlineData("SELECT * FROM nope", "TABLE_OR_VIEW_NOT_FOUND", "relationName", "`nope`")]
    [InlineData("SELECT nope(1)", "UNRESOLVED_ROUTINE", "routineName", "`nope`")]
    [InlineData("SELECT isnan(1, 2)", "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "expectedNum", "1")]
    [InlineData("SELECT 1 + true", "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", "right", "\"BOOLEAN\"")]
    [InlineData("SELECT '1' + '1'", "DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE", "actualDataType", "\"STRING\"")]
    [InlineData("SELECT CAST(true AS BINARY)", "DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", "srcType", "\"BOOLEAN\"")]
    [InlineData("SELECT coalesce(1, true)", "DATATYPE_MISMATCH.DATA_DIFF_TYPES", "dataType", "(\"INT\" or \"BOOLEAN\")")]
    [InlineData("SELECT id FROM people LIMIT -1", "INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", "v", "-1")]
    [InlineData("SELECT 1 UNION ALL SELECT 1, 2", "NUM_COLUMNS_MISMATCH", "operator", "UNION")]
    [InlineData("SELECT id FROM people ORDER BY 2", "ORDER_BY_POS_OUT_OF_RANGE", "size", "1")]
    public void Reports_errors_with_spark_s_class_and_parameters(string sql, string errorClass, string parameter, string value)
    {
        var error = new Queries().Error(sql);
        Assert.Equal(errorClass, error.ErrorClass);
        Assert.Equal(value, error.Parameters[parameter]);
    }

    [Fact]
    public void Coerces_by_the_rules_without_ansi()
        => Assert.Equal("('1' + 1) double", new Queries(ansi: false).Schema("SELECT '1' + 1").Replace("(1 + 1)", "('1' + 1)", StringComparison.Ordinal));

    [Fact]
    public void A_self_join_has_columns_of_its_own_on_each_side()
    {
        var output = new Queries().Analyze("SELECT * FROM people a CROSS JOIN people b").Output;
        Assert.Equal(output.Count, output.Select(column => column.Id).Distinct().Count());
    }

    [Fact]
    public void A_sum_of_ten_thousand_terms_is_analysed_and_one_of_twenty_thousand_is_refused()
    {
        Assert.Equal(DataTypes.Integer, Analyzed(10_000).Schema[0].DataType);
        var error = Assert.ThrowsAny<FramesException>(() => Analyzed(20_000));
        Assert.Equal("FAILED_TO_PARSE_TOO_COMPLEX", error.ErrorClass);

        static Plan Analyzed(int terms)
        {
            Expression sum = new Literal(1, DataTypes.Integer);
            for (var i = 0; i < terms; i++) sum = new UnresolvedFunction(OperatorNames.Add, sum, new Literal(1, DataTypes.Integer));
            return new QueryAnalyzer(new Queries().Session).Analyze(new Project(new OneRow(), [sum]));
        }
    }
}
