using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    static readonly ParameterType StringOrBinary = Accept.OneOf(Accept.String, Accept.Binary);

    /// <summary>In upper case, by Unicode.</summary>
    public static Column Upper(Column column) => Call(upper, column);
    static readonly ScalarFunction upper = Define("upper").Alias("ucase").Takes(Accept.String).Returns(SameText).Text<UpperCase>().Example("upper('aBc')", "ABC");

    /// <summary>In lower case, by Unicode.</summary>
    public static Column Lower(Column column) => Call(lower, column);
    static readonly ScalarFunction lower = Define("lower").Alias("lcase").Takes(Accept.String).Returns(SameText).Text<LowerCase>().Example("lower('aBc')", "abc");

    /// <summary>With the first letter of each word in upper case and the others in lower case; words end at spaces.</summary>
    public static Column Initcap(Column column) => Call(initcap, column);
    static readonly ScalarFunction initcap = Define("initcap").Takes(Accept.String).Returns(SameText)
        .Kernel(request => Values.Collation.Of(request.ArgumentType(0)) is { IsOfBytes: false } ? new Kernels.Rows.TextRowKernel<TitleOfWords>(request.ResultType) : null).Text<TitleCase>().Example("initcap('sPark sql')", "Spark Sql");

    /// <summary>The number of characters of a string, or of bytes of a binary value.</summary>
    public static Column Length(Column column) => Call(length, column);
    static readonly ScalarFunction length = Define("length").Alias("char_length", "character_length", "len").Takes(StringOrBinary).Returns(DataTypes.Integer)
        .Value<CharacterCount, int>().Example("length('Spark SQL ')", "10");

    /// <summary>The number of bytes.</summary>
    public static Column OctetLength(Column column) => Call(octetLength, column);
    static readonly ScalarFunction octetLength = Define("octet_length").Takes(StringOrBinary).Returns(DataTypes.Integer).Value<ByteCount, int>().Example("octet_length('é')", "2");

    /// <summary>The number of bits.</summary>
    public static Column BitLength(Column column) => Call(bitLength, column);
    static readonly ScalarFunction bitLength = Define("bit_length").Takes(StringOrBinary).Returns(DataTypes.Integer).Value<NumberOfBits, int>().Example("bit_length('a')", "8");

    /// <summary>Without spaces at both ends.</summary>
    public static Column Trim(Column column) => Call(trim, column);
    static readonly ScalarFunction trim = Trimming<TrimBoth, BothEnds>("trim", "BOTH").Example("trim('  a  ')", "a");

    /// <summary>Without spaces at the start.</summary>
    public static Column Ltrim(Column column) => Call(ltrim, column);
    static readonly ScalarFunction ltrim = Trimming<TrimLeading, StartOnly>("ltrim", "LEADING").Example("ltrim('  a')", "a");

    /// <summary>Without spaces at the end.</summary>
    public static Column Rtrim(Column column) => Call(rtrim, column);
    static readonly ScalarFunction rtrim = Trimming<TrimTrailing, EndOnly>("rtrim", "TRAILING").Example("rtrim('a  ')", "a");

    /// <summary>Without spaces, or without any of the given characters, at both ends.</summary>
    public static Column Btrim(Column column, Column characters) => Call(btrim, column, characters);
    static readonly ScalarFunction btrim = Define("btrim").Takes(Accept.String, Accept.String).Accepts(1, 2).Returns(SameText).CollatedText<CollatedTrim<BothEndsOfFirst>>().Text<TrimCharacters>().Example("btrim('xxaxx', 'x')", "a");

    /// <summary>The values one after another: strings, binary or arrays; null if any is null.</summary>
    public static Column Concat(params Column[] columns) => Call(concat, columns);
    static readonly ScalarFunction concat = Define("concat").Alias("||").Collations(CollationUse.Shared).Repeating(Accept.Any).Coerced(CoerceConcat).Returns(ConcatType).Checked(CheckConcat)
        .Prints(call => $"concat({SqlPrinter.List(call.Arguments)})").Kernel(ConcatKernel).Example("concat('Spark', 'SQL')", "SparkSQL");

    /// <summary>The strings, and the elements of arrays of strings, with a separator between them; nulls are left out.</summary>
    public static Column ConcatWs(string separator, params Column[] columns) => Call(concatWs, [Lit(separator), .. columns]);
    static readonly ScalarFunction concatWs = Define("concat_ws").Collations(CollationUse.Shared).Takes(Accept.String).Repeating(Accept.OneOf(Accept.ArrayOf(Accept.String), Accept.String)).Returns(DataTypes.String)
        .NullIf((arguments, _) => arguments[0].Nullable).SeesNulls().Text<ConcatWithSeparator>().Example("concat_ws(' ', 'Spark', NULL, 'SQL')", "Spark SQL");

    /// <summary>The characters from a position, counted from 1 or from the end, on.</summary>
    public static Column Substring(Column column, int position, int length) => Call(substring, column, Lit(position), Lit(length));
    static readonly ScalarFunction substring = Define("substring").Alias("substr").Takes(StringOrBinary, Accept.Int)
        .Optional(Accept.Int, new Literal(int.MaxValue, DataTypes.Integer)).Returns(SameText).Text<SubstringBody>().Example("substring('Spark SQL', 5, 1)", "k");

    /// <summary>The first characters.</summary>
    public static Column Left(Column column, Column length) => Call(left, column, length);
    static readonly ScalarFunction left = Define("left").Takes(StringOrBinary, Accept.Int).Returns(SameText).Text<LeftBody>().Example("left('Spark', 3)", "Spa");

    /// <summary>The last characters.</summary>
    public static Column Right(Column column, Column length) => Call(right, column, length);
    static readonly ScalarFunction right = Define("right").Takes(Accept.String, Accept.Int).Returns(SameText).MayBeNull().Text<RightBody>().Example("right('Spark', 3)", "ark");

    /// <summary>What stands before the count-th delimiter, or after it counted from the end.</summary>
    public static Column SubstringIndex(Column column, string delimiter, int count) => Call(substringIndex, column, Lit(delimiter), Lit(count));
    static readonly ScalarFunction substringIndex = Define("substring_index").Takes(Accept.String, Accept.String, Accept.Int).Returns(SameText).CollatedText<CollatedSubstringIndex>().Text<SubstringIndexBody>()
        .Example("substring_index('www.apache.org', '.', 2)", "www.apache");

    /// <summary>Filled up at the start to a length, or cut to it.</summary>
    public static Column Lpad(Column column, int length, string pad) => Call(lpad, column, Lit(length), Lit(pad));
    static readonly ScalarFunction lpad = Padding<PadStart>("lpad").Example("lpad('hi', 5, '?')", "???hi");

    /// <summary>Filled up at the end to a length, or cut to it.</summary>
    public static Column Rpad(Column column, int length, string pad) => Call(rpad, column, Lit(length), Lit(pad));
    static readonly ScalarFunction rpad = Padding<PadEnd>("rpad").Example("rpad('hi', 5, '?')", "hi???");

    /// <summary>The text several times.</summary>
    public static Column Repeat(Column column, int n) => Call(repeat, column, Lit(n));
    static readonly ScalarFunction repeat = Define("repeat").Takes(Accept.String, Accept.Int).Returns(SameText).Text<RepeatBody>().Example("repeat('ab', 2)", "abab");

    /// <summary>Spaces.</summary>
    public static Column Space(Column count) => Call(space, count);
    static readonly ScalarFunction space = Define("space").Takes(Accept.Int).Returns(DataTypes.String).Text<SpaceBody>().Example("concat(space(2), '1')", "  1");

    /// <summary>Every occurrence of a part replaced.</summary>
    public static Column Replace(Column column, Column search, Column replacement) => Call(replace, column, search, replacement);
    static readonly ScalarFunction replace = Define("replace").Takes(Accept.String, Accept.String).Optional(Accept.String, new Literal("", DataTypes.String)).Returns(SameText)
        .CollatedText<CollatedReplace>().Text<ReplaceBody>().Example("replace('ABCabc', 'abc', 'DEF')", "ABCDEF");

    /// <summary>Characters replaced by those at the same position of another string, or dropped where it is shorter.</summary>
    public static Column Translate(Column column, string matching, string replacement) => Call(translate, column, Lit(matching), Lit(replacement));
    static readonly ScalarFunction translate = Define("translate").Takes(Accept.String, Accept.String, Accept.String).Returns(SameText).CollatedText<CollatedTranslate>().Text<TranslateBody>()
        .Example("translate('AaBbCc', 'abc', '123')", "A1B2C3");

    /// <summary>A part written over from a position on.</summary>
    public static Column Overlay(Column column, Column replacement, Column position, Column length) => Call(overlay, column, replacement, position, length);
    static readonly ScalarFunction overlay = Define("overlay").Collations(CollationUse.Shared).Takes(StringOrBinary, StringOrBinary, Accept.Int).Optional(Accept.Int, new Literal(-1, DataTypes.Integer)).Returns(SameText)
        .Text<OverlayBody>().Example("overlay('Spark SQL' PLACING '_' FROM 6)", "Spark_SQL");

    /// <summary>Where a part begins first, counted from 1; 0 if nowhere.</summary>
    public static Column Instr(Column column, string part) => Call(instr, column, Lit(part));
    static readonly ScalarFunction instr = Define("instr").Takes(Accept.String, Accept.String).Returns(DataTypes.Integer).CollatedValue<CollatedInstr, int>().Value<InstrBody, int>().Example("instr('SparkSQL', 'SQL')", "6");

    /// <summary>Where a part begins first from a position on, counted from 1; 0 if nowhere.</summary>
    public static Column Locate(string part, Column column, int position = 1) => Call(locate, Lit(part), column, Lit(position));
    static readonly ScalarFunction locate = Define("locate").Alias("position", "charindex").Takes(Accept.String, Accept.String)
        .Optional(Accept.Int, new Literal(1, DataTypes.Integer)).Returns(DataTypes.Integer).SeesNulls()
        .CollatedValue<CollatedLocate, int>().Value<LocateBody, int>().Example("locate('bar', 'foobarbar')", "4");

    /// <summary>The position of a string in a list with commas, counted from 1; 0 if it is not there.</summary>
    public static Column FindInSet(Column column, Column list) => Call(findInSet, column, list);
    static readonly ScalarFunction findInSet = Define("find_in_set").Takes(Accept.String, Accept.String).Returns(DataTypes.Integer).CollatedValue<CollatedFindInSet, int>().Collations(CollationUse.Shared).Value<FindInSetBody, int>()
        .Example("find_in_set('ab', 'abc,b,ab,c,def')", "3");

    /// <summary>Whether a part occurs.</summary>
    public static Column Contains(Column column, Column part) => Call(contains, column, part);
    static readonly ScalarFunction contains = Searching<ContainsBody, CollatedContains>("contains").Example("contains('Spark SQL', 'Spark')", "true");

    /// <summary>Whether it begins with a part.</summary>
    public static Column Startswith(Column column, Column part) => Call(startsWith, column, part);
    static readonly ScalarFunction startsWith = Searching<StartsWithBody, CollatedStart>("startswith").Example("startswith('Spark SQL', 'Spark')", "true");

    /// <summary>Whether it ends with a part.</summary>
    public static Column Endswith(Column column, Column part) => Call(endsWith, column, part);
    static readonly ScalarFunction endsWith = Searching<EndsWithBody, CollatedEnd>("endswith").Example("endswith('Spark SQL', 'SQL')", "true");

    /// <summary>The code point of the first character; 0 of none.</summary>
    public static Column Ascii(Column column) => Call(ascii, column);
    static readonly ScalarFunction ascii = Define("ascii").Takes(Accept.String).Returns(DataTypes.Integer).Value<AsciiBody, int>().Example("ascii('222')", "50");

    /// <summary>The character of a code from 0 to 255; greater codes count modulo 256.</summary>
    public static Column Chr(Column column) => Call(chr, column);
    static readonly ScalarFunction chr = Define("chr").Alias("char").Takes(Accept.Long).Returns(DataTypes.String).Text<ChrBody>().Example("chr(65)", "A");

    /// <summary>The Soundex code.</summary>
    public static Column Soundex(Column column) => Call(soundex, column);
    static readonly ScalarFunction soundex = Define("soundex").Takes(Accept.String).Coerced(Coercion.OnlyNull).Returns(DataTypes.String).Text<SoundexBody>().Example("soundex('Miller')", "M460");

    /// <summary>The number of changes of one character that lead from one string to the other.</summary>
    public static Column Levenshtein(Column left, Column right) => Call(levenshtein, left, right);
    static readonly ScalarFunction levenshtein = Define("levenshtein").Collations(CollationUse.Shared).Takes(Accept.String, Accept.String).Repeating(Accept.Int).Accepts(2, 3).Returns(DataTypes.Integer)
        .Value<LevenshteinBody, int>().Example("levenshtein('kitten', 'sitting')", "3");

    /// <summary>The part between delimiters at a position counted from 1, or from the end.</summary>
    public static Column SplitPart(Column column, Column delimiter, Column part) => Call(splitPart, column, delimiter, part);
    static readonly ScalarFunction splitPart = Define("split_part").Takes(Accept.String, Accept.String, Accept.Int).Returns(SameText).MayBeNull().CollatedText<CollatedSplitPart>().Text<SplitPartBody>()
        .Example("split_part('11.12.13', '.', 3)", "13");

    static DataType SameText(ValueList<Expression> arguments) => arguments[0].Type is CharType or VarcharType ? DataTypes.String : arguments[0].Type;

    static ScalarFunction Trimming<TBody, TEnds>(string name, string side)
        where TBody : struct, Kernels.Rows.ITextFunction
        where TEnds : struct, ITrimmed
        // With two arguments the characters to drop stand first.
        => Define(name, "Strings").Takes(Accept.String, Accept.String).Accepts(1, 2).Returns(arguments => SameText([arguments[^1]])).CollatedText<CollatedTrim<TEnds>>().Text<TBody>()
            .Prints(call => call.Arguments.Count == 1 ? $"{name}({call.Arguments[0]})" : $"TRIM({side} {call.Arguments[0]} FROM {call.Arguments[1]})");

    static ScalarFunction Padding<TBody>(string name) where TBody : struct, Kernels.Rows.ITextFunction
        => Define(name, "Strings").Collations(CollationUse.Shared).Takes(StringOrBinaryOf(), Accept.Int).Optional(StringOrBinaryOf(), new Literal(" ", DataTypes.String)).Returns(SameText).Text<TBody>();

    static ScalarFunction Searching<TBody, TCollated>(string name)
        where TBody : struct, Kernels.Rows.IValueFunction<bool>
        where TCollated : struct, Kernels.Rows.IValueFunction<bool>
        => Define(name, "Strings").Takes(StringOrBinaryOf(), StringOrBinaryOf()).Returns(DataTypes.Boolean)
            .CollatedValue<TCollated, bool>().Value<TBody, bool>();

    // Static fields of other files may not be set yet when declarations call this.
    static ParameterType StringOrBinaryOf() => Accept.OneOf(Accept.String, Accept.Binary);
}
