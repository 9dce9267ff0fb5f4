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

    static void CheckLookup(FunctionCall call, QuerySettings settings)
    {
        var (left, right) = (call.Arguments[0].Type, call.Arguments[1].Type);
        if (left is MapType map)
        {
            if (!map.KeyType.SameType(right)) throw ErrorClasses.MapFunctionDiffTypes.With(("functionName", $"`{call.Function.Name}`"), ("dataType", "\"MAP\""),
                ("leftType", $"\"{left.Sql}\""), ("rightType", $"\"{right.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
            return;
        }
        if (call.Function.Name.EndsWith("element_at", StringComparison.Ordinal) && right is IntegralType) return;
        if (left is not ArrayType array || !array.ElementType.SameType(right) || call.Function.Name.EndsWith("element_at", StringComparison.Ordinal))
            throw ErrorClasses.ArrayFunctionDiffTypes.With(("functionName", $"`{call.Function.Name}`"), ("dataType", "\"ARRAY\""), ("leftType", $"\"{left.Sql}\""),
                ("rightType", $"\"{right.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

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
