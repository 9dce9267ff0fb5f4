using Frames.Sql;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>What a query ended in: columns and rows, or an error class.</summary>
/// <param name="Columns">Name, type and nullability of each column.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Error">The error class, or null.</param>
internal sealed record Answer(string[] Columns, object?[][] Rows, string? Error = null)
{
    /// <summary>Runs an example. Only the library's own errors are answers; any other exception is a failure of the test.</summary>
    public static Answer Of(SparkSession session, Example example)
    {
        try
        {
            View(session, "l", example.Left);
            View(session, "r", example.Right);
            var frame = session.Sql(example.Query.Sql);
            var schema = frame.Schema;
            var rows = frame.Collect().Select(row => row.Values).ToArray();
            return new([.. schema.Select(field => $"{field.Name} {field.DataType.SimpleString}{(field.IsNullable ? "" : " not null")}")], rows);
        }
        catch (FramesException error)
        {
            return new([], [], error.ErrorClass ?? "no class: " + error.Message);
        }
    }

    static void View(SparkSession session, string name, Table table) =>
        session.CreateDataFrame(table.Rows.Select(row => new GenericRow(row)), Types.Schema(table)).CreateOrReplaceTempView(name);
}
