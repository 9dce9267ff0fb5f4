using Frames.Catalogue;
using Frames.Expressions;

namespace Frames.Sql;

/// <summary>Spark's functions over columns. Each is one declaration in the file of its family; this is what they share.</summary>
public static partial class Functions
{
    internal static Column Call(FunctionDefinition function, params ReadOnlySpan<Column> arguments)
    {
        var expressions = new Expression[arguments.Length];
        for (var i = 0; i < expressions.Length; i++) expressions[i] = arguments[i].Expression;
        return new Column(new UnresolvedFunction([function.Name], new(expressions)));
    }
}
