namespace Frames.Sql;

public sealed partial class DataFrame
{
    /// <summary>How the frame's rows are kept.</summary>
    public StorageLevel StorageLevel => SparkSession.Persisted.Level(Plan);

    /// <summary>Keeps the rows from the first query that needs them on.</summary>
    public DataFrame Cache() => Persist();

    /// <summary>Keeps the rows from the first query that needs them on.</summary>
    public DataFrame Persist() => Persist(StorageLevel.MEMORY_AND_DISK);

    /// <summary>Keeps the rows from the first query that needs them on.</summary>
    public DataFrame Persist(StorageLevel storageLevel)
    {
        SparkSession.Persisted.Add(Plan, storageLevel);
        return this;
    }

    /// <summary>Lets kept rows go.</summary>
    /// <param name="blocking">Has no effect: they are gone when this returns.</param>
    public DataFrame Unpersist(bool blocking = false)
    {
        SparkSession.Persisted.Remove(Plan);
        return this;
    }
}
