using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Objects;

internal static partial class UserFunctions
{
    public static UserDefinedFunction Of<TResult>(string name, Func<TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [], _ => _ => function());

    public static UserDefinedFunction Of<T, TResult>(string name, Func<T, TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T)], v => { var a = Argument<T>(v[0]); return row => function(a(row)); });

    public static UserDefinedFunction Of<T1, T2, TResult>(string name, Func<T1, T2, TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2)], v =>
        {
            var (a, b) = (Argument<T1>(v[0]), Argument<T2>(v[1]));
            return row => function(a(row), b(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3)], v =>
        {
            var (a, b, c) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]));
            return row => function(a(row), b(row), c(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, TResult>(string name, Func<T1, T2, T3, T4, TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4)], v =>
        {
            var (a, b, c, d) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]));
            return row => function(a(row), b(row), c(row), d(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, T5, TResult>(string name, Func<T1, T2, T3, T4, T5, TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5)], v =>
        {
            var (a, b, c, d, e) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]), Argument<T5>(v[4]));
            return row => function(a(row), b(row), c(row), d(row), e(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, T5, T6, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6)], v =>
        {
            var (a, b, c, d, e, f) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]), Argument<T5>(v[4]), Argument<T6>(v[5]));
            return row => function(a(row), b(row), c(row), d(row), e(row), f(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, T5, T6, T7, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, TResult> function,
        DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7)], v =>
        {
            var (a, b, c, d, e, f, g) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]), Argument<T5>(v[4]),
                Argument<T6>(v[5]), Argument<T7>(v[6]));
            return row => function(a(row), b(row), c(row), d(row), e(row), f(row), g(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> function,
        DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8)], v =>
        {
            var (a, b, c, d, e, f, g, h) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]), Argument<T5>(v[4]),
                Argument<T6>(v[5]), Argument<T7>(v[6]), Argument<T8>(v[7]));
            return row => function(a(row), b(row), c(row), d(row), e(row), f(row), g(row), h(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> function,
        DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9)], v =>
        {
            var (a, b, c, d, e, f, g, h, i) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]), Argument<T5>(v[4]),
                Argument<T6>(v[5]), Argument<T7>(v[6]), Argument<T8>(v[7]), Argument<T9>(v[8]));
            return row => function(a(row), b(row), c(row), d(row), e(row), f(row), g(row), h(row), i(row));
        });

    public static UserDefinedFunction Of<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10,
        TResult> function, DataType? returns = null)
        => New<TResult>(name, returns, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9),
            typeof(T10)], v =>
        {
            var (a, b, c, d, e, f, g, h, i, j) = (Argument<T1>(v[0]), Argument<T2>(v[1]), Argument<T3>(v[2]), Argument<T4>(v[3]), Argument<T5>(v[4]),
                Argument<T6>(v[5]), Argument<T7>(v[6]), Argument<T8>(v[7]), Argument<T9>(v[8]), Argument<T10>(v[9]));
            return row => function(a(row), b(row), c(row), d(row), e(row), f(row), g(row), h(row), i(row), j(row));
        });
}
