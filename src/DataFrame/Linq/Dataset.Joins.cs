using System.Linq.Expressions;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql;
using Expression = Frames.Expressions.Expression;

namespace Frames.Linq;

public partial class Dataset<T>
{
    /// <summary>The pairs of rows whose keys are equal; null keys match nothing.</summary>
    public Dataset<TResult> Join<TInner, TKey, TResult>(Dataset<TInner> inner, Expression<Func<T, TKey>> outerKeySelector,
        Expression<Func<TInner, TKey>> innerKeySelector, Expression<Func<T, TInner, TResult>> resultSelector)
        => Joined<TResult>(Matches(inner, outerKeySelector, innerKeySelector, false), resultSelector);

    /// <summary>The pairs of rows whose keys are equal, and the rows without a partner beside nulls.</summary>
    public Dataset<TResult> LeftJoin<TInner, TKey, TResult>(Dataset<TInner> inner, Expression<Func<T, TKey>> outerKeySelector,
        Expression<Func<TInner, TKey>> innerKeySelector, Expression<Func<T, TInner?, TResult>> resultSelector)
        => Joined<TResult>(Matches(inner, outerKeySelector, innerKeySelector, true), resultSelector);

    /// <summary>Each row with its matches, for <c>join ... into</c>; a <c>from</c> over the matches follows, perhaps with <c>DefaultIfEmpty()</c>.</summary>
    public Dataset<TResult> GroupJoin<TInner, TKey, TResult>(Dataset<TInner> inner, Expression<Func<T, TKey>> outerKeySelector,
        Expression<Func<TInner, TKey>> innerKeySelector, Expression<Func<T, IEnumerable<TInner>, TResult>> resultSelector)
        => new(Frame, LambdaTranslator.Translate(resultSelector, Shape, Matches(inner, outerKeySelector, innerKeySelector, false)));

    /// <summary>A row for each element of an array of each row, or for each match of a <c>join ... into</c>.</summary>
    public Dataset<TResult> SelectMany<TElement, TResult>(Expression<Func<T, IEnumerable<TElement>>> collectionSelector,
        Expression<Func<T, TElement, TResult>> resultSelector)
    {
        var elements = LambdaTranslator.Translate(collectionSelector, Shape);
        if (elements is MatchesShape matches) return Joined<TResult>(matches, resultSelector);
        var exploded = new Alias(new UnresolvedFunction("explode", Shapes.AsValue(elements)), "#element");
        var frame = Frame.With(new Project(Frame.Plan, [new UnresolvedStar([]), exploded]));
        return Project<TResult>(frame, LambdaTranslator.Translate(resultSelector, Shape, new ScalarShape(Shapes.Column("#element"), typeof(TElement))));
    }

    /// <summary>A row for each element of an array of each row.</summary>
    public Dataset<TElement> SelectMany<TElement>(Expression<Func<T, IEnumerable<TElement>>> selector)
        => Project<TElement>(Frame, new ScalarShape(new UnresolvedFunction("explode", LambdaTranslator.Value(selector, Shape)), typeof(TElement)));

    MatchesShape Matches<TInner, TKey>(Dataset<TInner> inner, Expression<Func<T, TKey>> outerKey, Expression<Func<TInner, TKey>> innerKey, bool keepsUnmatched)
        => new(typeof(IEnumerable<TInner>), inner.Frame, inner.Shape, LambdaTranslator.Translate(outerKey, Shape), innerKey, keepsUnmatched);

    /// <summary>Both sides get column names of their own first, so that a frame can be joined with itself.</summary>
    Dataset<TResult> Joined<TResult>(MatchesShape matches, LambdaExpression result)
    {
        var row = Shape is ObjectShape record
            ? record with { Members = record.Members.Where(member => member.Value is not MatchesShape).ToValueList() } : Shape;
        var (left, leftPlan) = Side(Frame, ("outer", row), ("key", matches.OuterKey));
        var (right, rightPlan) = Side(matches.Frame, ("inner", matches.Element));
        var keys = Shapes.Leaves(left[1], "").Zip(Shapes.Leaves(LambdaTranslator.Translate(matches.InnerKey, right[0]), ""));
        var condition = keys.Select(pair => (Expression)new UnresolvedFunction("=", pair.First.Leaf.Expression, pair.Second.Leaf.Expression))
            .Aggregate((all, next) => new UnresolvedFunction("and", all, next));
        var joined = new Join(leftPlan, rightPlan, matches.KeepsUnmatched ? JoinKind.LeftOuter : JoinKind.Inner, condition);
        return Project<TResult>(Frame.With(joined), LambdaTranslator.Translate(result, left[0], right[0]));
    }

    static (ValueList<Shape> Shapes, Plan Plan) Side(DataFrame frame, params ReadOnlySpan<(string Name, Shape Shape)> parts)
    {
        var members = new ShapeMember[parts.Length];
        for (var i = 0; i < members.Length; i++) members[i] = new ShapeMember(parts[i].Name, parts[i].Name, parts[i].Shape);
        var named = new ObjectShape(typeof(object), new(members));
        return (((ObjectShape)Shapes.OverColumns(named)).Members.Map(member => member.Value), new Project(frame.Plan, Shapes.Flatten(named)));
    }
}
