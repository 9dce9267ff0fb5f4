using System.Globalization;
using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Nested;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Text with its characters replaced by kind, backwards, and in words.
public static partial class Functions
{
    static readonly string[] maskNames = ["str", "upperChar", "lowerChar", "digitChar", "otherChar"];

    /// <summary>The text with its letters and digits replaced.</summary>
    public static Column Mask(Column column) => Call(mask, column);

    /// <summary>The text with its letters, digits and other characters replaced; null keeps them.</summary>
    public static Column Mask(Column column, Column upper, Column lower, Column digit, Column other) => Call(mask, column, upper, lower, digit, other);
    static readonly ScalarFunction mask = Define("mask").Takes(Accept.String).Optional(Accept.String, new Literal("X", DataTypes.String)).Optional(Accept.String, new Literal("x", DataTypes.String))
        .Optional(Accept.String, new Literal("n", DataTypes.String)).Optional(Accept.String, new Literal(null, DataTypes.Null)).Named(maskNames).Coerced(NullsTo(DataTypes.String)).Checked(CheckMask)
        .Foldable(1, 2, 3, 4).Returns(DataTypes.String).MayBeNull().SeesNulls().Text<MaskBody>().Example("mask('AbCD123-@$#')", "XxXXnnn-@$#");

    /// <summary>The text, bytes or array backwards.</summary>
    public static Column Reverse(Column column) => Call(reverse, column);
    static readonly ScalarFunction reverse = Define("reverse").Takes(Accept.OneOf(Accept.String, Accept.Binary, Accept.Array)).Returns(arguments => arguments[0].Type)
        .Kernel(request => request.ResultType is ArrayType ? new BuilderRowKernel<ReverseArray>(request.ResultType) : new TextRowKernel<ReverseText>(request.ResultType)).Example("reverse('abc')", "cba");

    /// <summary>The sentences of a text, each as its words.</summary>
    public static Column Sentences(Column column) => Call(sentences, column);

    /// <summary>The sentences of a text in a language and country, each as its words.</summary>
    public static Column Sentences(Column column, Column language, Column country) => Call(sentences, column, language, country);
    static readonly ScalarFunction sentences = Define("sentences").Takes(Accept.String).Optional(Accept.String, new Literal("", DataTypes.String)).Optional(Accept.String, new Literal("", DataTypes.String))
        .Returns(new ArrayType(new ArrayType(DataTypes.String, false), false)).MayBeNull().Builds<SentencesBody>().Example("sentences('Hi there! Bye.')", "[[Hi, there], [Bye]]");

    static void CheckMask(FunctionCall call, QuerySettings settings)
    {
        for (var i = 1; i < call.Arguments.Count; i++)
            if (IsKnown(call.Arguments[i]) && Known(call.Arguments[i], settings) is string text && text.EnumerateRunes().Count() != 1)
                throw ErrorClasses.InputSizeNotOne.With(("exprName", maskNames[i]), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    readonly struct MaskBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.IsNull(0)) return false;
            for (var rest = row.Text(0); !rest.IsEmpty;)
            {
                Rune.DecodeFromUtf8(rest, out var rune, out var length);
                var argument = Rune.GetUnicodeCategory(rune) switch
                {
                    UnicodeCategory.UppercaseLetter => 1,
                    UnicodeCategory.LowercaseLetter => 2,
                    UnicodeCategory.DecimalDigitNumber => 3,
                    _ => 4,
                };
                // Java sees characters beyond the basic plane as two, neither a letter nor a digit.
                if (!rune.IsBmp) argument = 4;
                if (row.IsNull(argument)) output.Append(rest[..length]);
                else output.AppendRepeated(row.Text(argument), rune.Utf16SequenceLength);
                rest = rest[length..];
            }
            return true;
        }
    }

    readonly struct ReverseText : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var text = row.Text(0);
            var isText = row.At(0).Vector.Type is not BinaryType;
            for (var end = text.Length; end > 0;)
            {
                var start = end - 1;
                while (isText && start > 0 && (text[start] & 0xC0) == 0x80) start--;
                output.Append(text[start..end]);
                end = start;
            }
            return true;
        }
    }

    readonly struct ReverseArray : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var array = new ArrayRow(row, 0);
            var arrays = (ArrayBuilder)output;
            for (var i = array.End - 1; i >= array.Start; i--) arrays.Elements.AppendVector(array.Elements.Slice(i, 1));
            arrays.EndRow();
        }
    }

    readonly struct SentencesBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var sentences = (ArrayBuilder)output;
            var words = (ArrayBuilder)sentences.Elements;
            foreach (var sentence in TextBreaks.Sentences(Encoding.UTF8.GetString(row.Text(0))))
            {
                foreach (var word in TextBreaks.Words(sentence)) ((BytesBuilder)words.Elements).Append(Encoding.UTF8.GetBytes(word));
                words.EndRow();
            }
            sentences.EndRow();
        }
    }
}
