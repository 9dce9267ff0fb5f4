using System.Collections.Concurrent;
using Frames.Sql;
using Frames.Sql.Types;

namespace Frames.Tests.Conformance.Generators;

/// <summary>What type an expression has, by the analyzer's own answer.</summary>
internal static class Typing
{
    static readonly SparkSession session = SparkSession.Builder().Master("local[1]").Config("spark.sql.session.timeZone", "UTC").Config("spark.sql.timeType.enabled", true).Create();

    static readonly ConcurrentDictionary<string, DataType?> known = [];

    /// <summary>The type of a call with arguments of the terms' types, or null where analysis refuses it.</summary>
    /// <param name="write">The text of the call around its arguments.</param>
    /// <param name="arguments">The arguments; what is no constant stands for any value of its type.</param>
    public static DataType? Of(Func<string[], string> write, IReadOnlyList<Term> arguments) =>
        known.GetOrAdd(write([.. arguments.Select(argument => argument.IsConstant ? argument.Sql : $"CAST(NULL AS {argument.Type.Sql})")]), Ask);

    static DataType? Ask(string sql)
    {
        try
        {
            return session.Sql($"SELECT {sql} AS x").Schema[0].DataType;
        }
        catch (FramesException)
        {
            return null;
        }
        catch (Exception)
        {
            // A crash is for the comparison to report.
            return DataTypes.Null;
        }
    }
}
