using Frames.Values;
using FsCheck.Xunit;

namespace Frames.Tests.DataFrame.Values;

/// <summary>Whatever bytes come in, readers answer and none throws.</summary>
public class HostileTextTests
{
    const string alphabet = "0123456789+-.:,eETZ /'\"\\<>$%_*?()[]{}|^&aAbBdDfhHiImMnNpPsSuvVyYzGQ\0\t\n\u007F";

    static readonly TimestampFormat[] formats = [.. new[] { "yyyy-MM-dd HH:mm:ss.SSSSSSXXX", "[G ]yyyyDDD z", "d MMM yy h:m a O", "VV kk" }.Select(Compile)];

    [Property(MaxTest = 500)]
    public void Random_bytes(byte[] bytes) => ReadAll(bytes);

    [Property(MaxTest = 2000)]
    public void Random_characters_of_values(byte[] choices) => ReadAll([.. choices.Select(c => (byte)alphabet[c % alphabet.Length])]);

    [Property(MaxTest = 2000)]
    public void Broken_values(byte at, byte with)
    {
        string[] values =
            ["2020-01-01 10:11:12.123 Europe/Paris", "INTERVAL '1 02:03:04.5' DAY TO SECOND", "1 year -2 days 3.5 seconds", "-123.456e-7", "12:30 pm", "😀ßİΣ"];
        foreach (var good in values)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(good);
            bytes[at % bytes.Length] = with;
            ReadAll(bytes);
            ReadAll(bytes.AsSpan(0, at % bytes.Length));
        }
    }

    [Property(MaxTest = 2000)]
    public void Random_patterns(byte[] choices)
    {
        var text = string.Concat(choices.Select(c => alphabet[c % alphabet.Length]));
        if (JavaRegex.TryGet(text, out var regex, out _)) regex.IsMatch("aB 1"u8);
        NumberFormat.TryCompile(text, out _, out _);
        if (NumberPattern.TryCompile(text, out var pattern)) pattern.Format(-1234.5678, new Utf8Buffer());
        foreach (var parsing in (bool[])[false, true])
        {
            if (TimestampFormat.TryCompile(text, parsing, out var format, out _) != PatternStatus.Valid) continue;
            format.TryFormat(1707512645006007, SparkZone.Utc, new Utf8Buffer());
            format.TryParse("2020-01-01"u8, SparkZone.Utc, out _, out _);
        }
    }

    [Fact]
    public void Long_texts()
    {
        foreach (var unit in (string[])["9", "-", ".", " ", "é", "1 day ", "0", "x", "Europe/"])
            ReadAll(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, 100_000))));
    }

    static void ReadAll(ReadOnlySpan<byte> text)
    {
        _ = NumberText.TryParseLong(text, out _, ansi: false);
        _ = DoubleText.TryParse(text, out double _);
        _ = DoubleText.TryParse(text, out float _);
        _ = DecimalText.TryParse(text, 38, 10, out _);
        _ = DecimalText.TryParseLiteral(text, out _, out _, out _);
        _ = BooleanText.TryParse(text, out _);
        _ = DateTimeText.TryParseDate(text, out _);
        _ = DateTimeText.TryParseTimestamp(text, SparkZone.Utc, out _);
        _ = DateTimeText.TryParseTimestampNtz(text, out _);
        _ = DateTimeText.TryParseTime(text, out _);
        _ = SpecialDateTimes.TryTimestamp(text, SparkZone.Utc, 0, out _);
        _ = CalendarIntervals.TryParse(text, out _, out _, out _);
        _ = YearMonthIntervals.TryParse(text, 0, 1, out _);
        _ = DayTimeIntervals.TryParse(text, 0, 3, out _);
        _ = SparkZone.TryGet(text, out _);
        foreach (var format in formats) format.TryParse(text, SparkZone.Utc, out _, out _);
        RewriteAll(text[..Math.Min(text.Length, 200)]);
    }

    static void RewriteAll(ReadOnlySpan<byte> text)
    {
        var output = new Utf8Buffer();
        CaseMapping.ToUpper(text, output);
        CaseMapping.ToLower(text, output);
        CaseMapping.ToTitle(text, output);
        Utf8Text.Reverse(text, output);
        Padding.PadStart(text, 5, text, output);
        Padding.Translate(text, text, "ab"u8, output);
        Padding.TrimEnd(Padding.TrimStart(text, "é "u8), "é "u8);
        TextDistance.Soundex(text, output);
        TextDistance.Levenshtein(text, "kitten"u8);
        JsonText.WriteString(text, output);
        Utf8Text.Substring(text, -3, 2);
        if (LikePattern.TryCompile(text, "\\"u8, out var like, out _)) like.IsMatch(text);
        Assert.True(JavaRegex.TryGet("(\\w+)|[^a]", out var regex, out _));
        Assert.True(regex.TryParseReplacement("$1", out var replacement, out _));
        regex.Replace(text, replacement, output);
        regex.Split(text);
    }

    static TimestampFormat Compile(string pattern)
    {
        Assert.Equal(PatternStatus.Valid, TimestampFormat.TryCompile(pattern, parsing: true, out var format, out _));
        return format;
    }
}
