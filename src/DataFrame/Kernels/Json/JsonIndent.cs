using Frames.Values;

namespace Frames.Kernels.Json;

/// <summary>JSON text over several lines, as Spark's generator lays it out.</summary>
internal static class JsonIndent
{
    /// <summary>Appends well-formed text without blanks, indented.</summary>
    public static void Write(ReadOnlySpan<byte> text, Utf8Buffer output)
    {
        var (depth, open) = (0, new Stack<bool>());
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'"':
                    var end = StringEnd(text, i);
                    output.Append(text[i..end]);
                    i = end - 1;
                    break;
                case (byte)'{' or (byte)'[' when text[i + 1] == text[i] + 2:
                    output.Append(text[i]);
                    output.Append((byte)' ');
                    output.Append(text[++i]);
                    break;
                // Elements of arrays stay in their line.
                case (byte)'[': output.Append("[ "u8); open.Push(true); break;
                case (byte)'{': output.Append((byte)'{'); open.Push(false); Line(++depth, output); break;
                case (byte)'}': open.Pop(); Line(--depth, output); output.Append((byte)'}'); break;
                case (byte)']': open.Pop(); output.Append(" ]"u8); break;
                case (byte)':': output.Append(" : "u8); break;
                case (byte)',': Comma(open.Peek(), depth, output); break;
                default: output.Append(text[i]); break;
            }
        }
    }

    static void Comma(bool inArray, int depth, Utf8Buffer output)
    {
        output.Append((byte)',');
        if (inArray) output.Append((byte)' ');
        else Line(depth, output);
    }

    static int StringEnd(ReadOnlySpan<byte> text, int start)
    {
        var i = start + 1;
        while (text[i] != (byte)'"') i += text[i] == (byte)'\\' ? 2 : 1;
        return i + 1;
    }

    static void Line(int depth, Utf8Buffer output)
    {
        output.Append((byte)'\n');
        output.AppendRepeated("  "u8, depth);
    }
}
