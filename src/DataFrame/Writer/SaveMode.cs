namespace Frames.Sql;

/// <summary>What a write does where something is already there.</summary>
public enum SaveMode
{
    /// <summary>Adds the rows.</summary>
    Append,

    /// <summary>Replaces what is there.</summary>
    Overwrite,

    /// <summary>Fails.</summary>
    ErrorIfExists,

    /// <summary>Writes nothing.</summary>
    Ignore,
}
