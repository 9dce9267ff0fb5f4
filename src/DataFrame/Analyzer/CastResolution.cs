using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary>Gives casts their mode and refuses those that Spark has not.</summary>
internal static class CastResolution
{
    /// <summary>The cast with a mode, or an error; other expressions as they are.</summary>
    public static Expression Resolve(Expression expression, QuerySettings settings)
    {
        if (expression is not Cast cast) return expression;
        var resolved = cast with { Mode = cast.Mode == CastMode.Default ? settings.CastMode : cast.Mode, TargetType = WithoutLength(cast.TargetType) };
        if (CastRules.IsAllowed(resolved.Child.Type, resolved.TargetType, resolved.Mode)) return resolved;
        throw Illegal(resolved);
    }

    /// <summary>Casts to CHAR and VARCHAR give plain strings; only columns of tables have lengths.</summary>
    static DataType WithoutLength(DataType type) => type switch
    {
        CharType or VarcharType => DataTypes.String,
        ArrayType array => array with { ElementType = WithoutLength(array.ElementType) },
        MapType map => map with { KeyType = WithoutLength(map.KeyType), ValueType = WithoutLength(map.ValueType) },
        StructType record => new StructType(record.Fields.Select(field => field with { DataType = WithoutLength(field.DataType) })),
        _ => type,
    };

    static FramesException Illegal(Cast cast)
    {
        var (from, to) = (cast.Child.Type, cast.TargetType);
        (string, string?)[] parameters = [("sqlExpr", SqlText.Expression(cast)), ("srcType", SqlText.Type(from)), ("targetType", SqlText.Type(to))];
        if (cast.Mode == CastMode.Legacy) return ErrorClasses.CastWithoutSuggestion.With(parameters);
        var functions = (from, to) switch
        {
            (NumericType, DateType) => "`DATE_FROM_UNIX_DATE`",
            (DateType, NumericType) => "`UNIX_DATE`",
            (ArrayType or MapType or StructType, _) when cast.Mode == CastMode.Ansi && CastRules.IsAllowed(from, to, CastMode.Try) => "`try_cast`",
            _ => null,
        };
        if (functions is not null) return ErrorClasses.CastWithFuncSuggestion.With([.. parameters, ("functionNames", functions)]);
        return cast.Mode == CastMode.Ansi && CastRules.IsAllowed(from, to, CastMode.Legacy)
            ? ErrorClasses.CastWithConfSuggestion.With([.. parameters, ("config", "\"spark.sql.ansi.enabled\""), ("configVal", "'false'")])
            : ErrorClasses.CastWithoutSuggestion.With(parameters);
    }
}
