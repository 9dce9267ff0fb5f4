using Frames.Backends.Gpu.Device;
using Frames.Expressions;

namespace Frames.Backends.Gpu.Stages;

/// <summary>The texts of a stage: a dictionary a copied text column, one for all texts that the device computes, and what was looked up for them. The caller holds the device.</summary>
internal sealed class StageTexts : IDisposable
{
    readonly ComputeDevice device;
    readonly TextDictionary?[] dictionaries;
    readonly TextLookup[] lookups;

    public StageTexts(StageColumns columns, ComputeDevice device, QuerySettings settings)
    {
        this.device = device;
        dictionaries = [.. columns.Slots.Select(slot => slot is { IsText: true, Ordinal: not null } ? new TextDictionary(hasNull: true) : null)];
        lookups = [.. columns.Lookups.Select(lookup => TextLookup.Create(lookup, dictionaries[lookup.Slot]!, Computed, device, settings))];
    }

    /// <summary>The texts that codes of expressions stand for.</summary>
    public TextDictionary Computed { get; } = new(hasNull: false);

    public long Bytes => Computed.Bytes + dictionaries.Sum(dictionary => dictionary?.Bytes ?? 0);

    public TextDictionary Of(int slot) => dictionaries[slot]!;

    public TextLookup Lookup(int lookup) => lookups[lookup];

    /// <summary>Looks up what is new.</summary>
    public void Refresh()
    {
        foreach (var lookup in lookups) lookup.Refresh();
    }

    /// <summary>Forgets all texts: no code is in use any more.</summary>
    public void Clear()
    {
        foreach (var dictionary in dictionaries) dictionary?.Clear();
        foreach (var lookup in lookups) lookup.Clear();
        Computed.Clear();
    }

    public void Dispose()
    {
        lock (device.Turn)
        {
            foreach (var lookup in lookups) lookup.Dispose();
        }
    }
}
