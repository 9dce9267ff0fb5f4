using System.Numerics;
using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Gpu.Kernels;
using Frames.Backends.Gpu.Stages;
using ILGPU;
using ILGPU.Runtime;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>The rows at hand by group: <see cref="Parts"/> chains a group, each a first row and from every row the next.</summary>
internal readonly record struct RowChains(ArrayView<int> Heads, ArrayView<int> Next, int Groups, int Parts);

/// <summary>The groups' keys on the device, in a hash table; the caller holds the device.</summary>
internal sealed class DeviceGroups : IDisposable
{
    /// <summary>Chains that a group is cut into at most where groups are few.</summary>
    const int MostParts = 1024;

    readonly ComputeDevice device;
    readonly KeyKernel[] keys;
    readonly DeviceArray<int> slots;
    readonly DeviceArray<int> slotOf;
    readonly DeviceArray<int> heads;
    readonly DeviceArray<int> next;
    readonly DeviceArray<int> numbers;
    readonly Action<Index1D, GroupView, ArrayView<byte>, ArrayView<int>, long, long> find;
    readonly Action<Index1D, GroupView, ArrayView<int>, long, long> elect;
    readonly Action<Index1D, GroupView, ArrayView<int>, ArrayView<int>, long, long> mark;
    readonly Action<Index1D, GroupView, ArrayView<int>, ArrayView<int>, long, long> number;
    readonly Action<Index1D, GroupView, long, long> insert;
    readonly Action<Index1D, GroupView, ArrayView<int>, ArrayView<int>, ArrayView<int>, int, long, long> chain;
    DeviceArray<long> lanes;
    int capacity;
    int span;
    int slotCount;

    public DeviceGroups(IReadOnlyList<KeyPlan> plans, ComputeDevice device)
    {
        this.device = device;
        keys = [.. plans.Select((plan, index) => KeyKernel.Create(plan, index, device))];
        (slots, slotOf, heads, next, numbers, lanes) = (new(device), new(device), new(device), new(device), new(device), new(device));
        var accelerator = device.Accelerator;
        find = accelerator.LoadAutoGroupedStreamKernel<Index1D, GroupView, ArrayView<byte>, ArrayView<int>, long, long>(GroupKernels.Find);
        elect = accelerator.LoadAutoGroupedStreamKernel<Index1D, GroupView, ArrayView<int>, long, long>(GroupKernels.Elect);
        mark = accelerator.LoadAutoGroupedStreamKernel<Index1D, GroupView, ArrayView<int>, ArrayView<int>, long, long>(GroupKernels.Mark);
        number = accelerator.LoadAutoGroupedStreamKernel<Index1D, GroupView, ArrayView<int>, ArrayView<int>, long, long>(GroupKernels.Number);
        insert = accelerator.LoadAutoGroupedStreamKernel<Index1D, GroupView, long, long>(GroupKernels.Insert);
        chain = accelerator.LoadAutoGroupedStreamKernel<Index1D, GroupView, ArrayView<int>, ArrayView<int>, ArrayView<int>, int, long, long>(GroupKernels.Chain);
    }

    /// <summary>The groups so far.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes on the device.</summary>
    public long Bytes => (lanes.Capacity * 8L) + (4L * (slots.Capacity + heads.Capacity));

    /// <summary>Finds the group of each row at hand, and chains the rows by group.</summary>
    public RowChains Add(StageRun run)
    {
        Reserve(run.Rows);
        foreach (var key in keys) key.Launch(run, lanes, span, capacity);
        slotOf.Reserve(run.Rows);
        find(device.Threads, View, run.Selected.View, slotOf.View, run.Rows, device.Threads);
        Number(run.Rows);
        // On the CPU every chain is one thread's, so that sums come out the same every time.
        var parts = device.Kind == "cpu" ? device.Threads : Math.Clamp(device.Threads / Math.Max(1, Count), 1, MostParts);
        heads.Reserve(Count * parts);
        heads.Fill(0xFF, Count * parts);
        next.Reserve(run.Rows);
        chain(device.Threads, View, slotOf.View, heads.View, next.View, parts, run.Rows, device.Threads);
        return new(heads.View, next.View, Count, parts);
    }

    /// <summary>The bits of a key, or with -1 which keys are null, for some groups.</summary>
    public long[] Keys(int key, int start, int length)
    {
        var bits = new long[length];
        lanes.Read(bits, ((key + 1) * span) + start);
        return bits;
    }

    public void Dispose()
    {
        foreach (var array in new[] { slots, slotOf, heads, next, numbers }) array.Dispose();
        lanes.Dispose();
    }

    GroupView View => new() { Slots = slots.View, Keys = lanes.View, Lanes = keys.Length + 1, Span = span, Capacity = capacity, Mask = slotCount - 1 };

    /// <summary>Numbers new groups in the order of their first rows.</summary>
    void Number(int rows)
    {
        elect(device.Threads, View, slotOf.View, rows, device.Threads);
        numbers.Reserve(rows);
        mark(device.Threads, View, slotOf.View, numbers.View, rows, device.Threads);
        device.Accelerator.Synchronize();
        var marks = new int[rows];
        numbers.Read(marks);
        var before = Count;
        foreach (ref var mark in marks.AsSpan()) if (mark > 0) mark = Count++;
        if (Count == before) return;
        numbers.Write(marks);
        number(device.Threads, View, slotOf.View, numbers.View, rows, device.Threads);
    }

    /// <summary>Makes room for as many new groups as there are rows.</summary>
    void Reserve(int rows)
    {
        if (capacity == 0 || Count + rows > capacity || capacity + rows > span) MoveKeys(Math.Max(Count + rows, Math.Min(capacity, 1 << 28) * 2), rows);
        if ((Count + rows) * 2L > slotCount) Rehash((int)BitOperations.RoundUpToPowerOf2((uint)(Count + rows) * 2));
    }

    void MoveKeys(int newCapacity, int rows)
    {
        var larger = new DeviceArray<long>(device);
        var newSpan = newCapacity + Math.Max(rows, span - capacity);
        larger.Reserve(checked((keys.Length + 1) * newSpan));
        for (var lane = 0; lane <= keys.Length && Count > 0; lane++)
            lanes.View.SubView((long)lane * span, Count).CopyTo(larger.View.SubView((long)lane * newSpan, Count));
        device.Accelerator.Synchronize();
        lanes.Dispose();
        (lanes, capacity, span) = (larger, newCapacity, newSpan);
    }

    void Rehash(int newCount)
    {
        slots.Reserve(newCount);
        slots.Fill(0xFF, newCount);
        slotCount = newCount;
        if (Count > 0) insert(device.Threads, View, Count, device.Threads);
    }
}
