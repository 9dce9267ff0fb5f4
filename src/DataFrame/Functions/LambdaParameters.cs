using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql;

// What the functions that take lambdas share: lambdas of C# functions, the types of parameters, checks of what bodies give.
public static partial class Functions
{
    static Column LambdaOf(Func<Column, Column> f)
    {
        var x = FreshVariable("x");
        return new(new Lambda(f(new(x)).Expression, [x]));
    }

    static Column LambdaOf(Func<Column, Column, Column> f)
    {
        var (x, y) = (FreshVariable("x"), FreshVariable("y"));
        return new(new Lambda(f(new(x), new(y)).Expression, [x, y]));
    }

    static Column LambdaOf(Func<Column, Column, Column, Column> f)
    {
        var (x, y, z) = (FreshVariable("x"), FreshVariable("y"), FreshVariable("z"));
        return new(new Lambda(f(new(x), new(y), new(z)).Expression, [x, y, z]));
    }

    // Names differ so that a lambda inside another does not hide its parameters.
    static LambdaVariable FreshVariable(string name) => new($"{name}_{Ids.Next()}");

    static LambdaVariable Variable(DataType type, bool nullable) => new("", 0, type, nullable);

    static DataType ElementOf(Expression array) => array.Type is ArrayType type ? type.ElementType : DataTypes.Null;

    static LambdaVariable ElementVariable(Expression array) => Variable(ElementOf(array), array.Type is not ArrayType { ContainsNull: false });

    static ValueList<LambdaVariable> ElementAndPlace(ValueList<Expression> arguments, int index)
        => arguments[index] is Lambda { Parameters.Count: 2 } ? [ElementVariable(arguments[0]), Variable(DataTypes.Integer, false)] : [ElementVariable(arguments[0])];

    static ValueList<LambdaVariable> StateAndElement(ValueList<Expression> arguments, int index)
        => index == 2 ? [Variable(arguments[1].Type, true), ElementVariable(arguments[0])] : [Variable(arguments[1].Type, true)];

    static ValueList<LambdaVariable> KeyAndValue(ValueList<Expression> arguments, int index)
        => arguments[0].Type is MapType map ? [Variable(map.KeyType, false), Variable(map.ValueType, map.ValueContainsNull)] : [Variable(DataTypes.Null, false), Variable(DataTypes.Null, true)];

    /// <summary>Without a function for the end the last state is the result.</summary>
    static ValueList<Expression> WithFinish(ValueList<Expression> arguments, QuerySettings settings)
        => arguments.Count == 3 ? [.. arguments, new Lambda(new LambdaVariable("id"), [new("id")])] : arguments;

    static ValueList<Expression> WithComparator(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count > 1) return arguments;
        var (left, right) = (new LambdaVariable("left"), new LambdaVariable("right"));
        static Expression Number(int value) => new Literal(value, DataTypes.Integer);
        static Expression Of(string name, params ReadOnlySpan<Expression> operands) => new UnresolvedFunction([name], ValueList.Create(operands));
        var compared = Of("if", Of("<", left, right), Number(-1), Of("if", Of(">", left, right), Number(1), Number(0)));
        var nulls = Of("if", Of("isnull", left), Number(1), Of("if", Of("isnull", right), Number(-1), compared));
        var body = Of("if", Of("and", Of("isnull", left), Of("isnull", right)), Number(0), nulls);
        return [arguments[0], new Lambda(body, [left, right]) { IsNaturalOrder = true }];
    }

    static ValueList<Expression> CoerceKeys(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments[0].Type is not MapType left || arguments[1].Type is not MapType right || CommonTypes.Widest([left.KeyType, right.KeyType], settings) is not { } key) return arguments;
        return [CommonTypes.CastTo(arguments[0], new MapType(key, left.ValueType, left.ValueContainsNull), settings),
            CommonTypes.CastTo(arguments[1], new MapType(key, right.ValueType, right.ValueContainsNull), settings), arguments[2]];
    }

    static void CheckPredicate(FunctionCall call, QuerySettings settings) => CheckBody(call, 1, DataTypes.Boolean);

    static void CheckMerge(FunctionCall call, QuerySettings settings) => CheckBody(call, 2, call.Arguments[1].Type);

    static void CheckComparator(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[1] is Lambda { IsNaturalOrder: false }) CheckBody(call, 1, DataTypes.Integer);
        if (!Accept.IsOrderable(ElementOf(call.Arguments[0])))
            throw ErrorClasses.InvalidOrderingType.With(("functionName", "`array_sort`"), ("dataType", $"\"{call.Arguments[0].Type.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static void CheckKeys(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[1].Type is MapType or VariantType)
            throw ErrorClasses.InvalidMapKeyType.With(("keyType", $"\"{call.Arguments[1].Type.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static void CheckBody(FunctionCall call, int index, DataType wanted)
    {
        // Before the lambda is bound its type is not known.
        if (call.Arguments[index] is not Lambda { Resolved: true } lambda || lambda.Type.SameType(wanted)) return;
        throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlPrinter.Quoted(call)), ("paramIndex", index == 1 ? "second" : "third"), ("requiredType", $"\"{wanted.Sql}\""),
            ("inputSql", SqlPrinter.Quoted(lambda)), ("inputType", $"\"{lambda.Type.Sql}\""));
    }
}
