using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Frames.Values;

/// <summary>A growing run of bytes that string functions append to; one serves a whole column, its length being the next offset.</summary>
internal sealed class Utf8Buffer(int capacity = 256) : IBufferWriter<byte>
{
    byte[] bytes = new byte[capacity];

    /// <summary>Bytes appended so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was appended; valid until the next append.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>As <see cref="Written"/>, to keep beyond the span's life.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    /// <summary>Forgets all, or all beyond a length.</summary>
    public void Truncate(int length = 0) => Length = length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(byte value)
    {
        if (Length == bytes.Length) Grow(1);
        bytes[Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(scoped ReadOnlySpan<byte> value)
    {
        value.CopyTo(GetSpan(value.Length));
        Length += value.Length;
    }

    /// <summary>Appends a code point.</summary>
    public void Append(Rune rune) => Length += rune.EncodeToUtf8(GetSpan(4));

    /// <summary>Appends UTF-16 text; lone surrogates become U+FFFD.</summary>
    public void Append(scoped ReadOnlySpan<char> text) => Length += Encoding.UTF8.GetBytes(text, GetSpan(text.Length * 3));

    /// <summary>Appends the text <paramref name="count"/> times.</summary>
    public void AppendRepeated(scoped ReadOnlySpan<byte> value, int count)
    {
        if (count <= 0 || value.IsEmpty) return;
        var target = GetSpan(checked(value.Length * count))[..(value.Length * count)];
        value.CopyTo(target);
        for (var filled = value.Length; filled < target.Length; filled *= 2) target[..Math.Min(filled, target.Length - filled)].CopyTo(target[filled..]);
        Length += target.Length;
    }

    /// <summary>Makes room in what was appended; what stood there moves behind it.</summary>
    public Span<byte> Insert(int position, int length)
    {
        GetSpan(length);
        bytes.AsSpan(position, Length - position).CopyTo(bytes.AsSpan(position + length));
        Length += length;
        return bytes.AsSpan(position, length);
    }

    /// <summary>Room for at least that many bytes after the end; <see cref="Advance"/> takes what was written there.</summary>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (bytes.Length - Length < Math.Max(sizeHint, 1)) Grow(Math.Max(sizeHint, 1));
        return bytes.AsSpan(Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    public override string ToString() => Encoding.UTF8.GetString(Written);

    void Grow(int more) => Array.Resize(ref bytes, (int)Math.Max(checked(Length + more), Math.Min(bytes.Length * 2L, Array.MaxLength)));
}
