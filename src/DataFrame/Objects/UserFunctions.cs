using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Objects;

/// <summary>
/// Delegates of the user's as functions over columns: a loop that reads each argument's vector, calls the delegate, and collects the results. Each arity is one
/// line.
/// </summary>
internal static partial class UserFunctions
{
    /// <summary>A call over columns.</summary>
    public static Column Call(UserDefinedFunction function, params ReadOnlySpan<Column> arguments)
    {
        if (arguments.Length != function.ArgumentTypes.Count)
            throw new InvalidOperationException($"The function {function.Name} takes {function.ArgumentTypes.Count} columns.");
        return new Column(new UserFunctionCall(function, DataFrame.Of(arguments)));
    }

    static UserDefinedFunction New<TResult>(string name, DataType? returns, Type[] arguments, Func<Vector[], Func<int, TResult>> bind)
    {
        var type = returns ?? ObjectTypes.Of(typeof(TResult));
        var required = Array.ConvertAll(arguments, argument => !ObjectTypes.IsNullable(argument));
        return new(name, arguments.Select(ArgumentType).ToValueList(), type, ObjectTypes.IsNullable(typeof(TResult)) || required.Contains(true), true,
            (vectors, length) => Run(name, type, required, vectors, length, bind));
    }

    // What a C# type stands for depends on the values for these: they are taken as they are.
    static DataType? ArgumentType(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value == typeof(object) || value == typeof(Row) || value == typeof(decimal) || value == typeof(System.Data.SqlTypes.SqlDecimal)
            || value == typeof(DateTime) ? null
            : ObjectTypes.Of(type) is StructType ? null : ObjectTypes.Of(type);
    }

    /// <summary>As Spark does, a null for a parameter that cannot hold it gives null, without a call.</summary>
    static Vector Run<TResult>(string name, DataType type, bool[] required, Vector[] vectors, int length, Func<Vector[], Func<int, TResult>> bind)
    {
        var call = bind(vectors);
        var results = VectorBuilder.Create(type);
        var append = Appender<TResult>(results);
        for (var row = 0; row < length; row++)
        {
            var skip = false;
            for (var i = 0; i < required.Length; i++) skip |= required[i] && vectors[i].IsNull(row);
            if (skip) results.AppendNull();
            else append(Invoke(name, call, row));
        }
        return results.Build();
    }

    static TResult Invoke<TResult>(string name, Func<int, TResult> call, int row)
    {
        try
        {
            return call(row);
        }
        catch (Exception error) when (error is not (FramesException or OperationCanceledException))
        {
            throw ErrorClasses.FailedUserFunction.With(error, ("functionName", name), ("signature", ""), ("result", ObjectTypes.Name(typeof(TResult))),
                ("reason", $"{error.GetType().Name}: {error.Message}"));
        }
    }

    static Func<int, T> Argument<T>(Vector vector)
    {
        if (vector is FlatVector<int> ints && typeof(T) == typeof(int)) return (Func<int, T>)(object)Flat(ints);
        if (vector is FlatVector<long> { Type: LongType } longs && typeof(T) == typeof(long)) return (Func<int, T>)(object)Flat(longs);
        if (vector is FlatVector<double> doubles && typeof(T) == typeof(double)) return (Func<int, T>)(object)Flat(doubles);
        if (vector is FlatVector<float> floats && typeof(T) == typeof(float)) return (Func<int, T>)(object)Flat(floats);
        var convert = TypedValues.Converter(typeof(T), vector.Type);
        return row => (T)convert(vector.GetValue(row))!;
    }

    static Func<int, T> Flat<T>(FlatVector<T> vector) where T : unmanaged => row => vector.Memory.Span[row];

    static Action<T> Appender<T>(VectorBuilder builder)
    {
        if (builder is FlatBuilder<int> { Type: IntegerType } ints && typeof(T) == typeof(int)) return (Action<T>)(object)(Action<int>)ints.Append;
        if (builder is FlatBuilder<long> { Type: LongType } longs && typeof(T) == typeof(long)) return (Action<T>)(object)(Action<long>)longs.Append;
        if (builder is FlatBuilder<double> doubles && typeof(T) == typeof(double)) return (Action<T>)(object)(Action<double>)doubles.Append;
        var type = builder.Type;
        return value => builder.Append(PhysicalValues.From(value, type, "result"));
    }
}
