using Frames.Objects;
using Frames.Sql.Types;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>A C# function over no columns; its result's type follows from the C# type.</summary>
    public static Func<Column> Udf<TResult>(Func<TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return () => UserFunctions.Call(f);
    }

    /// <summary>A C# function over no columns that gives a struct.</summary>
    public static Func<Column> Udf(Func<Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return () => UserFunctions.Call(f);
    }

    /// <summary>A C# function over one column; its result's type follows from the C# type.</summary>
    public static Func<Column, Column> Udf<T, TResult>(Func<T, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return c => UserFunctions.Call(f, c);
    }

    /// <summary>A C# function over one column that gives a struct.</summary>
    public static Func<Column, Column> Udf<T>(Func<T, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return c => UserFunctions.Call(f, c);
    }

    /// <summary>A C# function over 2 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column> Udf<T1, T2, TResult>(Func<T1, T2, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2) => UserFunctions.Call(f, c1, c2);
    }

    /// <summary>A C# function over 2 columns that gives a struct.</summary>
    public static Func<Column, Column, Column> Udf<T1, T2>(Func<T1, T2, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2) => UserFunctions.Call(f, c1, c2);
    }

    /// <summary>A C# function over 3 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column> Udf<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3) => UserFunctions.Call(f, c1, c2, c3);
    }

    /// <summary>A C# function over 3 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column> Udf<T1, T2, T3>(Func<T1, T2, T3, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3) => UserFunctions.Call(f, c1, c2, c3);
    }

    /// <summary>A C# function over 4 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4) => UserFunctions.Call(f, c1, c2, c3, c4);
    }

    /// <summary>A C# function over 4 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4>(Func<T1, T2, T3, T4, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4) => UserFunctions.Call(f, c1, c2, c3, c4);
    }

    /// <summary>A C# function over 5 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, TResult>(Func<T1, T2, T3, T4, T5, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4, c5) => UserFunctions.Call(f, c1, c2, c3, c4, c5);
    }

    /// <summary>A C# function over 5 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5>(Func<T1, T2, T3, T4, T5, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4, c5) => UserFunctions.Call(f, c1, c2, c3, c4, c5);
    }

    /// <summary>A C# function over 6 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, TResult>(Func<T1, T2, T3, T4, T5, T6, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4, c5, c6) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6);
    }

    /// <summary>A C# function over 6 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5,
        T6>(Func<T1, T2, T3, T4, T5, T6, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4, c5, c6) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6);
    }

    /// <summary>A C# function over 7 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7,
        TResult>(Func<T1, T2, T3, T4, T5, T6, T7, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4, c5, c6, c7) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7);
    }

    /// <summary>A C# function over 7 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6,
        T7>(Func<T1, T2, T3, T4, T5, T6, T7, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4, c5, c6, c7) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7);
    }

    /// <summary>A C# function over 8 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8,
        TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4, c5, c6, c7, c8) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7, c8);
    }

    /// <summary>A C# function over 8 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7,
        T8>(Func<T1, T2, T3, T4, T5, T6, T7, T8, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4, c5, c6, c7, c8) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7, c8);
    }

    /// <summary>A C# function over 9 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9,
        TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /// <summary>A C# function over 9 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8,
        T9>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /// <summary>A C# function over 10 columns; its result's type follows from the C# type.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10,
        TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> udf)
    {
        var f = UserFunctions.Of("UDF", udf);
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10);
    }

    /// <summary>A C# function over 10 columns that gives a struct.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9,
        T10>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, Row> udf, StructType returnType)
    {
        var f = UserFunctions.Of("UDF", udf, returnType);
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) => UserFunctions.Call(f, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10);
    }
}
