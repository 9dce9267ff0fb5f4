using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer.Names;

/// <summary>Names, types and values as error parameters show them.</summary>
internal static class SqlText
{
    /// <summary>Each part in backquotes.</summary>
    public static string Name(IEnumerable<string> parts) => string.Join(".", parts.Select(part => "`" + part.Replace("`", "``", StringComparison.Ordinal)
        + "`"));

    public static string Name(string part) => Name([part]);

    /// <summary>A function's name as messages show it.</summary>
    public static string Function(FunctionDefinition function) => Name(function.ErrorName ?? (function.Name == OperatorNames.Equal ? "=" : function.Name));

    /// <summary>A type in double quotes.</summary>
    public static string Type(DataType type) => "\"" + type.Sql + "\"";

    /// <summary>An expression in double quotes.</summary>
    public static string Expression(Expression expression) => SqlPrinter.Quoted(expression);

    /// <summary>A position, counted from 1, as a word.</summary>
    public static string Ordinal(int position) => SqlPrinter.Ordinal(position);
}
