using Frames.Analyzer;
using Frames.Backends;
using Frames.Delta.Protocol;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Parser;
using Frames.Sql.Types;

namespace Frames.Delta.Commands;

/// <summary>Rows as a table's declarations want them: generated columns are filled in, and behind the table's columns stands the truth of each of its constraints.</summary>
/// <param name="Rows">The query.</param>
/// <param name="Constraints">What the columns behind the table's say, in their order.</param>
internal sealed record EnforcedRows(Plan Rows, IReadOnlyList<TableConstraint> Constraints)
{
    /// <param name="rows">The query with columns in the table's order and types; those that it does not give are null.</param>
    /// <param name="metadata">The table's metadata.</param>
    /// <param name="schema">The table's schema with the marks that the log has.</param>
    /// <param name="isGiven">Whether the query gives a column.</param>
    /// <param name="session">Resolves conditions and generation expressions.</param>
    public static EnforcedRows Of(Plan rows, Metadata metadata, StructType schema, Func<string, bool> isGiven, BackendSession session)
    {
        var generated = schema.Fields.Select(field => (Field: field, Text: ColumnMarks.Text(field, ColumnMarks.GenerationExpression))).Where(pair => pair.Text is not null).ToArray();
        rows = Fill(rows, generated.Where(pair => !isGiven(pair.Field.Name)).ToDictionary(pair => pair.Field.Name, pair => pair.Text!), session);
        var constraints = TableConstraint.Declared(metadata, schema)
            .Concat(generated.Where(pair => isGiven(pair.Field.Name)).Select(pair => TableConstraint.Generated(pair.Field.Name, pair.Text!))).ToArray();
        if (constraints.Length == 0) return new(rows, []);
        var conditions = Resolve(rows.Output, constraints.Select(constraint => constraint.Sql), session);
        var truths = conditions.Select((condition, i) => (Expression)new Alias(condition, [$"__constraint_{i}"], Ids.Next()));
        return new(new Project(rows, [.. rows.Output, .. truths]), [.. constraints.Select((constraint, i) => constraint with { Condition = conditions[i] })]);
    }

    static Plan Fill(Plan rows, Dictionary<string, string> missing, BackendSession session)
    {
        if (missing.Count == 0) return rows;
        var wanted = rows.Output.Where(column => missing.ContainsKey(column.Name)).ToArray();
        var values = Resolve(rows.Output, wanted.Select(column => missing[column.Name]), session);
        return new Project(rows, rows.Output.Map(column => Array.IndexOf(wanted, column) is >= 0 and var i
            ? new Alias(new Cast(values[i], column.Type, session.Settings.CastMode, IsImplicit: true), [column.Name], Ids.Next()) : (Expression)column));
    }

    /// <summary>SQL texts as expressions over some columns.</summary>
    static Expression[] Resolve(ValueList<ColumnReference> columns, IEnumerable<string> texts, BackendSession session)
    {
        var items = texts.Select((text, i) => (Expression)new Alias(SqlParser.ParseExpression(text, session.Settings), [$"e{i}"])).ToValueList();
        var analyzed = (Project)new QueryAnalyzer(session).Analyze(new Project(new LocalRelation(columns, new LocalData([])), items));
        return [.. analyzed.List.Select(item => ((Alias)item).Child)];
    }
}
