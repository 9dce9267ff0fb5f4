using Frames.Backends.Local.Execution;
using Frames.Backends.Local.Keys;
using Frames.Backends.Local.Operators;
using Frames.Columns;

namespace Frames.Backends.Local.Joins;

/// <summary>Keeps the build side of a join and, where there are keys, makes its table.</summary>
internal sealed class JoinBuild(JoinShape shape) : CollectSink("JoinBuild", "", shape.Build)
{
    public JoinShape Shape => shape;

    /// <summary>Keys of both sides in one layout.</summary>
    public KeyLayout Layout { get; } = new([.. shape.Keys.Select(key => (key.Build.Type, key.NullSafe && (key.Build.Nullable || key.Probe.Nullable)))]);

    /// <summary>The kept rows.</summary>
    public Batch Rows { get; private set; } = new(0, []);

    /// <summary>One byte a kept row: whether it has had a partner.</summary>
    public byte[] Marks { get; private set; } = [];

    public JoinTable? Table { get; private set; }

    public override void Complete(QueryRun query)
    {
        base.Complete(query);
        Rows = Whole(query);
        if (shape.MarksBuild) Marks = new byte[Rows.Length];
        if (shape.Keys.Count > 0) Table = query.Own(JoinTable.Create(this, query));
    }
}
