using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql;

// How arguments of functions over arrays and maps are brought together, and what is refused.
public static partial class Functions
{
    /// <summary>An array and a value of its elements' type, or a map and one of its keys' type.</summary>
    static ValueList<Expression> CoerceLookup(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count < 2) return arguments;
        if (arguments[0].Type is MapType map) return CommonTypes.Tightest(map.KeyType, arguments[1].Type, settings) is { } key
            ? [CommonTypes.CastTo(arguments[0], new MapType(key, map.ValueType, map.ValueContainsNull), settings), CommonTypes.CastTo(arguments[1], key, settings)] : arguments;
        if (arguments[0].Type is not ArrayType array || CommonTypes.Tightest(array.ElementType, arguments[1].Type, settings) is not { } element) return arguments;
        return [CommonTypes.CastTo(arguments[0], new ArrayType(element, array.ContainsNull), settings), CommonTypes.CastTo(arguments[1], element, settings), .. arguments.Skip(2)];
    }

    /// <summary>As <see cref="CoerceLookup"/>, but an untyped NULL stays, and is refused.</summary>
    static ValueList<Expression> CoerceSearch(ValueList<Expression> arguments, QuerySettings settings)
        => arguments.Count < 2 || arguments[1].Type is NullType ? arguments : CoerceLookup(arguments, settings);

    /// <summary>An array and a position, which a BIGINT is not, or a map and one of its keys' type.</summary>
    static ValueList<Expression> CoerceElement(ValueList<Expression> arguments, QuerySettings settings)
        => arguments is [{ Type: ArrayType }, { Type: IntegralType and not LongType }] ? [arguments[0], CommonTypes.CastTo(arguments[1], DataTypes.Integer, settings)]
            : arguments is [{ Type: MapType }, _] ? CoerceLookup(arguments, settings) : arguments;

    static void CheckElement(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0].Type is MapType) CheckKey(call, "element_at");
        else if (call.Arguments[1].Type is not IntegerType) throw NotTaken(call, 1, "\"INT\"");
    }

    static void CheckContainsKey(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[1].Type is NullType) throw NullTyped(call);
        CheckKey(call, call.Function.Name);
    }

    static void CheckKey(FunctionCall call, string name)
    {
        var (left, right) = (call.Arguments[0].Type, call.Arguments[1].Type);
        if (left is MapType map && map.KeyType.SameType(right)) return;
        throw ErrorClasses.MapFunctionDiffTypes.With(("functionName", $"`{name}`"), ("dataType", "\"MAP\""),
            ("leftType", $"\"{left.Sql}\""), ("rightType", $"\"{right.Sql}\""), ("sqlExpr", Text(call)));
    }

    /// <summary>What <c>array_contains</c> and <c>array_position</c> refuse.</summary>
    static void CheckSearch(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0].Type is NullType || call.Arguments[1].Type is NullType) throw NullTyped(call);
        if (call.Arguments[0].Type is not ArrayType) throw NotTaken(call, 0, "\"ARRAY\"");
        CheckElementType(call, settings);
    }

    static void CheckAppended(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0].Type is not ArrayType array) throw NotTaken(call, 0, "\"ARRAY\"");
        if (!array.ElementType.SameType(call.Arguments[1].Type)) throw DifferentElement(call);
    }

    static void CheckElementType(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0].Type is not ArrayType array || !array.ElementType.SameType(call.Arguments[1].Type)) throw DifferentElement(call);
        if (!Accept.IsOrderable(array.ElementType))
            throw ErrorClasses.InvalidOrderingType.With(("functionName", $"`{call.Function.Name}`"), ("dataType", $"\"{array.ElementType.Sql}\""), ("sqlExpr", Text(call)));
    }

    static FramesException DifferentElement(FunctionCall call) => ErrorClasses.ArrayFunctionDiffTypes.With(("functionName", $"`{call.Function.Name}`"), ("dataType", "\"ARRAY\""),
        ("leftType", $"\"{call.Arguments[0].Type.Sql}\""), ("rightType", $"\"{call.Arguments[1].Type.Sql}\""), ("sqlExpr", Text(call)));

    static FramesException NullTyped(FunctionCall call) => ErrorClasses.NullTyped.With(("functionName", $"`{call.Function.Name}`"), ("sqlExpr", Text(call)));

    static FramesException NotTaken(FunctionCall call, int argument, string required) => ErrorClasses.UnexpectedInputType.With(("sqlExpr", Text(call)),
        ("paramIndex", SqlPrinter.Ordinal(argument + 1)), ("requiredType", required), ("inputSql", SqlPrinter.Quoted(call.Arguments[argument])),
        ("inputType", $"\"{call.Arguments[argument].Type.Sql}\""));

    static string Text(FunctionCall call) => call.Function.ErrorPrinter is { } print ? $"\"{print(call)}\"" : SqlPrinter.Quoted(call);

    /// <summary>The elements become text; the delimiters are text, or NULL.</summary>
    static ValueList<Expression> CoerceJoin(ValueList<Expression> arguments, QuerySettings settings) => arguments.Select((argument, i) => i == 0
        ? argument.Type is ArrayType { ElementType: not StringType } array && ImplicitCasts.Find(array.ElementType, DataTypes.String, settings.Ansi) is { } text
            ? CommonTypes.CastTo(argument, new ArrayType(text, array.ContainsNull), settings)
            : argument.Type is NullType ? CommonTypes.CastTo(argument, new ArrayType(DataTypes.String), settings) : argument
        : argument.Type is NullType ? CommonTypes.CastTo(argument, DataTypes.String, settings) : argument).ToValueList();

    static ValueList<Expression> CoerceArrays(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count != 2 || arguments[0].Type is not ArrayType left || arguments[1].Type is not ArrayType right) return arguments;
        if (CommonTypes.Tightest(left.ElementType, right.ElementType, settings) is not { } element) return arguments;
        return [CommonTypes.CastTo(arguments[0], new ArrayType(element, left.ContainsNull), settings), CommonTypes.CastTo(arguments[1], new ArrayType(element, right.ContainsNull), settings)];
    }

    static void CheckArrays(FunctionCall call, QuerySettings settings)
    {
        var (left, right) = (call.Arguments[0].Type, call.Arguments[1].Type);
        if (left is ArrayType a && right is ArrayType b && a.ElementType.SameType(b.ElementType)) return;
        throw ErrorClasses.BinaryArrayDiffTypes.With(("functionName", $"`{call.Function.Name}`"), ("arrayType", "\"ARRAY\""), ("leftType", $"\"{left.Sql}\""),
            ("rightType", $"\"{right.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static void CheckSortable(FunctionCall call, QuerySettings settings)
    {
        if (Accept.IsOrderable(call.Arguments[0].Type)) return;
        var type = call.Function.Name == "sort_array" ? call.Arguments[0].Type : ((ArrayType)call.Arguments[0].Type).ElementType;
        throw ErrorClasses.InvalidOrderingType.With(("functionName", $"`{call.Function.Name}`"), ("dataType", $"\"{type.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }
}
