using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>VALUES: rows of one width, each column of the type that holds its values.</summary>
internal static class InlineTables
{
    public static Plan Resolve(InlineTable table, PlanResolver resolver, Surroundings around)
    {
        var settings = resolver.Analysis.Settings;
        var expressions = resolver.Expressions(around, new OneRow());
        var rows = table.Rows.Map(expressions.Resolve);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != table.Names.Count) throw ErrorClasses.InvalidInlineTableArity.With(("expectedNumCols", $"{table.Names.Count}"),
                ("actualNumCols", $"{rows[i].Count}"), ("rowIndex", $"{i}"));
            foreach (var cell in rows[i])
            {
                if (!cell.Any(node => node is AggregateExpression or WindowExpression or ColumnReference)) continue;
                throw ErrorClasses.InvalidInlineTableExpression.With(("expr", Names.SqlText.Expression(cell)));
            }
        }
        var types = table.Names.Select((name, i) => CommonTypes.WidestWithoutText(rows.Select(row => row[i].Type), settings)
            ?? throw ErrorClasses.InvalidInlineTableTypes.With(("colName", Names.SqlText.Name(name)))).ToList();
        rows = rows.Map(row => row.Select((cell, i) => CommonTypes.CastTo(cell, types[i], settings)).ToValueList());
        var columns = table.Names.Select((name, i) => new ColumnReference(Ids.Next(), name, types[i], rows.Any(row => row[i].Nullable), [])).ToValueList();
        return rows.All(row => row.All(cell => cell is Literal)) ? Local(rows, columns) : Union(rows, columns);
    }

    static LocalRelation Local(ValueList<ValueList<Expression>> rows, ValueList<ColumnReference> columns)
    {
        var builders = columns.Select(column => VectorBuilder.Create(column.Type)).ToArray();
        var batches = new List<Batch>();
        foreach (var chunk in rows.Chunk(Batch.MaxRows))
        {
            foreach (var row in chunk)
                for (var i = 0; i < builders.Length; i++) builders[i].Append(((Literal)row[i]).Value);
            batches.Add(new Batch(chunk.Length, Array.ConvertAll(builders, builder => builder.Build())));
            builders = columns.Select(column => VectorBuilder.Create(column.Type)).ToArray();
        }
        return new LocalRelation(columns, new LocalData(batches));
    }

    /// <summary>Rows that must be computed: one select list each; the optimizer folds them to rows in memory.</summary>
    static Plan Union(ValueList<ValueList<Expression>> rows, ValueList<ColumnReference> columns)
    {
        var inputs = rows.Map(row => (Plan)new Project(new OneRow(), row.Select((cell, i) => (Expression)new Alias(cell, [columns[i].Name], Ids.Next()))
            .ToValueList()));
        return inputs.Count == 1 ? inputs[0] : new SetOperation(inputs, SetKind.Union, All: true, Columns: columns);
    }
}
