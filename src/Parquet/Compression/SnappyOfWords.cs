using System.Numerics;
using System.Runtime.CompilerServices;

namespace Frames.Parquet.Compression;

/// <summary>
/// Decompresses snappy pages of 8-byte values. There a few low bytes as a literal and a copy of the high ones take turns: done as one step without branches they take
/// about a quarter less time on clustered keys, and the same on nearly unique values. Other data is better off with a decoder for all.
/// </summary>
internal static unsafe class SnappyOfWords
{
    /// <summary>Fills the destination exactly; false if the bytes are no snappy stream of that length. <paramref name="start"/>: what follows the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryDecompress(ReadOnlySpan<byte> source, int start, Span<byte> destination)
    {
        fixed (byte* from = source, to = destination)
        {
            var (input, inputEnd) = ((nint)from + start, (nint)from + source.Length);
            var (output, outputEnd) = ((nint)to, (nint)to + destination.Length);
            while (input < inputEnd)
            {
                if (output - (nint)to >= 8) Pairs(ref input, inputEnd, ref output, outputEnd, (nint)to);
                if (input < inputEnd && !Element(ref input, inputEnd, ref output, outputEnd, (nint)to)) return false;
            }
            return output == outputEnd;
        }
    }

    /// <summary>Pairs of a literal of up to 4 bytes and a copy of up to 8, or of up to 11 from 8 bytes back, for as long as they come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Pairs(ref nint input, nint inputEnd, ref nint output, nint outputEnd, nint begin)
    {
        // Locals: references to what others see would be stored at every step.
        var at = (byte*)input;
        var to = (byte*)output;
        // A step reads 8 bytes and writes 20 at most, some of which the next step overwrites.
        var lastInput = (byte*)inputEnd - 8;
        var lastOutput = (byte*)outputEnd - 20;
        while (at <= lastInput && to <= lastOutput)
        {
            // One load has all of a pair, so that the next step need not wait for a second one.
            var pair = *(ulong*)at;
            var tag = (int)(pair & 0xFF);
            if ((tag & ~12) != 0) break;
            var copy = (uint)(pair >> (16 + 2 * tag));
            if (IsRepetition(copy))
            {
                Repetitions(ref at, lastInput, ref to, lastOutput);
                continue;
            }
            var kind = copy & 3;
            if (kind is 0 or 3) break;
            // Both kinds of copies without a branch between them: they come in no order.
            var isTwoBytes = 0 - (kind >> 1);
            var length = (tag >> 2) + 1;
            var count = (int)((((copy >> 2 & 7) + 4) & ~isTwoBytes) | (((copy >> 2 & 63) + 1) & isTwoBytes));
            var offset = (nint)((((copy & 0xE0) << 3 | (copy >> 8 & 0xFF)) & ~isTwoBytes) | ((copy >> 8 & 0xFFFF) & isTwoBytes));
            var from = to + length - offset;
            if (offset < 8 || count > 8 || from < (byte*)begin) break;
            *(uint*)to = (uint)(pair >> 8);
            *(ulong*)(to + length) = *(ulong*)from;
            at += length + 3 + (int)(kind >> 1);
            to += length + count;
        }
        (input, output) = ((nint)at, (nint)to);
    }

    /// <summary>Pairs whose copy is from 8 bytes back repeat what was just written: that stays in a register, for in memory it lies in stores that a load would wait for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Repetitions(ref byte* input, byte* lastInput, ref byte* output, byte* lastOutput)
    {
        var at = input;
        var to = output;
        var last = *(ulong*)(to - 8);
        while (at <= lastInput && to <= lastOutput)
        {
            var pair = *(ulong*)at;
            var tag = (int)(pair & 0xFF);
            if ((tag & ~12) != 0) break;
            var copy = (uint)(pair >> (16 + 2 * tag));
            if (!IsRepetition(copy)) break;
            var length = (tag >> 2) + 1;
            var count = (int)(copy >> 2 & 7) + 4;
            // The eight bytes before the copy: what is left of the last ones, then the literal.
            var window = (last >> (8 * length)) | (pair >> 8 << (64 - 8 * length));
            *(uint*)to = (uint)(pair >> 8);
            *(ulong*)(to + length) = window;
            *(ulong*)(to + length + 8) = window;
            last = BitOperations.RotateRight(window, 8 * (count & 7));
            at += length + 3;
            to += length + count;
        }
        input = at;
        output = to;
    }

    /// <summary>A copy with a one-byte offset of 8; its length is in the three bits that are left open.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool IsRepetition(uint copy) => (copy & 0xFFE3) == 0x0801;

    /// <summary>One literal or copy, with every length and offset checked.</summary>
    static bool Element(ref nint input, nint inputEnd, ref nint output, nint outputEnd, nint begin)
    {
        var tag = *(byte*)input++;
        if ((tag & 3) == 0) return Literal(tag >> 2, ref input, inputEnd, ref output, outputEnd);
        var bytes = (tag & 3) switch { 1 => 1, 2 => 2, _ => 4 };
        if (inputEnd - input < bytes) return false;
        var at = (byte*)input;
        var (length, offset) = bytes switch
        {
            1 => ((tag >> 2 & 7) + 4, (uint)(tag >> 5 << 8 | *at)),
            2 => ((tag >> 2) + 1, *(ushort*)at),
            _ => ((tag >> 2) + 1, *(uint*)at),
        };
        input += bytes;
        if (offset == 0 || offset > output - begin || length > outputEnd - output) return false;
        Copy((byte*)output, (int)offset, length, outputEnd);
        output += length;
        return true;
    }

    static bool Literal(int tag, ref nint input, nint inputEnd, ref nint output, nint outputEnd)
    {
        long length = tag;
        if (tag >= 60)
        {
            var bytes = tag - 59;
            if (inputEnd - input < bytes) return false;
            length = 0;
            for (var i = 0; i < bytes; i++) length |= (long)((byte*)input)[i] << (8 * i);
            input += bytes;
        }
        length++;
        if (length > inputEnd - input || length > outputEnd - output) return false;
        Unsafe.CopyBlockUnaligned((void*)output, (void*)input, (uint)length);
        input += (nint)length;
        output += (nint)length;
        return true;
    }

    static void Copy(byte* to, int offset, int length, nint outputEnd)
    {
        if (offset >= 8 && outputEnd - (nint)to >= length + 8)
        {
            for (var i = 0; i < length; i += 8) *(ulong*)(to + i) = *(ulong*)(to + i - offset);
            return;
        }
        for (var i = 0; i < length; i++) to[i] = to[i - offset];
    }
}
