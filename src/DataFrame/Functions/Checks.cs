using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Types of values, and errors on purpose.
public static partial class Functions
{
    /// <summary>The name of the value's data type.</summary>
    public static Column Typeof(Column column) => Call(typeOf, column);
    static readonly ScalarFunction typeOf = Define("typeof").Takes(Accept.Any).Returns(DataTypes.String).NeverNull()
        .Rewrite((call, _) => new Literal(call.Arguments[0].Type.SimpleString, DataTypes.String)).Example("typeof(array(1))", "array<int>");

    /// <summary>Whether both are equal, or both null.</summary>
    public static Column EqualNull(Column left, Column right) => Call(equalNull, left, right);
    static readonly ScalarFunction equalNull = Define("equal_null").Takes(Accept.Orderable, Accept.Orderable).Coerced(Coercion.Comparison).Returns(DataTypes.Boolean).NeverNull()
        .PrintsInErrors("<=>", call => $"({call.Arguments[0]} <=> {call.Arguments[1]})").Rewrite((call, _) => Resolved(nullSafeEqual, DataTypes.Boolean, call.Arguments.Span))
        .Example("equal_null(NULL, NULL)", "true");

    /// <summary>Fails the query with the message.</summary>
    public static Column RaiseError(Column message) => Call(raiseError, message);
    static readonly ScalarFunction raiseError = Define("raise_error").Takes(Accept.String).Coerced(AtomsToText).Returns(DataTypes.Null).MayBeNull()
        .Prints(call => $"raise_error(USER_RAISED_EXCEPTION, map(errorMessage, {call.Arguments[0]}))").Kernel(_ => new RaiseKernel(0)).Example("if(true, 1, raise_error('no'))", "1");

    /// <summary>Null where the condition is true; else fails the query.</summary>
    public static Column AssertTrue(Column condition) => Call(assertTrue, condition);

    /// <summary>Null where the condition is true; else fails the query with the message.</summary>
    public static Column AssertTrue(Column condition, Column message) => Call(assertTrue, condition, message);
    static readonly ScalarFunction assertTrue = Define("assert_true").Takes(Accept.Boolean, Accept.String).Accepts(1, 2).Coerced(CoerceAssertion).Returns(DataTypes.Null).MayBeNull()
        .PrintsInErrors(call => $"(IF({call.Arguments[0]}, NULL, raise_error(USER_RAISED_EXCEPTION, map(errorMessage, {call.Arguments[1]}))))")
        .Kernel(_ => new RaiseKernel(1)).Example("assert_true(1 < 2)", null);

    static ValueList<Expression> CoerceAssertion(ValueList<Expression> arguments, QuerySettings settings) =>
    [
        arguments[0].Type is NullType ? CommonTypes.CastTo(arguments[0], DataTypes.Boolean, settings) : arguments[0],
        .. AtomsToText([arguments.Count > 1 ? arguments[1] : new Literal($"'{arguments[0]}' is not true!", DataTypes.String)], settings),
    ];

    /// <summary>Raises a message for rows that count, but for those whose condition, if there is one before it, is true.</summary>
    sealed class RaiseKernel(int message) : Kernel
    {
        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            var row = new RowArguments(arguments, context);
            for (var i = 0; i < length; i++)
            {
                if (!live[i]) continue;
                row.Row = i;
                if (message > 0 && !row.IsNull(0) && row.Boolean(0)) continue;
                throw ErrorClasses.UserRaised.With(("errorMessage", row.IsNull(message) ? "null" : Encoding.UTF8.GetString(row.Text(message))));
            }
            return Vectors.NullConstant(DataTypes.Null, length);
        }
    }
}
