using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// LIKE and regular expressions.
public static partial class Functions
{
    static readonly ScalarFunction like = Liking("like", caseSensitive: true).Prints(call => $"{call.Arguments[0]} LIKE {call.Arguments[1]}{Escape(call)}").Example("'Spark' LIKE 'S%'", "true");
    static readonly ScalarFunction ilike = Liking("ilike", caseSensitive: false).Prints(call => $"ilike({call.Arguments[0]}, {call.Arguments[1]})").Example("ilike('Spark', '_PARK')", "true");

    /// <summary>Whether a Java regular expression is found in the string.</summary>
    public static Column Rlike(Column column, Column pattern) => Call(rlike, column, pattern);
    static readonly ScalarFunction rlike = Define("rlike").Alias("regexp", "regexp_like").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Returns(DataTypes.Boolean)
        .Prints(call => $"{(call.CalledAs ?? "rlike").ToUpperInvariant()}({SqlPrinter.List(call.Arguments)})").Value<RlikeBody, bool>().Example("rlike('Spark', 'a.k')", "true");

    /// <summary>A group of the first match, or an empty string.</summary>
    public static Column RegexpExtract(Column column, string pattern, int group) => Call(regexpExtract, column, Lit(pattern), Lit(group));
    static readonly ScalarFunction regexpExtract = Define("regexp_extract").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Optional(Accept.Int, new Literal(1, DataTypes.Integer))
        .Returns(DataTypes.String).Text<ExtractBody>().Example("regexp_extract('100-200', '(\\\\d+)-(\\\\d+)', 1)", "100");

    /// <summary>A group of every match, as an array.</summary>
    public static Column RegexpExtractAll(Column column, Column pattern, Column group) => Call(regexpExtractAll, column, pattern, group);
    static readonly ScalarFunction regexpExtractAll = Define("regexp_extract_all").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Optional(Accept.Int, new Literal(1, DataTypes.Integer))
        .Returns(new ArrayType(DataTypes.String)).Builds<ExtractAllBody>().Example("regexp_extract_all('1-2, 3-4', '(\\\\d+)-(\\\\d+)', 1)", "[1, 3]");

    /// <summary>Every match replaced; <c>$1</c> in the replacement is the first group.</summary>
    public static Column RegexpReplace(Column column, string pattern, string replacement) => Call(regexpReplace, column, Lit(pattern), Lit(replacement));

    /// <summary>Every match replaced; <c>$1</c> in the replacement is the first group.</summary>
    public static Column RegexpReplace(Column column, Column pattern, Column replacement) => Call(regexpReplace, column, pattern, replacement);
    static readonly ScalarFunction regexpReplace = Define("regexp_replace").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String, Accept.String)
        .Optional(Accept.Int, new Literal(1, DataTypes.Integer), foldable: true).Returns(DataTypes.String).Text<RegexReplaceBody>().Example("regexp_replace('100-200', '(\\\\d+)', 'num')", "num-num");

    /// <summary>Where a match begins first, counted from 1; 0 if nowhere.</summary>
    public static Column RegexpInstr(Column column, Column pattern) => Call(regexpInstr, column, pattern);
    static readonly ScalarFunction regexpInstr = Define("regexp_instr").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Optional(Accept.Int, new Literal(0, DataTypes.Integer))
        .Returns(DataTypes.Integer).Value<RegexInstrBody, int>().Example("regexp_instr('user@host', '@[^.]*')", "5");

    /// <summary>The number of matches.</summary>
    public static Column RegexpCount(Column column, Column pattern) => Call(regexpCount, column, pattern);
    static readonly ScalarFunction regexpCount = Define("regexp_count").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Returns(DataTypes.Integer).Value<RegexCountBody, int>()
        .Example("regexp_count('aXbXc', 'X')", "2");

    /// <summary>The first match, or null.</summary>
    public static Column RegexpSubstr(Column column, Column pattern) => Call(regexpSubstr, column, pattern);
    static readonly ScalarFunction regexpSubstr = Define("regexp_substr").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Returns(DataTypes.String).MayBeNull().Text<RegexSubstrBody>()
        .Example("regexp_substr('Steven Jones', 'Ste(v|ph)en')", "Steven");

    /// <summary>The parts between matches of a Java regular expression, as an array.</summary>
    public static Column Split(Column column, string pattern) => Call(split, column, Lit(pattern));
    static readonly ScalarFunction split = Define("split").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Optional(Accept.Int, new Literal(-1, DataTypes.Integer))
        .Returns(new ArrayType(DataTypes.String, false)).Builds<SplitBody>().Example("split('oneAtwoBthree', '[AB]')", "[one, two, three]");

    static ScalarFunction Liking(string name, bool caseSensitive)
    {
        var function = Define(name, "Patterns").Collations(CollationUse.OfPatterns).Takes(Accept.String, Accept.String).Optional(Accept.String, new Literal("\\", DataTypes.String)).Checked(CheckEscape).Returns(DataTypes.Boolean);
        return caseSensitive ? function.Kernel(request => Values.Collation.Of(request.ArgumentType(0)) is { IsLowercase: true }
                ? new ValueRowKernel<IlikeBody, bool>(DataTypes.Boolean) : new LikeKernel(new ValueRowKernel<LikeBody, bool>(DataTypes.Boolean))) : function.Value<IlikeBody, bool>();
    }

    static string Escape(FunctionCall call) => call.Arguments[2] is Literal { Value: "\\" } ? "" : $" ESCAPE '{call.Arguments[2]}'";

    static void CheckEscape(FunctionCall call, QuerySettings settings)
    {
        var escape = call.Arguments[2] is Cast cast ? cast.Child : call.Arguments[2];
        if (escape is not Literal { Value: string { Length: 1 } }) throw ErrorClasses.InvalidEscapeCharacter.With(("sqlExpr", SqlPrinter.Quoted(escape)));
    }

    static JavaRegex Regex(RowArguments row, string function) => row.Made(1, current => Regex(current.Text(1), function, IsLowercase(current)));

    static bool IsLowercase(RowArguments row) => Values.Collation.Of(row.At(0).Vector.Type) is { IsLowercase: true };

    static JavaRegex Regex(ReadOnlySpan<byte> text, string function, bool ignoresCase = false)
    {
        var pattern = Encoding.UTF8.GetString(text);
        return JavaRegex.TryGet(ignoresCase ? "(?ui)" + pattern : pattern, out var regex, out _) ? regex
            : throw ErrorClasses.InvalidRegexPattern.With(("parameter", "`regexp`"), ("functionName", $"`{function}`"), ("value", LiteralPrinter.Sql(new(pattern, DataTypes.String), "UTC")));
    }

    static int Group(RowArguments row, JavaRegex regex, string function)
    {
        var group = row.Int(2);
        return group >= 0 && group <= regex.GroupCount ? group : throw ErrorClasses.InvalidRegexGroup.With(("parameter", "`idx`"), ("functionName", $"`{function}`"),
            ("groupCount", regex.GroupCount.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("groupIndex", group.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    readonly struct LikeBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Made(1, current => Compile(current.Text(1), current.Text(2))).IsMatch(row.Text(0));
            return true;
        }

        public static LikePattern Compile(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> escape) => LikePattern.TryCompile(pattern, escape, out var compiled, out _) ? compiled
            : throw ErrorClasses.EscapeAtTheEnd.With(("format", LiteralPrinter.Sql(new(Encoding.UTF8.GetString(pattern), DataTypes.String), "UTC")));
    }

    readonly struct IlikeBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            var text = new Utf8Buffer();
            CaseMapping.ToLower(row.Text(0), text);
            result = row.Made(1, Compile).IsMatch(text.Written);
            return true;
        }

        static LikePattern Compile(RowArguments row)
        {
            var pattern = new Utf8Buffer();
            CaseMapping.ToLower(row.Text(1), pattern);
            return LikePattern.TryCompile(pattern.Written, row.Text(2), out var compiled, out _) ? compiled : LikeBody.Compile(row.Text(1), row.Text(2));
        }
    }

    readonly struct RlikeBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = Regex(row, "rlike").IsMatch(row.Text(0));
            return true;
        }
    }

    readonly struct ExtractBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var regex = Regex(row, "regexp_extract");
            regex.TryExtract(row.Text(0), Group(row, regex, "regexp_extract"), output);
            return true;
        }
    }

    readonly struct ExtractAllBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var regex = Regex(row, "regexp_extract_all");
            var arrays = (ArrayBuilder)output;
            foreach (var part in regex.ExtractAll(row.Text(0), Group(row, regex, "regexp_extract_all"))) arrays.Elements.Append(part);
            arrays.EndRow();
        }
    }

    readonly struct RegexReplaceBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var regex = Regex(row, "regexp_replace");
            var text = Encoding.UTF8.GetString(row.Text(2));
            if (!regex.TryParseReplacement(text, out var replacement, out _))
            {
                if (!regex.IsMatch(row.Text(0)))
                {
                    output.Append(row.Text(0));
                    return true;
                }
                throw ErrorClasses.InvalidRegexReplace.With(("source", Encoding.UTF8.GetString(row.Text(0))), ("pattern", regex.Pattern), ("replacement", text),
                    ("position", row.Int(3).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
            regex.Replace(row.Text(0), replacement, output, row.Int(3));
            return true;
        }
    }

    readonly struct RegexInstrBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = Regex(row, "regexp_instr").Locate(row.Text(0));
            return true;
        }
    }

    readonly struct RegexCountBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = Regex(row, "regexp_count").Count(row.Text(0));
            return true;
        }
    }

    readonly struct RegexSubstrBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var start = output.Length;
            return Regex(row, "regexp_extract").TryExtract(row.Text(0), 0, output) && output.Length > start;
        }
    }

    readonly struct SplitBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var arrays = (ArrayBuilder)output;
            foreach (var part in Regex(row, "split").Split(row.Text(0), row.Int(2))) arrays.Elements.Append(part);
            arrays.EndRow();
        }
    }
}
