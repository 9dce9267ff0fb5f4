using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Optimizer.Rules;

/// <summary>A union of select lists of literals, which is what VALUES with computed cells becomes, is rows in memory.</summary>
internal sealed class LocalRows : Rule
{
    public override Plan Apply(Plan plan, QuerySettings settings) => plan.TransformPlans(node
        => node is SetOperation { Kind: SetKind.Union, All: true, Columns: { } columns } union
        && union.Inputs.All(IsLiteralRow) ? Rows(union, columns) : node);

    static bool IsLiteralRow(Plan plan) => plan is Project { Child: OneRow } project && project.List.All(item => item is Alias { Child: Literal });

    static LocalRelation Rows(SetOperation union, ValueList<ColumnReference> columns)
    {
        var batches = new List<Batch>();
        foreach (var chunk in union.Inputs.Cast<Project>().Chunk(Batch.MaxRows))
        {
            var vectors = columns.Select((column, i) =>
            {
                var builder = VectorBuilder.Create(column.Type);
                foreach (var row in chunk) builder.Append(((Literal)((Alias)row.List[i]).Child).Value);
                return builder.Build();
            });
            batches.Add(new Batch(chunk.Length, vectors.ToArray()));
        }
        return new LocalRelation(columns, new LocalData(batches));
    }
}
