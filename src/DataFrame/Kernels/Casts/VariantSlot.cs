namespace Frames.Kernels.Casts;

/// <summary>A value inside the variant of a row; none where there is no such value.</summary>
internal readonly record struct VariantSlot(int Row, int Position)
{
    public static readonly VariantSlot None = new(-1, 0);

    public bool Exists => Row >= 0;
}
