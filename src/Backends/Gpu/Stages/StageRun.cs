using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Columns;
using Frames.Kernels;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Stages;

/// <summary>A stage at work in one thread: rows gather on the device, and the steps run over all of them at once.</summary>
internal sealed class StageRun : IDeviceBinding, IDisposable
{
    /// <summary>Rows that make a launch worth its while.</summary>
    const int EnoughRows = 1 << 16;

    readonly StagePlan plan;
    readonly ComputeDevice device;
    readonly StageKernel[] kernels;
    int capacity;

    public StageRun(StagePlan plan, ComputeDevice device, StageTexts texts)
    {
        (this.plan, this.device, Texts) = (plan, device, texts);
        lock (device.Turn)
        {
            Columns = [.. plan.Columns.Slots.Select(slot => DeviceColumn.Create(slot.Type, device))];
            kernels = [.. plan.Steps.Select(step => StageKernel.Create(step, device))];
            Selected = new(device);
            Failed = new(device);
            Failed.Reserve(1);
        }
    }

    public DeviceColumn[] Columns { get; }

    public StageTexts Texts { get; }

    /// <summary>A byte a row: 1 where it is still in.</summary>
    public DeviceArray<byte> Selected { get; }

    /// <summary>One number: not 0 once a row has failed.</summary>
    public DeviceArray<int> Failed { get; }

    /// <summary>The rows at hand.</summary>
    public int Rows { get; private set; }

    /// <summary>Whether there are enough rows for a launch.</summary>
    public bool IsFull => Rows >= EnoughRows;

    /// <summary>Copies a batch's rows, none of which may be deselected, behind those at hand.</summary>
    public void Append(Batch batch, EvaluationContext context)
    {
        lock (device.Turn)
        {
            if (Rows + batch.Length > capacity) Grow(Rows + batch.Length);
            for (var slot = 0; slot < Columns.Length; slot++)
            {
                if (plan.Columns.Slots[slot] is not { Ordinal: { } ordinal } column) continue;
                if (column.IsText) WriteCodes(slot, batch.Columns[ordinal], context);
                else Columns[slot].Write(batch.Columns[ordinal], Rows, context);
            }
            Rows += batch.Length;
        }
    }

    /// <summary>Runs the steps; the caller holds the device, and asks <see cref="HasFailed"/> after its last kernel.</summary>
    public void Run()
    {
        Texts.Refresh();
        Selected.Fill(1, Rows);
        Failed.Fill(0, 1);
        foreach (var kernel in kernels) kernel.Launch(this);
    }

    /// <summary>Waits for the kernels, and says whether a row that counts failed in one.</summary>
    public bool HasFailed()
    {
        device.Accelerator.Synchronize();
        var flag = 0;
        Failed.Read(new Span<int>(ref flag));
        return flag != 0;
    }

    /// <summary>Forgets the rows at hand.</summary>
    public void Clear() => Rows = 0;

    public object Column(int slot) => Columns[slot].Leaf;

    public object Lookup(int lookup) => Texts.Lookup(lookup).Leaf((DeviceColumn<int>)Columns[plan.Columns.Lookups[lookup].Slot]);

    public int Code(byte[] text) => Texts.Computed.Code(text);

    public void Dispose()
    {
        lock (device.Turn)
        {
            foreach (var column in Columns) column.Dispose();
            Selected.Dispose();
            Failed.Dispose();
        }
    }

    void Grow(int rows)
    {
        capacity = Math.Max(rows, Math.Max(Batch.MaxRows, capacity * 2));
        foreach (var column in Columns) column.Reserve(capacity, Rows);
        Selected.Reserve(capacity);
    }

    void WriteCodes(int slot, Vector vector, EvaluationContext context)
    {
        var codes = context.Arena.Rent<int>(vector.Length).AsSpan(0, vector.Length);
        Texts.Of(slot).Encode(vector, codes);
        ((DeviceColumn<int>)Columns[slot]).Values.Write(codes, Rows);
    }
}
