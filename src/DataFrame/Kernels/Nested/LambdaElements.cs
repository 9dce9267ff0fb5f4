using Frames.Columns;

namespace Frames.Kernels.Nested;

/// <summary>The elements that a lambda runs over: those of the rows that count, with the row and the place of each.</summary>
internal sealed class LambdaElements
{
    LambdaElements(int[] offsets, int[] indices, int[] parents, int[] places) => (Offsets, Indices, Parents, Places) = (offsets, indices, parents, places);

    /// <summary>Where each row's elements begin among these; one more than rows.</summary>
    public int[] Offsets { get; }

    /// <summary>Where each element lies in the collection's own vector.</summary>
    public int[] Indices { get; }

    /// <summary>The row of each element.</summary>
    public int[] Parents { get; }

    /// <summary>The position of each element in its row, from 0.</summary>
    public int[] Places { get; }

    public int Count => Indices.Length;

    public static LambdaElements Of(ReadOnlySpan<int> from, Bitmap validity, Bitmap live, int length)
    {
        var offsets = new int[length + 1];
        for (var row = 0; row < length; row++) offsets[row + 1] = offsets[row] + (validity[row] && live[row] ? from[row + 1] - from[row] : 0);
        var (indices, parents, places) = (new int[offsets[length]], new int[offsets[length]], new int[offsets[length]]);
        for (var row = 0; row < length; row++)
        {
            for (var i = offsets[row]; i < offsets[row + 1]; i++)
            {
                places[i] = i - offsets[row];
                parents[i] = row;
                indices[i] = from[row] + places[i];
            }
        }
        return new(offsets, indices, parents, places);
    }
}
