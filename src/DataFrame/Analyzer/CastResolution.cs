using Frames.Analyzer.Names;
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
        CastRules.Require(resolved, SqlText.Expression(resolved));
        return resolved;
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
}
