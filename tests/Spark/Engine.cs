using System.Globalization;
using Frames.Backends;
using Frames.Backends.Spark;
using Frames.Backends.Spark.Connection;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using Range = Frames.Plans.Range;

namespace Frames.Tests.Spark;

/// <summary>A session on the server, the same for all tests, and shorthands for the trees that they send there.</summary>
internal sealed class Engine
{
    static readonly Lazy<Engine> Started = new(() => new Engine());

    Engine()
    {
        Backend = new SparkBackend(ConnectionString.Parse(SparkServer.Address));
        // The server refuses times of day unless asked.
        Backend.SettingChanged("spark.sql.timeType.enabled", "true");
    }

    /// <summary>The session; skips the test that asks where there is no server.</summary>
    public static Engine Shared => SparkServer.Address.Length > 0 ? Started.Value : throw new InvalidOperationException("An address is never empty.");

    public SparkBackend Backend { get; }

    public BackendSession Session { get; } = new(QuerySettings.Default, new SessionCatalog());

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The rows of a plan, each as its values in text.</summary>
    public string[] Rows(Frames.Plans.Plan plan)
    {
        using var result = Backend.Execute(plan, Session, Cancellation);
        return [.. result.Batches.SelectMany(batch => Enumerable.Range(0, batch.Length).Select(row => string.Join(" | ", batch.Columns.Select(column => Text(column.GetValue(row))))))];
    }

    public string[] Rows(string sql) => Rows(Backend.Submit(Query(sql), Session));

    public StructType Schema(Frames.Plans.Plan plan) => Backend.Schema(plan, Session);

    /// <summary>The names of a plan's columns.</summary>
    public string Names(Frames.Plans.Plan plan) => string.Join(" | ", Schema(plan).Select(field => field.Name));

    public static SqlQuery Query(string text) => new(text, [], []);

    public static Frames.Plans.Plan Numbers(long count) => new Range(0, count, 1, 1, new ColumnReference(Ids.Next(), "id", DataTypes.Long, false, []));

    public static Expression Column(params string[] parts) => new UnresolvedColumn(new(parts));

    public static Expression Of(Frames.Plans.Plan plan, string name) => new UnresolvedColumn([name], plan.Tag.Id);

    public static Expression Call(string name, params Expression[] arguments) => new UnresolvedFunction(name, arguments);

    public static Expression Value(int value) => new Literal(value, DataTypes.Integer);

    public static Expression Value(string value) => new Literal(value, DataTypes.String);

    public static Frames.Plans.Plan Local(StructType schema, params object?[][] rows)
    {
        var builders = schema.Select(field => VectorBuilder.Create(field.DataType)).ToArray();
        foreach (var row in rows) for (var i = 0; i < row.Length; i++) builders[i].Append(row[i]);
        var columns = schema.Select(field => new ColumnReference(Ids.Next(), field.Name, field.DataType, field.IsNullable, [])).ToValueList();
        return new LocalRelation(columns, new LocalData([new Batch(rows.Length, [.. builders.Select(builder => builder.Build())])]));
    }

    public static string Text(object? value) => value switch
    {
        null => "null",
        byte[] bytes => "X" + Convert.ToHexString(bytes),
        object?[] items => $"[{string.Join(", ", items.Select(Text))}]",
        KeyValuePair<object, object?>[] pairs => $"{{{string.Join(", ", pairs.Select(pair => $"{Text(pair.Key)}: {Text(pair.Value)}"))}}}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
