using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Counts and means of pairs are those of one side over the rows in which the other is not null either.
public static partial class Functions
{
    static AggregateFunction OfPairs(string name) => DefineAggregate(name, "Statistics").Takes(Accept.Numeric, Accept.Numeric);

    /// <summary>A value where both sides are there.</summary>
    static FunctionCall OfBoth(FunctionCall call, Expression value)
    {
        var both = Resolved(and, DataTypes.Boolean, Resolved(isNotNull, DataTypes.Boolean, call.Arguments[0]), Resolved(isNotNull, DataTypes.Boolean, call.Arguments[1]));
        return Resolved(@if, value.Type, both, value, new Literal(null, value.Type));
    }

    static AggregateExpression PairAggregate(string name, QuerySettings settings, Expression value)
    {
        var function = FunctionCatalogue.Get(name);
        ValueList<Expression> arguments = [value];
        return new AggregateExpression(new FunctionCall(function, arguments, function.ResultType(arguments, settings), function.ResultNullable(arguments, settings)));
    }
}
