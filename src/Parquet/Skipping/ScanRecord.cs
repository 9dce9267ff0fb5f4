namespace Frames.Parquet.Skipping;

/// <summary>What a scan has found out about its files, over all threads.</summary>
internal sealed class ScanRecord
{
    /// <summary>Row groups left out by their dictionaries.</summary>
    public Experience Dictionaries { get; } = new();

    /// <summary>Pages left out by the page index.</summary>
    public Experience PageIndex { get; } = new();
}

/// <summary>Whether a way of skipping is worth its while: one that has left nothing out of the first row groups is not tried on the others.</summary>
internal sealed class Experience
{
    const int Trials = 4;

    int failures;
    volatile bool helped;

    public bool Pays => helped || failures < Trials;

    public void Note(bool skipped)
    {
        if (skipped) helped = true;
        else Interlocked.Increment(ref failures);
    }
}
