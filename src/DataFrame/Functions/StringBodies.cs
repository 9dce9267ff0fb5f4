using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

public static partial class Functions
{
    static bool IsBinary(RowArguments row, int argument) => row.At(argument).Vector.Type is BinaryType;

    readonly struct UpperCase : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            CaseMapping.ToUpper(row.Text(0), output);
            return true;
        }
    }

    readonly struct LowerCase : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            CaseMapping.ToLower(row.Text(0), output);
            return true;
        }
    }

    readonly struct TitleCase : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            CaseMapping.ToTitle(row.Text(0), output);
            return true;
        }
    }

    readonly struct CharacterCount : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = IsBinary(row, 0) ? row.Text(0).Length : Utf8Text.CountCodePoints(row.Text(0));
            return true;
        }
    }

    readonly struct ByteCount : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = row.Text(0).Length;
            return true;
        }
    }

    readonly struct NumberOfBits : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = row.Text(0).Length * 8;
            return true;
        }
    }

    readonly struct TrimBoth : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(row.Count == 1 ? Values.Padding.TrimEnd(Values.Padding.TrimStart(row.Text(0))) : Values.Padding.TrimEnd(Values.Padding.TrimStart(row.Text(1), row.Text(0)), row.Text(0)));
            return true;
        }
    }

    readonly struct TrimLeading : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(row.Count == 1 ? Values.Padding.TrimStart(row.Text(0)) : Values.Padding.TrimStart(row.Text(1), row.Text(0)));
            return true;
        }
    }

    readonly struct TrimTrailing : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(row.Count == 1 ? Values.Padding.TrimEnd(row.Text(0)) : Values.Padding.TrimEnd(row.Text(1), row.Text(0)));
            return true;
        }
    }

    readonly struct TrimCharacters : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(row.Count == 1 ? Values.Padding.TrimEnd(Values.Padding.TrimStart(row.Text(0))) : Values.Padding.TrimEnd(Values.Padding.TrimStart(row.Text(0), row.Text(1)), row.Text(1)));
            return true;
        }
    }

    readonly struct ConcatWithSeparator : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.IsNull(0)) return false;
            var any = false;
            for (var i = 1; i < row.Count; i++)
            {
                if (row.IsNull(i)) continue;
                if (row.At(i) is (ArrayVector arrays, var at)) AppendElements(row, arrays, at, ref any, output);
                else AppendItem(row, row.Text(i), ref any, output);
            }
            return true;
        }

        static void AppendElements(RowArguments row, ArrayVector arrays, int at, ref bool any, Utf8Buffer output)
        {
            if (VectorForms.Flatten(arrays.Elements, row.Context.Arena) is not BytesVector elements) return;
            for (var i = arrays.Offsets[at]; i < arrays.Offsets[at + 1]; i++)
                if (!elements.IsNull(i)) AppendItem(row, elements[i], ref any, output);
        }

        static void AppendItem(RowArguments row, ReadOnlySpan<byte> item, ref bool any, Utf8Buffer output)
        {
            if (any) output.Append(row.Text(0));
            output.Append(item);
            any = true;
        }
    }

    readonly struct SubstringBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(IsBinary(row, 0) ? SubBytes(row.Text(0), row.Int(1), row.Int(2)) : Utf8Text.Substring(row.Text(0), row.Int(1), row.Int(2)));
            return true;
        }
    }

    /// <summary>As for characters: positions from 1 or from the end, 0 as 1, parts out of range cut off.</summary>
    static ReadOnlySpan<byte> SubBytes(ReadOnlySpan<byte> bytes, int position, int length)
    {
        long start = position > 0 ? position - 1L : position < 0 ? bytes.Length + (long)position : 0;
        var end = Math.Min(start + length, bytes.Length);
        start = Math.Max(start, 0);
        return start >= end ? default : bytes[(int)start..(int)end];
    }

    readonly struct LeftBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var length = Math.Max(row.Int(1), 0);
            output.Append(IsBinary(row, 0) ? SubBytes(row.Text(0), 1, length) : Utf8Text.Substring(row.Text(0), 1, length));
            return true;
        }
    }

    readonly struct RightBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.Int(1) > 0) output.Append(row.Text(0)[Utf8Text.OffsetOf(row.Text(0), Math.Max(0, Utf8Text.CountCodePoints(row.Text(0)) - row.Int(1)))..]);
            return true;
        }
    }

    readonly struct SubstringIndexBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(Utf8Text.SubstringIndex(row.Text(0), row.Text(1), row.Int(2)));
            return true;
        }
    }

    readonly struct PadStart : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (IsBinary(row, 0)) PadBytes(row.Text(0), row.Int(1), row.Text(2), atStart: true, output);
            else Values.Padding.PadStart(row.Text(0), row.Int(1), row.Text(2), output);
            return true;
        }
    }

    readonly struct PadEnd : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (IsBinary(row, 0)) PadBytes(row.Text(0), row.Int(1), row.Text(2), atStart: false, output);
            else Values.Padding.PadEnd(row.Text(0), row.Int(1), row.Text(2), output);
            return true;
        }
    }

    static void PadBytes(ReadOnlySpan<byte> bytes, int length, ReadOnlySpan<byte> pad, bool atStart, Utf8Buffer output)
    {
        length = Math.Max(length, 0);
        var kept = bytes[..Math.Min(length, bytes.Length)];
        if (!atStart || pad.IsEmpty) output.Append(kept);
        for (var i = 0; i < length - kept.Length && !pad.IsEmpty; i++) output.Append(pad[i % pad.Length]);
        if (atStart && !pad.IsEmpty) output.Append(kept);
    }

    readonly struct RepeatBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.AppendRepeated(row.Text(0), row.Int(1));
            return true;
        }
    }

    readonly struct SpaceBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.AppendRepeated(" "u8, row.Int(0));
            return true;
        }
    }

    readonly struct ReplaceBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            Utf8Text.Replace(row.Text(0), row.Text(1), row.Text(2), output);
            return true;
        }
    }

    readonly struct TranslateBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            Values.Padding.Translate(row.Text(0), row.Text(1), row.Text(2), output);
            return true;
        }
    }

    readonly struct OverlayBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var replacement = row.Text(1);
            var position = row.Int(2);
            var binary = IsBinary(row, 0);
            var length = row.Int(3) >= 0 ? row.Int(3) : binary ? replacement.Length : Utf8Text.CountCodePoints(replacement);
            output.Append(binary ? SubBytes(row.Text(0), 1, position - 1) : Utf8Text.Substring(row.Text(0), 1, position - 1));
            output.Append(replacement);
            output.Append(binary ? SubBytes(row.Text(0), position + length, int.MaxValue) : Utf8Text.Substring(row.Text(0), position + length));
            return true;
        }
    }

    readonly struct InstrBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = Utf8Text.Locate(row.Text(0), row.Text(1));
            return true;
        }
    }

    readonly struct LocateBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = 0;
            // A null position counts as 0; only null texts give null.
            if (row.IsNull(2)) return true;
            if (row.IsNull(0) || row.IsNull(1)) return false;
            result = row.Int(2) < 1 ? 0 : Utf8Text.Locate(row.Text(1), row.Text(0), row.Int(2));
            return true;
        }
    }

    readonly struct FindInSetBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = 0;
            if (row.Text(0).Contains((byte)',')) return true;
            var rest = row.Text(1);
            for (var position = 1; ; position++)
            {
                var comma = rest.IndexOf((byte)',');
                if ((comma < 0 ? rest : rest[..comma]).SequenceEqual(row.Text(0)))
                {
                    result = position;
                    return true;
                }
                if (comma < 0) return true;
                rest = rest[(comma + 1)..];
            }
        }
    }

    readonly struct ContainsBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Text(0).IndexOf(row.Text(1)) >= 0;
            return true;
        }
    }

    readonly struct StartsWithBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Text(0).StartsWith(row.Text(1));
            return true;
        }
    }

    readonly struct EndsWithBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = row.Text(0).EndsWith(row.Text(1));
            return true;
        }
    }

    readonly struct AsciiBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = row.Text(0).IsEmpty ? 0 : Utf8Text.First(row.Text(0), out _).Value;
            return true;
        }
    }

    readonly struct ChrBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.Long(0) >= 0) output.Append(new System.Text.Rune((char)(row.Long(0) & 0xFF)));
            return true;
        }
    }

    readonly struct SoundexBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            TextDistance.Soundex(row.Text(0), output);
            return true;
        }
    }

    readonly struct LevenshteinBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            result = row.Count == 2 ? TextDistance.Levenshtein(row.Text(0), row.Text(1)) : TextDistance.Levenshtein(row.Text(0), row.Text(1), row.Int(2));
            return true;
        }
    }

    readonly struct SplitPartBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (delimiter, wanted) = (row.Text(1).Length, row.Int(2));
            if (wanted == 0) throw ErrorClasses.InvalidIndexOfZero.With();
            var text = row.Text(0);
            if (delimiter == 0)
            {
                if (wanted is 1 or -1) output.Append(text);
                return true;
            }
            var count = 1 + text.Count(row.Text(1));
            var index = wanted > 0 ? wanted - 1 : count + wanted;
            if (index < 0 || index >= count) return true;
            for (; index > 0; index--) text = text[(text.IndexOf(row.Text(1)) + delimiter)..];
            var end = text.IndexOf(row.Text(1));
            output.Append(end < 0 ? text : text[..end]);
            return true;
        }
    }
}
