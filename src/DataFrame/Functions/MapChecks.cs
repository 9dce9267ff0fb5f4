using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql;

// How the arguments of functions that make maps are brought together, and what is refused.
public static partial class Functions
{
    /// <summary>Keys to one type and values to one.</summary>
    static ValueList<Expression> CoerceMap(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count < 2 || arguments.Count % 2 != 0) return arguments;
        var keys = CommonTypes.Widest(arguments.Where((_, i) => i % 2 == 0).Select(key => key.Type), settings);
        var values = CommonTypes.Widest(arguments.Where((_, i) => i % 2 == 1).Select(value => value.Type), settings);
        return arguments.Select((argument, i) => (i % 2 == 0 ? keys : values) is { } type ? CommonTypes.CastTo(argument, type, settings) : argument).ToValueList();
    }

    static void CheckMap(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count % 2 != 0)
        {
            throw ErrorClasses.WrongNumArgs.With(("functionName", "`map`"), ("expectedNum", "2n (n > 0)"), ("actualNum", $"{call.Arguments.Count}"),
                ("docroot", "https://spark.apache.org/docs/latest"));
        }
        CheckAlike(call, 0, ErrorClasses.CreateMapKeyDiffTypes);
        CheckAlike(call, 1, ErrorClasses.CreateMapValueDiffTypes);
        if (call.Arguments.Count > 0 && HasMap(call.Arguments[0].Type))
            throw ErrorClasses.InvalidMapKeyType.With(("keyType", SqlPrinter.Quoted(call.Arguments[0].Type)), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    /// <summary>Maps of one type; other values stay, and are refused.</summary>
    static ValueList<Expression> CoerceMaps(ValueList<Expression> arguments, QuerySettings settings)
        => arguments.Count > 1 && arguments.All(argument => argument.Type is MapType) && CommonTypes.Widest(arguments.Select(argument => argument.Type), settings) is { } common
            ? arguments.Map(argument => CommonTypes.CastTo(argument, common, settings)) : arguments;

    static void CheckMaps(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Any(argument => argument.Type is not MapType)) throw ErrorClasses.MapConcatDiffTypes.With(("functionName", "`map_concat`"),
            ("dataType", "[" + string.Join(", ", call.Arguments.Select(argument => SqlPrinter.Quoted(argument.Type))) + "]"), ("sqlExpr", SqlPrinter.Quoted(call)));
        if (call.Arguments.Any(argument => !argument.Type.SameType(call.Arguments[0].Type))) throw ErrorClasses.DataDiffTypes.With(("functionName", "`map_concat`"),
            ("dataType", "(" + string.Join(" or ", call.Arguments.Select(argument => SqlPrinter.Quoted(argument.Type))) + ")"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static void CheckAlike(FunctionCall call, int parity, ErrorClass different)
    {
        var types = call.Arguments.Where((_, i) => i % 2 == parity).Select(argument => argument.Type).ToList();
        if (types.All(type => type.SameType(types[0]))) return;
        throw different.With(("functionName", "`map`"), ("dataType", "[" + string.Join(", ", types.Select(SqlPrinter.Quoted)) + "]"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static bool HasMap(DataType type) => type switch
    {
        MapType => true,
        ArrayType array => HasMap(array.ElementType),
        StructType record => record.Fields.Any(field => HasMap(field.DataType)),
        _ => false,
    };
}
