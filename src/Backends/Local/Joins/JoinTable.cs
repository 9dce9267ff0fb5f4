using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Joins;

/// <summary>The build side's rows by key. Rows with equal keys are linked from the last to the first, so partners come out the last one first, as Spark's do.</summary>
internal abstract class JoinTable : IDisposable
{
    /// <summary>Whether a key that must not be null is null in some row.</summary>
    public bool HasNullKey { get; protected set; }

    /// <summary>Whether no two rows have equal keys.</summary>
    public bool IsUnique { get; protected set; } = true;

    /// <summary>The table that suits the keys: addressed by their values where these are whole numbers close together, else by hashes.</summary>
    public static JoinTable Create(JoinBuild build, QueryRun query) => DenseJoinTable.TryCreate(build, query) ?? HashedJoinTable.Create(build, query);

    /// <summary>Looks rows up in one thread.</summary>
    public abstract JoinProbe StartProbe(JoinShape shape, QuerySettings settings);

    /// <summary>The next build row with the same key, or -1.</summary>
    public abstract int Next(int row);

    public abstract void Dispose();
}

/// <summary>Finds partners in a <see cref="JoinTable"/>, in one thread.</summary>
internal abstract class JoinProbe
{
    /// <summary>Gives each row the first build row with an equal key, or -1 where there is none, the row does not count or its key is null.</summary>
    /// <returns>The rows that count and have a key.</returns>
    public abstract Bitmap Find(Batch batch, Bitmap live, Span<int> heads, Worker worker);
}

/// <summary>The keys of one side's batches in one thread.</summary>
internal sealed class JoinKeys(JoinShape shape, bool probe, QuerySettings settings)
{
    readonly Evaluator[] evaluators = new EvaluatorFactory(probe ? shape.Probe : shape.Build, settings)
        .Create(new ValueList<Expression>([.. shape.Keys.Select(key => probe ? key.Probe : key.Build)]));

    /// <summary>The keys of the last batch.</summary>
    public Vector[] Values { get; private set; } = [];

    /// <summary>Evaluates a batch's keys and gives the rows that have no null where nulls match nothing.</summary>
    public Bitmap Evaluate(Batch batch, EvaluationContext context)
    {
        Values = new Vector[evaluators.Length];
        var validity = Bitmap.All;
        for (var i = 0; i < Values.Length; i++)
        {
            Values[i] = evaluators[i].Evaluate(batch, context);
            if (!shape.Keys[i].NullSafe) validity = Bitmap.And(validity, Vectors.Validity(Values[i], context), batch.Length, context.Arena);
        }
        return validity;
    }
}
