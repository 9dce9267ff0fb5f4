using Frames.Columns;
using Frames.Expressions;

namespace Frames.Kernels;

/// <summary>
/// An expression of one column. Where that comes as a dictionary, the expression runs once over the entries, and the codes of this and later batches pick from what it gave.
/// An entry may belong to no row that counts, so an expression that fails over the entries is left to run over the rows.
/// </summary>
internal sealed class EntriesEvaluator(Evaluator inner, int ordinal) : Evaluator
{
    Vector? dictionary;
    Vector? entries;
    Vector? ofNull;
    long rows;
    bool fails;

    /// <summary>The one column that a computed value depends on, if it depends on nothing else, not even on which rows it is computed for; else null.</summary>
    public static ColumnReference? ColumnOf(Expression expression)
    {
        if (expression is ColumnReference or Alias or SortOrder or Literal) return null;
        ColumnReference? found = null;
        foreach (var node in expression.Walk())
        {
            if (node is Lambda or LambdaVariable or UserFunctionCall or FunctionCall { Function.IsDeterministic: false }) return null;
            if (node is not ColumnReference column) continue;
            if (found is not null && found.Id != column.Id) return null;
            found = column;
        }
        return found;
    }

    public override Vector Evaluate(Batch batch, Bitmap live, EvaluationContext context)
    {
        if (batch.Columns[ordinal] is not DictionaryVector column || !Prepare(column, context.Settings)) return inner.Evaluate(batch, live, context);
        var codes = ofNull is not null && column.MayHaveNulls ? CodesWithNulls(column, context) : column.CodesMemory;
        var validity = ofNull is null ? column.Validity : Bitmap.All;
        if (entries is not BytesVector) return With(VectorForms.Gather(entries!, codes.Span[..column.Length], context.Arena), validity, context);
        if (entries.MayHaveNulls) validity = Bitmap.And(RowGather.Nulls(entries, codes.Span[..column.Length], context.Arena), validity, column.Length, context.Arena);
        return new DictionaryVector(column.Length, codes, entries.WithValidity(Bitmap.All), validity);
    }

    /// <summary>Makes sure that there are values for the dictionary's entries; false where the rows are the better way.</summary>
    bool Prepare(DictionaryVector column, QuerySettings settings)
    {
        if (!ReferenceEquals(dictionary, column.Dictionary)) (dictionary, entries, rows, fails) = (column.Dictionary, null, 0, false);
        if (entries is null && !fails)
        {
            // A dictionary that serves fewer rows than it has entries is not worth it.
            rows += column.Length;
            if (rows < dictionary.Length || dictionary.Length == 0) return false;
            Run(settings);
        }
        return !fails;
    }

    void Run(QuerySettings settings)
    {
        var context = new EvaluationContext(Arena.Heap, settings);
        try
        {
            var values = Over(dictionary!, context);
            // What a null gives must come from the expression, which may answer nulls; most give null. It becomes the entry after the last.
            ofNull = Over(VectorBuilder.Nulls(dictionary!.Type, 1), context) is var single && single.IsNull(0) ? null : single;
            entries = ofNull is null ? values : VectorForms.Concat([values, ofNull], values.Type);
        }
        catch (FramesException)
        {
            fails = true;
        }
    }

    Vector Over(Vector values, EvaluationContext context)
    {
        var columns = new Vector[ordinal + 1];
        columns[ordinal] = values;
        return VectorForms.Flatten(inner.Evaluate(new Batch(values.Length, columns), Bitmap.All, context), context.Arena);
    }

    ReadOnlyMemory<int> CodesWithNulls(DictionaryVector column, EvaluationContext context)
    {
        var codes = context.Arena.Rent<int>(column.Length);
        var validity = column.Validity;
        for (var i = 0; i < column.Length; i++) codes[i] = validity[i] ? column.Codes[i] : dictionary!.Length;
        return codes;
    }

    static Vector With(Vector values, Bitmap validity, EvaluationContext context)
        => validity.IsAll ? values : values.WithValidity(Bitmap.And(values.Validity, validity, values.Length, context.Arena));
}
