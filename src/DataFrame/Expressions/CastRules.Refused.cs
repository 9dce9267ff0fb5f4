using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>What Spark reports of casts that it has not.</summary>
internal static partial class CastRules
{
    /// <summary>Throws where Spark has no such cast.</summary>
    /// <param name="cast">The cast, with its mode.</param>
    /// <param name="sqlExpr">The expression that the message names, in double quotes: the cast, or the call that stands for it.</param>
    public static void Require(Cast cast, string sqlExpr)
    {
        if (!IsAllowed(cast.Child.Type, cast.TargetType, cast.Mode)) throw Refused(cast, sqlExpr);
    }

    static FramesException Refused(Cast cast, string sqlExpr)
    {
        var (from, to) = (cast.Child.Type, cast.TargetType);
        (string, string?)[] parameters = [("sqlExpr", sqlExpr), ("srcType", $"\"{from.Sql}\""), ("targetType", $"\"{to.Sql}\"")];
        if (cast.Mode == CastMode.Legacy) return ErrorClasses.CastWithoutSuggestion.With(parameters);
        var functions = (from, to) switch
        {
            (NumericType, DateType) => "`DATE_FROM_UNIX_DATE`",
            (DateType, NumericType) => "`UNIX_DATE`",
            (ArrayType or MapType or StructType, _) when cast.Mode == CastMode.Ansi && IsAllowed(from, to, CastMode.Try) => "`try_cast`",
            _ => null,
        };
        if (functions is not null) return ErrorClasses.CastWithFuncSuggestion.With([.. parameters, ("functionNames", functions)]);
        return cast.Mode == CastMode.Ansi && IsAllowed(from, to, CastMode.Legacy)
            ? ErrorClasses.CastWithConfSuggestion.With([.. parameters, ("config", "\"spark.sql.ansi.enabled\""), ("configVal", "'false'")])
            : ErrorClasses.CastWithoutSuggestion.With(parameters);
    }
}
