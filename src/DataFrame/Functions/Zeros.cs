using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Nulls and zeros for each other, and buckets of a range.
public static partial class Functions
{
    /// <summary>The value, or 0 for null.</summary>
    public static Column Zeroifnull(Column column) => Call(zeroIfNull, column);
    static readonly ScalarFunction zeroIfNull = Define("zeroifnull").Takes(Accept.Any).Returns((arguments, settings) => WithZero(arguments[0], settings) ?? arguments[0].Type).NeverNull()
        .Checked(CheckZeroIfNull).Rewrite((call, settings) => Resolved(coalesce, call.Type, CommonTypes.CastTo(call.Arguments[0], call.Type, settings), CommonTypes.CastTo(Zero, call.Type, settings)))
        .Example("zeroifnull(NULL)", "0");

    /// <summary>The value, or null for 0.</summary>
    public static Column Nullifzero(Column column) => Call(nullIfZero, column);
    static readonly ScalarFunction nullIfZero = Define("nullifzero").Takes(Accept.Any).Returns(arguments => arguments[0].Type is NullType ? DataTypes.Integer : arguments[0].Type).MayBeNull()
        .Checked(CheckNullIfZero).Rewrite(NullForZero).Example("nullifzero(0)", null);

    /// <summary>Which of a number of equal buckets between two bounds a value falls into, from 1; 0 before the first and one more than there are after the last.</summary>
    public static Column WidthBucket(Column value, Column minimum, Column maximum, Column bucketCount) => Call(widthBucket, value, minimum, maximum, bucketCount);
    static readonly ScalarFunction widthBucket = Define("width_bucket").Takes(DoubleOrInterval(), DoubleOrInterval(), DoubleOrInterval(), Accept.Long).Checked(CheckBuckets)
        .Returns(DataTypes.Long).MayBeNull().Value<WidthBucketBody, long>().Example("width_bucket(5.3, 0.2, 10.6, 5)", "3");

    static Literal Zero => new(0, DataTypes.Integer);

    static DataType? WithZero(Expression value, QuerySettings settings) => CommonTypes.Widest([value.Type, DataTypes.Integer], settings);

    static ParameterType DoubleOrInterval() => Accept.OneOf(Accept.Double, Accept.YearMonthInterval, Accept.DayTimeInterval);

    static void CheckZeroIfNull(FunctionCall call, QuerySettings settings)
    {
        if (WithZero(call.Arguments[0], settings) is null)
            throw ErrorClasses.DataDiffTypes.With(("functionName", "`coalesce`"), ("dataType", $"(\"{call.Arguments[0].Type.Sql}\" or \"INT\")"), ("sqlExpr", $"\"coalesce({call.Arguments[0]}, 0)\""));
    }

    static void CheckNullIfZero(FunctionCall call, QuerySettings settings)
    {
        if (WithZero(call.Arguments[0], settings) is null)
            throw ErrorClasses.BinaryOpDiffTypes.With(("sqlExpr", $"\"({call.Arguments[0]} = 0)\""), ("left", $"\"{call.Arguments[0].Type.Sql}\""), ("right", "\"INT\""));
    }

    static Expression NullForZero(FunctionCall call, QuerySettings settings)
    {
        var type = WithZero(call.Arguments[0], settings)!;
        var isZero = Resolved(equal, DataTypes.Boolean, CommonTypes.CastTo(call.Arguments[0], type, settings), CommonTypes.CastTo(Zero, type, settings));
        return Resolved(when, call.Type, isZero, new Literal(null, call.Type), CommonTypes.CastTo(call.Arguments[0], call.Type, settings));
    }

    static void CheckBuckets(FunctionCall call, QuerySettings settings)
    {
        var types = call.Arguments.Take(3).Select(argument => argument.Type).ToArray();
        if (types.Where(type => type is not NullType).Select(type => type.GetType()).Distinct().Count() > 1)
            throw ErrorClasses.DataDiffTypes.With(("functionName", "`width_bucket`"), ("dataType", $"({string.Join(" or ", types.Select(type => $"\"{type.Sql}\""))})"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    readonly struct WidthBucketBody : IValueFunction<long>
    {
        public static bool Invoke(RowArguments row, out long result)
        {
            var (value, first, last, count) = (Number(row, 0), Number(row, 1), Number(row, 2), row.Long(3));
            result = 0;
            if (count is <= 0 or long.MaxValue || double.IsNaN(value) || first == last || !double.IsFinite(first) || !double.IsFinite(last)) return false;
            // A range that runs down is the range that runs up, seen from the other side.
            if (first > last) (value, first, last) = (-value, -first, -last);
            result = value < first ? 0 : value >= last ? count + 1 : (long)(count * (value - first) / (last - first)) + 1;
            return true;
        }

        static double Number(RowArguments row, int argument) => row.At(argument).Vector switch
        {
            FlatVector<int> => row.Int(argument),
            FlatVector<long> => row.Long(argument),
            _ => row.Double(argument),
        };
    }
}
