namespace Frames.Bench;

/// <summary>An engine that answers SQL over Parquet files.</summary>
interface IEngine : IDisposable
{
    string Name { get; }

    /// <summary>Makes a Parquet file a table. Its rows stay in the file: reading them is part of each query's time.</summary>
    void AddTable(string name, string file);

    /// <summary>All rows of a query's answer.</summary>
    IReadOnlyList<object?[]> Run(string sql);
}
