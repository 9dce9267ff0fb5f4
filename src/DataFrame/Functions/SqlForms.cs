using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Forms that only SQL's own syntax makes.
public static partial class Functions
{
    static readonly ScalarFunction isUnknown = Unknown(OperatorNames.IsUnknown, negated: false).Example("true IS UNKNOWN", "false");
    static readonly ScalarFunction isNotUnknown = Unknown(OperatorNames.IsNotUnknown, negated: true).Example("true IS NOT UNKNOWN", "true");

    static readonly ScalarFunction likeAll = Quantified(OperatorNames.LikeAll, all: true, negated: false).Example("'abc' LIKE ALL ('a%', '%c')", "true");
    static readonly ScalarFunction likeAny = Quantified(OperatorNames.LikeAny, all: false, negated: false).Example("'abc' LIKE ANY ('x%', 'a%')", "true");
    static readonly ScalarFunction notLikeAll = Quantified(OperatorNames.NotLikeAll, all: true, negated: true)
        .Example("'abc' NOT LIKE ALL ('x%', 'a%')", "false");
    static readonly ScalarFunction notLikeAny = Quantified(OperatorNames.NotLikeAny, all: false, negated: true)
        .Example("'abc' NOT LIKE ANY ('x%', 'a%')", "true");

    static ScalarFunction Unknown(string name, bool negated) => Define(name).Internal().Takes(Accept.Boolean).Returns(DataTypes.Boolean).NeverNull()
        .Prints(call => $"({call.Arguments[0]} IS {(negated ? "NOT " : "")}{(IsVoid(call.Arguments[0]) ? "NULL" : "UNKNOWN")})")
        .Rewrite((call, _) => Resolved(negated ? isNotNull : isNull, DataTypes.Boolean, call.Arguments.Span));

    static bool IsVoid(Expression value) => value is Literal { Value: null } or Cast { IsImplicit: true, Child: Literal { Value: null } };

    /// <summary>The name shows only the text, not the patterns.</summary>
    static ScalarFunction Quantified(string name, bool all, bool negated)
        => Define(name).Internal().Takes(Accept.String, Accept.String).Repeating(Accept.String).Returns(DataTypes.Boolean)
        .Prints(call => $"{name}({call.Arguments[0]})").MayBeNull()
        .Rewrite((call, _) => call.Arguments.Skip(1).Select(pattern => Like(call.Arguments[0], pattern, negated))
            .Aggregate((left, right) => Resolved(all ? and : or, DataTypes.Boolean, left, right)));

    static Expression Like(Expression text, Expression pattern, bool negated)
    {
        var matches = Resolved(like, DataTypes.Boolean, text, pattern, new Literal("\\", DataTypes.String));
        return negated ? Resolved(not, DataTypes.Boolean, matches) : matches;
    }
}
