using Frames.Analyzer;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Optimizer.Rules;

/// <summary>Conditions with known parts: AND, OR and NOT of literals, tests of values that are never null, strict operators on NULL, and filters that keep all
/// rows or none.</summary>
internal sealed class SimplifyPredicates : Rule
{
    static readonly HashSet<string> Strict =
    [
        OperatorNames.Add, OperatorNames.Subtract, OperatorNames.Multiply, OperatorNames.Equal, OperatorNames.Less, OperatorNames.LessOrEqual,
            OperatorNames.Greater,
        OperatorNames.GreaterOrEqual, OperatorNames.Not,
    ];

    static readonly Dictionary<string, string> Opposites = new()
    {
        [OperatorNames.Less] = OperatorNames.GreaterOrEqual,
        [OperatorNames.LessOrEqual] = OperatorNames.Greater,
        [OperatorNames.Greater] = OperatorNames.LessOrEqual,
        [OperatorNames.GreaterOrEqual] = OperatorNames.Less,
    };

    public override Plan Apply(Plan plan, QuerySettings settings)
        => plan.TransformPlans(node => Node(node.MapExpressions(expression => expression.TransformUp(part => part is FunctionCall call ? Call(call) : part))));

    static Plan Node(Plan node) => node switch
    {
        Filter { Condition: Literal { Value: true } } filter => filter.Child,
        Filter { Condition: Literal } filter => Nothing(filter),
        Join { Condition: Literal { Value: true } } join => join with { Condition = null },
        _ => node,
    };

    /// <summary>No rows of the node's columns.</summary>
    public static LocalRelation Nothing(Plan node) => new(node.Output, new LocalData(Array.Empty<Batch>()));

    static Expression Call(FunctionCall call)
    {
        var arguments = call.Arguments;
        return call.Function.Name switch
        {
            OperatorNames.And => Logic(call, arguments[0], arguments[1], neutral: true),
            OperatorNames.Or => Logic(call, arguments[0], arguments[1], neutral: false),
            OperatorNames.Not when arguments[0] is Literal { Value: bool value } => new Literal(!value, DataTypes.Boolean),
            OperatorNames.Not when arguments[0] is FunctionCall { Function.Name: OperatorNames.Not } inner => inner.Arguments[0],
            OperatorNames.Not when arguments[0] is FunctionCall inner && Opposites.TryGetValue(inner.Function.Name, out var opposite)
                => inner with { Function = FunctionCatalogue.Get(opposite) },
            OperatorNames.IsNull when !arguments[0].Nullable => Literal.False,
            OperatorNames.IsNotNull when !arguments[0].Nullable => Literal.True,
            "if" when arguments[0] is Literal condition => condition.Value is true ? arguments[1] : arguments[2],
            "coalesce" when arguments.Count == 1 || !arguments[0].Nullable => arguments[0],
            var name when Strict.Contains(name) && arguments.Any(argument => argument is Literal { Value: null }) => new Literal(null, call.Type),
            _ => call,
        };
    }

    static Expression Logic(FunctionCall call, Expression left, Expression right, bool neutral) => (left, right) switch
    {
        (Literal { Value: bool value }, _) => value == neutral ? right : left,
        (_, Literal { Value: bool value }) => value == neutral ? left : right,
        _ when left.Equals(right) && Determinism.IsDeterministic(left) => left,
        _ => call,
    };

}
