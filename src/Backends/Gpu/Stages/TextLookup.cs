using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Expressions;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Gpu.Stages;

/// <summary>What an expression gives for each text of a column's dictionary, in tables on the device that grow with it.</summary>
internal abstract class TextLookup : IDisposable
{
    /// <summary>A lookup of a plan.</summary>
    /// <param name="plan">What is looked up.</param>
    /// <param name="source">The texts of its column.</param>
    /// <param name="results">The texts whose codes it gives, where it gives texts.</param>
    /// <param name="device">Where the tables are.</param>
    /// <param name="settings">The query's.</param>
    public static TextLookup Create(LookupPlan plan, TextDictionary source, TextDictionary results, ComputeDevice device, QuerySettings settings)
        => (TextLookup)Activator.CreateInstance(typeof(TextLookup<>).MakeGenericType(plan.Type), plan, source, results, device, settings)!;

    /// <summary>Evaluates the expression for texts that are new since the last time; the caller holds the device.</summary>
    public abstract void Refresh();

    /// <summary>The leaf over a column's codes, boxed.</summary>
    public abstract object Leaf(DeviceColumn<int> codes);

    /// <summary>Forgets everything, as the dictionary has.</summary>
    public abstract void Clear();

    public abstract void Dispose();
}

internal sealed class TextLookup<T>(LookupPlan plan, TextDictionary source, TextDictionary results, ComputeDevice device, QuerySettings settings) : TextLookup where T : unmanaged
{
    readonly Evaluator evaluator = new EvaluatorFactory([plan.Column], settings).Create(plan.Expression);
    readonly EvaluationContext context = new(Arena.Heap, settings);
    readonly DeviceArray<T> values = new(device);
    readonly DeviceArray<byte> validity = new(device);
    readonly DeviceArray<byte> failures = new(device);
    int known;

    public override void Refresh()
    {
        var room = source.Count > values.Capacity ? Math.Max(64, source.Count * 2) : 0;
        if (room > 0)
        {
            values.Reserve(room, known);
            validity.Reserve(room, known);
            failures.Reserve(room, known);
        }
        while (known < source.Count) Add(Math.Min(Batch.MaxRows, source.Count - known));
    }

    public override object Leaf(DeviceColumn<int> codes) => new DeviceLookup<T> { Codes = codes.Values.View, Values = values.View, Validity = validity.View, Failures = failures.View };

    public override void Clear() => known = 0;

    public override void Dispose()
    {
        values.Dispose();
        validity.Dispose();
        failures.Dispose();
    }

    void Add(int count)
    {
        var texts = source.Texts(known, count);
        var failed = new byte[count];
        var evaluated = Evaluate(texts, failed);
        values.Write(Values(evaluated), known);
        validity.Write(DeviceColumn.Bytes(evaluated, context), known);
        failures.Write(failed, known);
        known += count;
    }

    Vector Evaluate(Vector texts, byte[] failed)
    {
        try
        {
            return Evaluate(texts);
        }
        catch (FramesException)
        {
            // Some text fails, perhaps one of no row that counts.
            var each = new Vector[texts.Length];
            for (var i = 0; i < each.Length; i++) each[i] = EvaluateOne(texts.Slice(i, 1), ref failed[i]);
            return VectorForms.Concat(each, plan.Expression.Type);
        }
    }

    Vector EvaluateOne(Vector text, ref byte failed)
    {
        try
        {
            return VectorForms.Flatten(Evaluate(text), Arena.Heap);
        }
        catch (FramesException)
        {
            failed = 1;
            return VectorBuilder.Nulls(plan.Expression.Type, 1);
        }
    }

    Vector Evaluate(Vector texts) => evaluator.Evaluate(new Batch(texts.Length, [texts.WithType(plan.Column.Type)]), context);

    ReadOnlySpan<T> Values(Vector evaluated)
    {
        if (!DeviceTypes.IsText(plan.Expression.Type)) return DeviceColumn.Values<T>(evaluated, context);
        var codes = new int[evaluated.Length];
        results.Encode(evaluated, codes);
        return System.Runtime.InteropServices.MemoryMarshal.Cast<int, T>(codes);
    }
}
