using Frames.Expressions;
using Frames.Objects;
using Frames.Sql.Types;

namespace Frames.Sql;

/// <summary>Names for C# functions in a session's SQL: <c>spark.Udf.Register&lt;int, int&gt;("twice", x => 2 * x)</c>.</summary>
public sealed class UdfRegistration
{
    readonly SparkSession session;

    internal UdfRegistration(SparkSession session) => this.session = session;

    /// <summary>A C# function over no columns, by name.</summary>
    public void Register<TResult>(string name, Func<TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over no columns that gives a struct, by name.</summary>
    public void Register(string name, Func<Row> f, StructType returnType) => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over one column, by name.</summary>
    public void Register<T, TResult>(string name, Func<T, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over one column that gives a struct, by name.</summary>
    public void Register<T>(string name, Func<T, Row> f, StructType returnType) => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 2 columns, by name.</summary>
    public void Register<T1, T2, TResult>(string name, Func<T1, T2, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 2 columns that gives a struct, by name.</summary>
    public void Register<T1, T2>(string name, Func<T1, T2, Row> f, StructType returnType) => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 3 columns, by name.</summary>
    public void Register<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 3 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3>(string name, Func<T1, T2, T3, Row> f, StructType returnType) => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 4 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, TResult>(string name, Func<T1, T2, T3, T4, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 4 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4>(string name, Func<T1, T2, T3, T4, Row> f, StructType returnType) => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 5 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, TResult>(string name, Func<T1, T2, T3, T4, T5, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 5 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4, T5>(string name, Func<T1, T2, T3, T4, T5, Row> f, StructType returnType) => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 6 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 6 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6>(string name, Func<T1, T2, T3, T4, T5, T6, Row> f, StructType returnType)
        => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 7 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, TResult> f) => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 7 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7>(string name, Func<T1, T2, T3, T4, T5, T6, T7, Row> f, StructType returnType)
        => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 8 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> f)
        => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 8 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, Row> f, StructType returnType)
        => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 9 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> f)
        => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 9 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, Row> f, StructType returnType)
        => Add(UserFunctions.Of(name, f, returnType));

    /// <summary>A C# function over 10 columns, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> f)
        => Add(UserFunctions.Of(name, f));

    /// <summary>A C# function over 10 columns that gives a struct, by name.</summary>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, Row> f, StructType returnType)
        => Add(UserFunctions.Of(name, f, returnType));

    void Add(UserDefinedFunction function) => session.Names.Functions[function.Name] = function;
}
