using System.Text;

namespace Frames.Kernels.Text;

/// <summary>Encodings by name.</summary>
internal static class TextEncodings
{
    /// <summary>The encoding, or null for UTF-8.</summary>
    public static Encoding? Find(string? name)
    {
        if (name is null || name.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) || name.Equals("UTF8", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new FramesException("INVALID_PARAMETER_VALUE.CHARSET", "22023", $"The charset '{name}' is not known.", null, e);
        }
    }
}
