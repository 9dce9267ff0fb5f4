using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Windows;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The number of the row in its partition, from 1.</summary>
    public static Column RowNumber() => Call(rowNumber);
    static readonly WindowFunction rowNumber = DefineWindow("row_number").Returns(DataTypes.Integer).NeverNull().Ordered(UpToCurrentRow)
        .Kernel(request => new RankingKernel<RowNumber, int>(request.ResultType)).Example("row_number() OVER (ORDER BY 1)", "1");

    /// <summary>The rank with gaps after ties.</summary>
    public static Column Rank() => Call(rank);
    static readonly WindowFunction rank = DefineWindow("rank").Repeating(Accept.Any).Returns(DataTypes.Integer).NeverNull().Ordered(UpToCurrentRow).Prints(_ => "RANK()")
        .Kernel(request => new RankingKernel<Rank, int>(request.ResultType)).Example("rank() OVER (ORDER BY 1)", "1");

    /// <summary>The rank without gaps.</summary>
    public static Column DenseRank() => Call(denseRank);
    static readonly WindowFunction denseRank = DefineWindow("dense_rank").Repeating(Accept.Any).Returns(DataTypes.Integer).NeverNull().Ordered(UpToCurrentRow).Prints(_ => "DENSE_RANK()")
        .Kernel(request => new RankingKernel<DenseRank, int>(request.ResultType)).Example("dense_rank() OVER (ORDER BY 1)", "1");

    /// <summary>The rank as a share from 0 to 1.</summary>
    public static Column PercentRank() => Call(percentRank);
    static readonly WindowFunction percentRank = DefineWindow("percent_rank").Repeating(Accept.Any).Returns(DataTypes.Double).NeverNull().Ordered(UpToCurrentRow).Prints(_ => "PERCENT_RANK()")
        .Kernel(request => new RankingKernel<PercentRank, double>(request.ResultType)).Example("percent_rank() OVER (ORDER BY 1)", "0.0");

    /// <summary>The share of rows that do not come after the row.</summary>
    public static Column CumeDist() => Call(cumeDist);
    static readonly WindowFunction cumeDist = DefineWindow("cume_dist").Returns(DataTypes.Double).NeverNull().Ordered(new WindowFrame(false, null, WindowFrame.CurrentRow))
        .Kernel(request => new RankingKernel<CumulativeDistribution, double>(request.ResultType)).Example("cume_dist() OVER (ORDER BY 1)", "1.0");

    /// <summary>The bucket of the row, from 1, when the partition is cut into some of equal size.</summary>
    public static Column Ntile(int n) => Call(ntile, Lit(n));
    static readonly WindowFunction ntile = DefineWindow("ntile").Optional(Accept.Int, new Literal(1, DataTypes.Integer), "buckets", foldable: true).Coerced(Coercion.None).Returns(DataTypes.Integer).NeverNull()
        .Ordered(UpToCurrentRow).CheckedValues(CheckTiles).Kernel(request => new TileKernel((int)request.Constant(0)!.Value!)).Example("ntile(2) OVER (ORDER BY 1)", "1");

    /// <summary>The value some rows before, or a default.</summary>
    public static Column Lag(Column column, int offset, object? defaultValue = null) => Call(lag, column, Lit(offset), Lit(defaultValue));
    static readonly WindowFunction lag = Shift("lag", before: true).Example("lag(1) OVER (ORDER BY 1)", null);

    /// <summary>The value some rows after, or a default.</summary>
    public static Column Lead(Column column, int offset, object? defaultValue = null) => Call(lead, column, Lit(offset), Lit(defaultValue));
    static readonly WindowFunction lead = Shift("lead", before: false).Example("lead(1) OVER (ORDER BY 1)", null);

    /// <summary>The n-th value of the frame, from 1, or null.</summary>
    public static Column NthValue(Column column, int n) => Call(nthValue, column, Lit(n));
    static readonly WindowFunction nthValue = DefineWindow("nth_value").Takes(Accept.Any, Accept.Long).Named("input", "offset").Foldable(1).Returns(arguments => arguments[0].Type).MayBeNull().Ordered()
        .CheckedValues(CheckNth).Kernel(request => new NthKernel(Convert.ToInt64(request.Constant(1)!.Value, System.Globalization.CultureInfo.InvariantCulture)))
        .Example("nth_value(1, 1) OVER (ORDER BY 1)", "1");

    static WindowFrame UpToCurrentRow => new(true, null, WindowFrame.CurrentRow);

    static WindowFunction Shift(string name, bool before) => DefineWindow(name, "WindowFunctions").Takes(Accept.Any)
        .Optional(Accept.Int, new Literal(1, DataTypes.Integer)).Optional(Accept.Any, Literal.Null).Coerced(CoerceShift).Checked(CheckShift).Returns(arguments => arguments[0].Type)
        .NullIf((arguments, _) => arguments[0].Nullable || arguments[2].Nullable).Ordered()
        .Kernel(request => new ShiftKernel(request.ResultType, (int)request.Constant(1)!.Value! * (before ? -1 : 1)));

    static ValueList<Expression> CoerceShift(ValueList<Expression> arguments, QuerySettings settings)
        => arguments.Count < 3 ? arguments : [arguments[0], Implicit(arguments[1], DataTypes.Integer, settings), Implicit(arguments[2], arguments[0].Type, settings)];

    static Expression Implicit(Expression argument, DataType type, QuerySettings settings)
        => ImplicitCasts.Find(argument.Type, type, settings.Ansi) is null ? argument : CommonTypes.CastTo(argument, type, settings);

    static void CheckShift(FunctionCall call, QuerySettings settings)
    {
        var (value, otherwise) = (call.Arguments[0].Type, call.Arguments[2]);
        if (otherwise.Type.SameType(value) || otherwise.Type is NullType) return;
        throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlPrinter.Quoted(call)), ("paramIndex", "third"), ("requiredType", $"\"{value.Sql}\""),
            ("inputSql", SqlPrinter.Quoted(otherwise)), ("inputType", $"\"{otherwise.Type.Sql}\""));
    }

    static void CheckTiles(FunctionCall call, Func<int, object?> value)
    {
        if ((value(0) ?? 0) is int and <= 0 and var n) throw OutOfRange(call, "buckets", $"{n}", "(0, 2147483647]");
    }

    static void CheckNth(FunctionCall call, Func<int, object?> value)
    {
        if ((value(1) ?? 0L) is long and <= 0L and var n) throw OutOfRange(call, "offset", $"{n}L", "(0, 9223372036854775807]");
    }

    static FramesException OutOfRange(FunctionCall call, string name, string value, string range) => ErrorClasses.ValueOutOfRange.With(
        ("exprName", name), ("valueRange", range), ("currentValue", value), ("sqlExpr", SqlPrinter.Quoted(call)));
}
