using Frames.Columns;
using Frames.Sql;
using Frames.Sql.Types;
using Frames.Tests.Conformance.Generators;

namespace Frames.Tests.Conformance.Comparing;

/// <summary>What a query ended in: columns and rows, or an error class.</summary>
/// <param name="Columns">Name, type and nullability of each column.</param>
/// <param name="Rows">The rows' physical values.</param>
/// <param name="Types">The columns' types.</param>
/// <param name="Error">The error class, or null.</param>
internal sealed record Answer(string[] Columns, object?[][] Rows, DataType[] Types, string? Error = null)
{
    /// <summary>What stands for the class of an error that has none: those of Java's own code.</summary>
    public const string NoClass = "no class";

    /// <summary>An error's message, for people.</summary>
    public string? Message { get; init; }

    /// <summary>Whether it ended in an exception that is none of the library's: never the right answer.</summary>
    public bool Crashed { get; init; }

    /// <summary>Runs a frame.</summary>
    public static Answer Of(SparkSession session, Func<DataFrame> frame)
    {
        try
        {
            using var result = session.Execute(frame().Plan, TestContext.Current.CancellationToken);
            var rows = new List<object?[]>();
            foreach (var batch in result.Batches)
                for (var row = 0; row < batch.Length; row++) rows.Add(Array.ConvertAll(batch.Columns, column => column.GetValue(row)));
            return new([.. result.Schema.Select(Describe)], [.. rows], [.. result.Schema.Select(field => field.DataType)]);
        }
        catch (FramesException error)
        {
            return new([], [], [], error.ErrorClass ?? NoClass) { Message = error.Message };
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new([], [], [], error.GetType().Name) { Message = error.Message, Crashed = true };
        }
    }

    static string Describe(StructField field) => $"{field.Name} {field.DataType.SimpleString}{(field.IsNullable ? "" : " not null")}";
}
