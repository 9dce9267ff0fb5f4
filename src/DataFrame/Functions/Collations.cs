using System.Text;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Casts;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Text that compares by other rules than by its bytes.
public static partial class Functions
{
    /// <summary>The text with a collation, such as <c>UTF8_LCASE</c>, <c>UNICODE_CI</c> or <c>de_AI</c>.</summary>
    public static Column Collate(Column column, string collation) => Call(collate, column, Lit(collation));
    static readonly ScalarFunction collate = Define(OperatorNames.Collate).Takes(Accept.String, Accept.Any).Checked(CheckCollate).Returns((arguments, settings) => TextOf(CollationNamed(arguments[1], settings)))
        .NullIf((arguments, _) => arguments[0].Nullable).Kernel(request => new RetypeKernel(request.ResultType)).Example("'a' COLLATE UTF8_LCASE = 'A'", "true");

    /// <summary>The name of the text's collation.</summary>
    public static Column Collation(Column column) => Call(collation, column);
    static readonly ScalarFunction collation = Define("collation").Takes(Accept.String).Returns(DataTypes.String).NeverNull()
        .Rewrite((call, _) => new Literal($"SYSTEM.BUILTIN.{(call.Arguments[0].Type as StringType)?.Collation ?? Values.Collation.Binary}", DataTypes.String)).Example("collation('a')", "SYSTEM.BUILTIN.UTF8_BINARY");

    // Bytes that compare as the text does by its collation: what texts are grouped and sorted by.
    static readonly ScalarFunction collationKey = Define("collation_key").Internal().Takes(Accept.String).Returns(DataTypes.Binary)
        .Kernel(request => Values.Collation.Of(request.ArgumentType(0)) is { } found ? new TextRowKernel<KeyOfText>(DataTypes.Binary, collation: found) : new RetypeKernel(DataTypes.Binary));

    /// <summary>The key that stands for a text where it is compared by bytes; the text itself where it has no collation.</summary>
    internal static Expression KeyOf(Expression text) => Values.Collation.Of(text.Type) is null ? text : Resolved(collationKey, DataTypes.Binary, text);

    static StringType TextOf(Collation found) => found.IsBinary ? DataTypes.String : new(found.Name);

    static Collation CollationNamed(Expression name, QuerySettings settings) => Known(name, settings) is string text && Values.Collation.TryFind(text, out var found) ? found
        : throw ErrorClasses.CollationInvalidName.With(("collationName", Known(name, settings) as string ?? "null"), ("proposals", ""));

    static void CheckCollate(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[1].Type is not StringType)
            throw ErrorClasses.UnexpectedArgumentType.With(("functionName", "`collate`"), ("paramIndex", "first"), ("requiredType", "\"STRING\""),
                ("inputSql", SqlPrinter.Quoted(call.Arguments[1])), ("inputType", $"\"{call.Arguments[1].Type.Sql}\""));
        if (!IsKnown(call.Arguments[1]))
            throw ErrorClasses.NonFoldableArgument.With(("funcName", "`collate`"), ("paramName", "`collationName`"), ("paramType", "\"STRING\""));
        CollationNamed(call.Arguments[1], settings);
    }

    readonly struct KeyOfText : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(row.Collation.Key(row.Text(0)));
            return true;
        }
    }
}
