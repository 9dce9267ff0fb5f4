namespace Frames.Kernels.Text;

/// <summary>What to do with a record that does not fit the schema.</summary>
internal enum ParseMode { Permissive, DropMalformed, FailFast }

/// <summary>The modes by Spark's names.</summary>
internal static class ParseModes
{
    /// <summary>Spark reads an unknown mode as PERMISSIVE.</summary>
    public static ParseMode Find(string name) => name.ToUpperInvariant() switch
    {
        "DROPMALFORMED" => ParseMode.DropMalformed,
        "FAILFAST" => ParseMode.FailFast,
        _ => ParseMode.Permissive,
    };
}
