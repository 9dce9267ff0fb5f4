using System.Text;
using Frames.Errors;
using Frames.Kernels.Rows;
using Frames.Values;

namespace Frames.Sql;

// What functions that search text do under a collation.
public static partial class Functions
{
    readonly struct TitleOfWords : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            CaseMapping.ToTitleOfWords(row.Text(0), output);
            return true;
        }
    }

    readonly struct CollatedContains : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Collation.Find(row.String(0), row.String(1), 0, out _) >= 0;
            return true;
        }
    }

    readonly struct CollatedStart : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Collation.Prefix(row.String(0), row.String(1)) >= 0;
            return true;
        }
    }

    readonly struct CollatedEnd : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Collation.Suffix(row.String(0), row.String(1)) >= 0;
            return true;
        }
    }

    readonly struct CollatedInstr : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = Place(row.String(0), row.String(1), 1, row.Collation);
            return true;
        }
    }

    readonly struct CollatedLocate : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = 0;
            if (row.IsNull(2)) return true;
            if (row.IsNull(0) || row.IsNull(1)) return false;
            result = row.Int(2) < 1 ? 0 : Place(row.String(1), row.String(0), row.Int(2), row.Collation);
            return true;
        }
    }

    /// <summary>The code point, counted from 1, where a pattern stands first, from one on; 0 if nowhere.</summary>
    static int Place(string text, string pattern, int from, Collation collation)
    {
        var start = 0;
        for (var i = 1; i < from && start < text.Length; i++) start += char.IsSurrogatePair(text, start) ? 2 : 1;
        var found = collation.Find(text, pattern, start, out _);
        return found < 0 ? 0 : text.AsSpan(0, found).ToString().EnumerateRunes().Count() + 1;
    }

    readonly struct CollatedReplace : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (text, pattern, at) = (row.String(0), row.String(1), 0);
            while (pattern.Length > 0 && row.Collation.Find(text, pattern, at, out var length) is >= 0 and var found && length > 0)
            {
                output.Append(text.AsSpan(at, found - at));
                output.Append(row.Text(2));
                at = found + length;
            }
            output.Append(text.AsSpan(at));
            return true;
        }
    }

    readonly struct CollatedSubstringIndex : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (text, matches, count) = (row.String(0), Matches(row.String(0), row.String(1), row.Collation), row.Int(2));
            if (count == 0 || row.Text(1).IsEmpty) return true;
            if (Math.Abs((long)count) > matches.Count) output.Append(text);
            else if (count > 0) output.Append(text.AsSpan(0, matches[count - 1].Start));
            else output.Append(text.AsSpan(matches[^-count].Start + matches[^-count].Length));
            return true;
        }
    }

    readonly struct CollatedSplitPart : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (text, wanted) = (row.String(0), row.Int(2));
            if (wanted == 0) throw ErrorClasses.InvalidIndexOfZero.With();
            var matches = Matches(text, row.String(1), row.Collation);
            var index = wanted > 0 ? wanted - 1 : matches.Count + 1 + wanted;
            if (index < 0 || index > matches.Count) return true;
            var start = index == 0 ? 0 : matches[index - 1].Start + matches[index - 1].Length;
            output.Append(text.AsSpan(start, (index == matches.Count ? text.Length : matches[index].Start) - start));
            return true;
        }
    }

    static List<(int Start, int Length)> Matches(string text, string pattern, Collation collation)
    {
        var matches = new List<(int, int)>();
        for (var at = 0; pattern.Length > 0 && collation.Find(text, pattern, at, out var length) is >= 0 and var found && length > 0; at = found + length) matches.Add((found, length));
        return matches;
    }

    readonly struct CollatedFindInSet : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            var word = row.String(0);
            result = word.Contains(',', StringComparison.Ordinal) ? 0 : System.Array.FindIndex(row.String(1).Split(','), item => row.Collation.AreEqual(item, word)) + 1;
            return true;
        }
    }

    readonly struct CollatedTranslate : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var from = row.String(1).EnumerateRunes().Select(rune => rune.ToString()).ToArray();
            var to = row.String(2).EnumerateRunes().ToArray();
            foreach (var rune in row.String(0).EnumerateRunes())
            {
                var index = System.Array.FindIndex(from, item => row.Collation.AreEqual(item, rune.ToString()));
                if (index < 0) output.Append(rune);
                else if (index < to.Length) output.Append(to[index]);
            }
            return true;
        }
    }

    /// <summary>Which ends are trimmed, and which argument is the text.</summary>
    interface ITrimmed
    {
        static abstract (bool Start, bool End, int Text) Shape { get; }
    }

    readonly struct BothEnds : ITrimmed
    {
        public static (bool Start, bool End, int Text) Shape => (true, true, 1);
    }

    readonly struct StartOnly : ITrimmed
    {
        public static (bool Start, bool End, int Text) Shape => (true, false, 1);
    }

    readonly struct EndOnly : ITrimmed
    {
        public static (bool Start, bool End, int Text) Shape => (false, true, 1);
    }

    readonly struct BothEndsOfFirst : ITrimmed
    {
        public static (bool Start, bool End, int Text) Shape => (true, true, 0);
    }

    readonly struct CollatedTrim<TEnds> : ITextFunction where TEnds : struct, ITrimmed
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (start, end, argument) = TEnds.Shape;
            var text = row.String(row.Count == 1 ? 0 : argument);
            var characters = row.Count == 1 ? [" "] : row.String(1 - argument).EnumerateRunes().Select(rune => rune.ToString()).ToArray();
            var (from, to) = (0, text.Length);
            for (var any = true; start && any;)
            {
                any = false;
                foreach (var character in characters)
                    if (from < to && row.Collation.Prefix(text[from..to], character) is > 0 and var length) (from, any) = (from + length, true);
            }
            for (var any = true; end && any;)
            {
                any = false;
                foreach (var character in characters)
                    if (from < to && row.Collation.Suffix(text[from..to], character) is > 0 and var length) (to, any) = (to - length, true);
            }
            output.Append(text.AsSpan(from, to - from));
            return true;
        }
    }
}
