using Frames.Expressions;
using Frames.Plans;
using Frames.Sql;
using static Frames.Sql.Functions;
using Window = Frames.Sql.Expressions.Window;

namespace Frames.Tests.Surface;

/// <summary>What the methods of the surfaces build.</summary>
public sealed class PlanTests : IDisposable
{
    readonly SparkSession spark = MemoryBackend.Session();

    public void Dispose() => spark.Dispose();

    [Fact]
    public void Columns_are_tied_to_the_frame_they_are_taken_from()
    {
        var frame = spark.Range(3);
        Assert.Equal(new UnresolvedColumn(["id"], frame.Plan.Tag.Id), frame["id"].Expression);
        Assert.Equal(new UnresolvedColumn(["a", "b.c"]), Col("a.`b.c`").Expression);
        Assert.Equal(new UnresolvedStar(["t"]), Col("t.*").Expression);
        Assert.Equal("INVALID_ATTRIBUTE_NAME_SYNTAX", Assert.Throws<FramesException>(() => Col("a..b")).ErrorClass);
    }

    [Fact]
    public void Operators_build_calls_by_Sparks_names()
    {
        Assert.Equal("and(>(+(a, 1), 2), not(=(b, x)))", ((Col("a") + 1 > 2) & (Col("b") != "x")).ToString());
        Assert.Equal("-(1, a)", (1 - Col("a")).ToString());
        Assert.Equal("int", ((UnresolvedFunction)(1 - Col("a")).Expression).Arguments[0].Type.SimpleString);
        Assert.Equal("+(a, text)", (Col("a") + "text").ToString());
        Assert.Equal("cbrt(a.b)", Cbrt("a.b").ToString());
        Assert.Equal("and(>=(a, 1), <=(a, 2))", Col("a").Between(1, 2).ToString());
        Assert.Equal("in(a, 1, 2)", Col("a").IsIn(1, 2).ToString());
        Assert.Equal("when(a, 1, b, 2, 3)", When(Col("a"), 1).When(Col("b"), 2).Otherwise(3).ToString());
        Assert.Throws<FramesException>(() => When(Col("a"), 1).Otherwise(2).Otherwise(3));
        Assert.Throws<FramesException>(() => Col("a").When(Col("b"), 1));
        Assert.Equal("sum(a) OVER (PARTITION BY b ORDER BY c DESC NULLS LAST ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)",
            CallFunction("sum", Col("a")).Over(Window.PartitionBy("b").OrderBy(Col("c").Desc()).RowsBetween(-2, Window.CurrentRow)).ToString());
    }

    [Fact]
    public void Values_of_CSharp_are_literals_of_Sparks_types()
    {
        Assert.Equal("decimal(3,2)", TypeOf(1.50m));
        Assert.Equal("tinyint", TypeOf((sbyte)1));
        Assert.Equal("smallint", TypeOf((byte)1));
        Assert.Equal("timestamp", TypeOf(DateTime.UnixEpoch));
        Assert.Equal("timestamp_ntz", TypeOf(new DateTime(2020, 1, 1)));
        Assert.Equal("date", TypeOf(new DateOnly(2020, 1, 1)));
        Assert.Equal("interval day to second", TypeOf(TimeSpan.FromHours(1)));
        Assert.Equal("array<int>", TypeOf(new[] { 1, 2 }));
        Assert.Equal("map<string,double>", TypeOf(new Dictionary<string, double>()));
        Assert.Equal("struct<_1:int,_2:string>", TypeOf((1, "x")));
        Assert.Equal("struct<A:int>", TypeOf(new { A = 1 }));
        Assert.Equal("void", TypeOf(null));
        Assert.Equal("ENCODER_NOT_FOUND", Assert.Throws<FramesException>(() => Lit(new object())).ErrorClass);
    }

    [Fact]
    public void Properties_are_methods_too()
    {
        var frame = spark.CreateDataFrame(new[] { 1 }, "n");
        Assert.Equal(frame.Schema, frame.Schema());
        Assert.Equal(frame.Columns, frame.Columns());
        frame.Write().Mode("append").Save("x");
        frame.Write.Mode(SaveMode.Append).Save("x");
        var writes = ((MemoryBackend)spark.Backend).Executed.OfType<WriteSource>().ToList();
        Assert.Equal(writes[0], writes[1]);
        Assert.Equal(WriteMode.Append, writes[0].Mode);
        Assert.Equal("INVALID_SAVE_MODE", Assert.Throws<FramesException>(() => frame.Write.Mode("replace")).ErrorClass);
    }

    [Fact]
    public void Joins_take_Sparks_names_of_kinds()
    {
        var frame = spark.Range(1);
        Assert.Equal(["id"], ((Join)frame.Join(frame, "id", "left").Plan).Using!);
        foreach (var (name, kind) in new[] { ("inner", JoinKind.Inner), ("LEFT_OUTER", JoinKind.LeftOuter), ("full", JoinKind.FullOuter),
            ("leftanti", JoinKind.LeftAnti), ("semi", JoinKind.LeftSemi) })
            Assert.Equal(kind, ((Join)frame.Join(frame, ["id"], name).Plan).Kind);
        Assert.Equal("UNSUPPORTED_JOIN_TYPE", Assert.Throws<FramesException>(() => frame.Join(frame, ["id"], "sideways")).ErrorClass);
    }

    [Fact]
    public void CSharp_functions_run_over_columns()
    {
        var frame = spark.CreateDataFrame(new[] { ("a", (int?)1), ("b", null) });
        var udf = Udf<string, int, string>((text, number) => text + number);
        var call = (UserFunctionCall)udf(frame["_1"], frame["_2"]).Expression;
        var batch = ((LocalRelation)frame.Plan).Data.Batches[0];
        var result = call.Function.Run(batch.Columns, 2);
        Assert.Equal("UDF(_1, _2)", call.ToString());
        Assert.True(call.Function.ReturnsNull);
        Assert.Equal("a1", Frames.Columns.VectorValues.GetValue(result, 0));
        Assert.True(result.IsNull(1));

        var failing = ((UserFunctionCall)Udf<int?, int>(number => number!.Value)(frame["_2"]).Expression).Function;
        Assert.Equal("FAILED_EXECUTE_UDF", Assert.Throws<FramesException>(() => failing.Run([batch.Columns[1]], 2)).ErrorClass);
        spark.Udf().Register<int, int>("twice", x => 2 * x);
        Assert.True(spark.Names.Functions.ContainsKey("TWICE"));
    }

    [Fact]
    public void Arrow_batches_come_back_as_they_went_in()
    {
        var batch = spark.CreateDataFrame(new[] { (1, "x", new[] { 1.5 }), (2, null!, []) }).ToArrow().Single();
        var rows = spark.CreateDataFrame(batch).Collect();
        Assert.Equal(2, rows.Length);
        Assert.Equal("x", rows[0][1]);
        Assert.Equal([1.5], rows[0].GetAs<double[]>(2)!);
        Assert.True(rows[1].IsNullAt(1));
    }

    static string TypeOf(object? value) => Lit(value).Expression.Type.SimpleString;
}
