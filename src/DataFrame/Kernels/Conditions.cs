using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Kernels;

/// <summary>Conditions joined by AND, each evaluated only for rows that meet those before.</summary>
internal static class Conditions
{
    public static Evaluator[] Create(IEnumerable<Expression> conditions, EvaluatorFactory factory) => [.. Merged(conditions).Select(factory.Create)];

    /// <summary>The conditions, of which neighbours on one and the same column are one: over a dictionary they cost as much as a single one.</summary>
    public static List<Expression> Merged(IEnumerable<Expression> conditions)
    {
        var result = new List<Expression>();
        ColumnReference? last = null;
        foreach (var condition in conditions)
        {
            var column = EntriesEvaluator.ColumnOf(condition);
            if (column is not null && column.Equals(last)) result[^1] = new FunctionCall(FunctionCatalogue.Get(OperatorNames.And), [result[^1], condition], DataTypes.Boolean, true);
            else result.Add(condition);
            last = column;
        }
        return result;
    }

    /// <summary>The rows of a selection, or of the whole batch, for which the condition is true; null where these are all rows.</summary>
    public static Selection? Select(Evaluator condition, Batch batch, Selection? among, EvaluationContext context)
        => Select(condition.Evaluate(batch, among is null ? Bitmap.All : new Bitmap(among.Memory), context), batch.Length, among, context);

    /// <summary>The rows of a selection for which a condition's value is true; null where these are all rows.</summary>
    public static Selection? Select(Vector value, int length, Selection? among, EvaluationContext context)
    {
        if (value is ConstantVector constant)
            return !constant.IsNullConstant && Vectors.Constant<bool>(constant) ? among : None(length, context);
        if (value is NullVector) return None(length, context);
        var booleans = (BooleanVector)VectorForms.Flatten(value, context.Arena);
        var words = context.Arena.Rent<ulong>(Bitmap.WordCount(length));
        And(booleans.Words, booleans.Validity.Words, among is null ? default : among.Words, words.AsSpan(0, Bitmap.WordCount(length)));
        var selection = new Selection(words, length);
        return selection.Count == length ? null : selection;
    }

    static Selection None(int length, EvaluationContext context) => new(context.Arena.RentCleared<ulong>(Bitmap.WordCount(length)), length);

    static void And(ReadOnlySpan<ulong> values, ReadOnlySpan<ulong> validity, ReadOnlySpan<ulong> among, Span<ulong> result)
    {
        for (var i = 0; i < result.Length; i++) result[i] = values[i] & Bitmap.WordAt(validity, i) & Bitmap.WordAt(among, i);
    }
}
