using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using Range = Frames.Plans.Range;

namespace Frames.Backends.Spark.Writing;

/// <summary>Every plan node as a relation: the rows of the table are in this file and in those of its groups.</summary>
internal static class PlanWriters
{
    public static readonly WriterTable<Plan, Proto.Relation> Table = Rows();

    /// <summary>Nodes that never travel, and why.</summary>
    public static readonly IReadOnlyDictionary<Type, string> NotSent = new Dictionary<Type, string>
    {
        [typeof(Scan)] = "a resolved source: only analysis on the client makes it, and the server analyses for itself",
        [typeof(Expand)] = "grouping sets taken apart: only analysis on the client makes it",
    };

    static WriterTable<Plan, Proto.Relation> Rows()
    {
        var table = new WriterTable<Plan, Proto.Relation>();
        LeafWriters.AddTo(table);
        OperatorWriters.AddTo(table);
        ShorthandWriters.AddTo(table);
        return table;
    }

    /// <summary>A count that the protocol takes as a number.</summary>
    public static int Count(Expression expression, string operation) => expression switch
    {
        Literal { Value: int count } => count,
        Literal { Value: long count } => (int)Math.Clamp(count, int.MinValue, int.MaxValue),
        _ => throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"{operation} by the expression {expression}")),
    };
}

/// <summary>Relations without inputs.</summary>
internal static class LeafWriters
{
    public static void AddTo(WriterTable<Plan, Proto.Relation> table) => table
        .Add<UnresolvedTable>(NamedTable)
        .Add<UnresolvedTableFunction>((writer, function) => new()
        {
            UnresolvedTableValuedFunction = new() { FunctionName = string.Join(".", function.Parts), Arguments = { writer.Write(function.Arguments) } },
        })
        .Add<ReadSource>(Read)
        .Add<SqlQuery>((_, query) => Sql(query))
        .Add<InlineTable>(Inline)
        .Add<OneRow>((_, _) => new() { Project = new() })
        .Add<LocalRelation>((writer, local) => writer.Uploads.Write(local))
        .Add<Range>(NumberRange);

    public static Proto.Relation Sql(SqlQuery query) => new() { Sql = new() { Query = SqlParameters.Substitute(query) } };

    static Proto.Relation NamedTable(MessageWriter writer, UnresolvedTable table)
    {
        if (writer.FindTable(table.Parts) is { } plan) return new() { SubqueryAlias = new() { Input = writer.Write(plan), Alias = table.Parts[0] } };
        var message = new Proto.Read.Types.NamedTable { UnparsedIdentifier = Identifiers.Join(table.Parts) };
        foreach (var (name, value) in table.Options) message.Options[name] = value;
        return new() { Read = new() { NamedTable = message } };
    }

    static Proto.Relation Read(MessageWriter writer, ReadSource source)
    {
        var message = new Proto.Read.Types.DataSource { Paths = { source.Paths } };
        if (source.Format is not null) message.Format = source.Format;
        if (source.UserSchema is not null) message.Schema = Identifiers.Ddl(source.UserSchema);
        foreach (var (name, value) in source.Options) message.Options[name] = value;
        return new() { Read = new() { DataSource = message } };
    }

    static Proto.Relation Inline(MessageWriter writer, InlineTable table)
    {
        var rows = table.Rows.Select(row => $"({string.Join(", ", row.Select(SqlText.Write))})");
        var names = string.Join(", ", table.Names.Select(Identifiers.Quote));
        return new() { Sql = new() { Query = $"SELECT * FROM VALUES {string.Join(", ", rows)} AS `t`({names})" } };
    }

    static Proto.Relation NumberRange(MessageWriter writer, Range range)
    {
        var message = new Proto.Range { Start = range.Start, End = range.End, Step = range.Step };
        if (range.Partitions is { } partitions) message.NumPartitions = partitions;
        return new() { Range = message };
    }
}
