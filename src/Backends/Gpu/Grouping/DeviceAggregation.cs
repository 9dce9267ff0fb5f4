using Frames.Backends.Gpu.Device;
using Frames.Backends.Gpu.Stages;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>The groups and states of an aggregation, which all threads of a query share: they take turns at the device.</summary>
internal sealed class DeviceAggregation : IDisposable
{
    readonly AggregationPlan plan;
    readonly ComputeDevice device;
    readonly DeviceGroups? groups;
    readonly DeviceFold[] folds;

    public DeviceAggregation(StagePlan stage, AggregationPlan plan, ComputeDevice device, QuerySettings settings)
    {
        (this.plan, this.device) = (plan, device);
        Texts = new StageTexts(stage.Columns, device, settings);
        lock (device.Turn)
        {
            groups = plan.Keys.Count > 0 ? new DeviceGroups(plan.Keys, device) : null;
            folds = [.. plan.Folds.Select(fold => DeviceFold.Create(fold, device, settings))];
        }
    }

    /// <summary>The texts that keys' codes stand for.</summary>
    public StageTexts Texts { get; }

    /// <summary>The rows that were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds the rows at hand of one thread; false where one failed, after which nothing of it may be used.</summary>
    public bool Add(StageRun run)
    {
        lock (device.Turn)
        {
            run.Run();
            Rows += run.Rows;
            if (groups is null)
            {
                foreach (var fold in folds) fold.AddRows(run);
            }
            else
            {
                var known = groups.Count;
                var chains = groups.Add(run);
                foreach (var fold in folds) fold.AddChains(run, chains, known);
            }
            return !run.HasFailed();
        }
    }

    /// <summary>The results: one row a group, or one row without keys.</summary>
    public IEnumerable<Batch> Finish(EvaluationContext context, int batchRows)
    {
        lock (device.Turn)
        {
            if (groups is null) return [new Batch(1, [.. folds.Select(fold => fold.FinishRows(context))])];
            var batches = new List<Batch>();
            for (var start = 0; start < groups.Count; start += batchRows) batches.Add(Groups(start, Math.Min(batchRows, groups.Count - start), context));
            return batches;
        }
    }

    public void Dispose()
    {
        lock (device.Turn)
        {
            groups?.Dispose();
            foreach (var fold in folds) fold.Dispose();
        }
        Texts.Dispose();
    }

    Batch Groups(int start, int count, EvaluationContext context)
    {
        var nulls = groups!.Keys(-1, start, count);
        var keys = plan.Keys.Select((key, index) => KeyValues.Column(key, groups.Keys(index, start, count), nulls, index, Texts.Computed, context));
        return new Batch(count, [.. keys, .. folds.Select(fold => fold.FinishGroups(start, count, context))]);
    }
}
