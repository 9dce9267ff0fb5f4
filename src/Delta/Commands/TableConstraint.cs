using System.Text.Json;
using Frames.Columns;
using Frames.Delta.Protocol;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sources;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Delta.Commands;

/// <summary>A condition that every row of a table must satisfy: neither false nor null.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Sql">The condition over the table's columns.</param>
internal sealed record TableConstraint(string Name, string Sql)
{
    const string property = "delta.constraints.", invariant = "delta.invariants";

    /// <summary>The condition with columns resolved; set once the rows are known.</summary>
    public Expression? Condition { get; init; }

    /// <summary>The conditions that a table declares: CHECK constraints in its properties, and invariants of its columns.</summary>
    public static IEnumerable<TableConstraint> Declared(Metadata metadata, StructType schema)
    {
        foreach (var (name, text) in metadata.Configuration.Where(pair => pair.Key.StartsWith(property, StringComparison.OrdinalIgnoreCase)))
            yield return new(name[property.Length..], text);
        foreach (var field in schema.Fields)
            if (ColumnMarks.Text(field, invariant) is { } json && Expression(json) is { } text) yield return new("EXPRESSION(" + text + ")", text);
    }

    /// <summary>The column holds what its generation expression gives.</summary>
    public static TableConstraint Generated(string column, string expression) => new("Generated Column", $"`{column.Replace("`", "``", StringComparison.Ordinal)}` <=> ({expression})");

    /// <summary>Refuses the first row that counts for which the truth is not true.</summary>
    public void Check(Batch batch, Vector truth, StructType schema, SparkZone zone)
    {
        for (var row = 0; row < batch.Length; row++)
            if (batch.Selection?[row] != false && truth.GetValue(row) is not true) throw Violated(batch, row, schema, zone);
    }

    FramesException Violated(Batch batch, int row, StructType schema, SparkZone zone)
    {
        var values = Condition!.References().Select(column => column.Name).Distinct().Select(name => $" - {name} : {Text(schema.IndexOf(name))}");
        return ErrorClasses.DeltaViolateConstraint.With(("constraintName", Name), ("expression", Condition!.ToString()), ("values", string.Join("\n", values)));

        string Text(int i) => batch.Columns[i].GetValue(row) switch
        {
            null => "null",
            var value when schema[i].DataType is ArrayType or MapType or StructType => value.ToString()!,
            var value => PartitionText.Write(value, schema[i].DataType, zone),
        };
    }

    /// <summary>The condition in an invariant: <c>{"expression":{"expression":"x > 3"}}</c>.</summary>
    static string? Expression(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("expression").GetProperty("expression").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FramesException(null, null, $"An invariant of the table cannot be read: {json}", null, e);
        }
    }
}

/// <summary>What a table's schema says about a column beside its type.</summary>
internal static class ColumnMarks
{
    public const string GenerationExpression = "delta.generationExpression";

    public static string? Text(StructField field, string name)
    {
        if (field.Metadata?.Contains(name, StringComparison.Ordinal) != true) return null;
        using var marks = JsonDocument.Parse(field.Metadata);
        return marks.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }
}
