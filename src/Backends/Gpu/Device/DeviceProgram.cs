using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Device;

/// <summary>Expressions over one input, run a batch at a time. One thread uses it; it holds room on the device until disposed.</summary>
internal sealed class DeviceProgram(IReadOnlyList<(DeviceNode Node, DataType Type)> expressions) : IDisposable
{
    readonly Dictionary<int, DeviceColumn> columns = [];
    readonly DeviceMap[] maps = new DeviceMap[expressions.Count];
    int capacity;

    /// <summary>The expressions' values for all rows of the batch, or null where a row failed: then the host must say which, if it counts.</summary>
    public Vector[]? Run(Batch batch, EvaluationContext context)
    {
        if (batch.Length == 0) return [.. expressions.Select(expression => VectorBuilder.Nulls(expression.Type, 0))];
        lock (ComputeDevice.Current.Turn)
        {
            if (batch.Length > capacity) Grow(Math.Max(Batch.MaxRows, batch.Length));
            foreach (var (ordinal, column) in columns) column.Upload(batch.Columns[ordinal], context);
            var results = new Vector[maps.Length];
            for (var i = 0; i < maps.Length; i++)
            {
                if (maps[i].Run(batch.Length, expressions[i].Type, context) is not { } result) return null;
                results[i] = result;
            }
            return results;
        }
    }

    public void Dispose()
    {
        lock (ComputeDevice.Current.Turn) Free();
    }

    void Grow(int rows)
    {
        Free();
        capacity = rows;
        foreach (var (ordinal, type) in expressions.SelectMany(expression => expression.Node.Columns).Distinct()) columns[ordinal] = DeviceColumn.Create(type, rows);
        for (var i = 0; i < maps.Length; i++) maps[i] = DeviceMap.Create(expressions[i].Node, columns, rows);
    }

    void Free()
    {
        foreach (var column in columns.Values) column.Dispose();
        columns.Clear();
        foreach (var map in maps) map?.Dispose();
        Array.Clear(maps);
        capacity = 0;
    }
}
