using Frames.Sql.Types;

namespace Frames.Sql;

/// <summary>
/// What is a property in C# and a method in programs written for .NET for Apache Spark: <c>df.Write</c> and <c>df.Write()</c> both compile, as <c>Count</c>
/// and <c>Count()</c> of a
/// list do.
/// </summary>
public static class PortedForms
{
    /// <summary><see cref="DataFrame.Write"/></summary>
    public static DataFrameWriter Write(this DataFrame frame) => frame.Write;

    /// <summary><see cref="DataFrame.Schema"/></summary>
    public static StructType Schema(this DataFrame frame) => frame.Schema;

    /// <summary><see cref="DataFrame.Columns"/></summary>
    public static IReadOnlyList<string> Columns(this DataFrame frame) => frame.Columns;

    /// <summary><see cref="DataFrame.DTypes"/></summary>
    public static IEnumerable<Tuple<string, string>> DTypes(this DataFrame frame) => frame.DTypes;

    /// <summary><see cref="DataFrame.Na"/></summary>
    public static DataFrameNaFunctions Na(this DataFrame frame) => frame.Na;

    /// <summary><see cref="DataFrame.Stat"/></summary>
    public static DataFrameStatFunctions Stat(this DataFrame frame) => frame.Stat;

    /// <summary><see cref="DataFrame.StorageLevel"/></summary>
    public static StorageLevel StorageLevel(this DataFrame frame) => frame.StorageLevel;

    /// <summary><see cref="DataFrame.IsStreaming"/></summary>
    public static bool IsStreaming(this DataFrame frame) => frame.IsStreaming;

    /// <summary><see cref="SparkSession.Read"/></summary>
    public static DataFrameReader Read(this SparkSession session) => session.Read;

    /// <summary><see cref="SparkSession.Conf"/></summary>
    public static RuntimeConfig Conf(this SparkSession session) => session.Conf;

    /// <summary><see cref="SparkSession.Udf"/></summary>
    public static UdfRegistration Udf(this SparkSession session) => session.Udf;

    /// <summary><see cref="SparkSession.Version"/></summary>
    public static string Version(this SparkSession session) => session.Version;
}
