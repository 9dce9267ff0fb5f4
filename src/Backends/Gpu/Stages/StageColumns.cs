using Frames.Backends.Gpu.Expressions;
using Frames.Backends.Local.Operators;
using Frames.Expressions;

namespace Frames.Backends.Gpu.Stages;

/// <summary>A column on the device.</summary>
/// <param name="Type">The C# type of its values.</param>
/// <param name="Ordinal">The input's column that is copied there; null where the device computes it.</param>
/// <param name="IsText">Whether it holds codes of texts: of the column's own dictionary where it is copied, of the stage's texts where it is computed.</param>
internal sealed record SlotPlan(Type Type, int? Ordinal, bool IsText);

/// <summary>An expression over one text column that the host evaluates once a text.</summary>
/// <param name="Slot">The column's codes.</param>
/// <param name="Column">The column.</param>
/// <param name="Expression">What is evaluated.</param>
/// <param name="Type">The C# type of its values on the device.</param>
internal sealed record LookupPlan(int Slot, ColumnReference Column, Expression Expression, Type Type);

/// <summary>Where a column of a plan is found while a stage runs.</summary>
/// <param name="Ordinal">Its place in the input, where it is only moved.</param>
/// <param name="Slot">Its place on the device, once something there needs it.</param>
/// <param name="Constant">Its value, where it is the same in all rows.</param>
internal readonly record struct ColumnPlace(int? Ordinal, int? Slot, Literal? Constant = null);

/// <summary>The columns that a stage has on the device, found by what its expressions refer to.</summary>
internal sealed class StageColumns
{
    readonly List<SlotPlan> slots = [];
    readonly List<LookupPlan> lookups = [];
    Dictionary<long, ColumnPlace> places = [];

    public StageColumns(IReadOnlyList<ColumnReference> input)
    {
        for (var i = 0; i < input.Count; i++) places.TryAdd(input[i].Id, new(i, null));
    }

    public IReadOnlyList<SlotPlan> Slots => slots;

    public IReadOnlyList<LookupPlan> Lookups => lookups;

    public ColumnPlace? Find(ColumnReference column) => places.TryGetValue(column.Id, out var place) ? place : null;

    /// <summary>The node that reads a column, or null where the device cannot hold it or does not know it.</summary>
    public DeviceNode? Read(ColumnReference column)
    {
        if (DeviceTypes.Of(column.Type) is not { } type) return null;
        if (Find(column) is { Constant: { } constant }) return DeviceConstantNode.Of(constant);
        if (Slot(column, type) is not { } slot) return null;
        if (!slots[slot].IsText) return new DeviceColumnNode(slot, type);
        return slots[slot].Ordinal is null ? new DeviceColumnNode(slot, type) { IsText = true } : Lookup(column, column);
    }

    /// <summary>The node for an expression that depends on one copied text column alone, or null for others.</summary>
    public DeviceNode? LookUp(Expression expression)
    {
        if (DeviceTypes.Of(expression.Type) is null || TextColumn(expression) is not { } column || expression.Any(node => node is UserFunctionCall or Subquery)) return null;
        return !Determinism.DependsOnPosition(expression) && Slot(column, typeof(int)) is { } slot && slots[slot].Ordinal is not null ? Lookup(expression, column) : null;
    }

    /// <summary>Room for values that the device computes.</summary>
    public int Add(DeviceNode node)
    {
        slots.Add(new(node.Result, null, node.IsText));
        return slots.Count - 1;
    }

    /// <summary>From here on the columns are those of a projection.</summary>
    public void Rename(IEnumerable<(ColumnReference Column, ColumnPlace Place)> projected)
        => places = projected.GroupBy(item => item.Column.Id).ToDictionary(group => group.Key, group => group.First().Place);

    int? Slot(ColumnReference column, Type type)
    {
        if (Find(column) is not { Constant: null } place) return null;
        if (place.Slot is { } known) return known;
        var slot = slots.FindIndex(other => other.Ordinal == place.Ordinal);
        if (slot < 0)
        {
            slot = slots.Count;
            slots.Add(new(type, place.Ordinal, DeviceTypes.IsText(column.Type)));
        }
        places[column.Id] = place with { Slot = slot };
        return slot;
    }

    DeviceLookupNode Lookup(Expression expression, ColumnReference column)
    {
        var slot = Slot(column, typeof(int))!.Value;
        var type = DeviceTypes.Of(expression.Type)!;
        var lookup = lookups.FindIndex(other => other.Slot == slot && other.Expression.Equals(expression));
        if (lookup < 0)
        {
            lookup = lookups.Count;
            lookups.Add(new(slot, column, expression, type));
        }
        return new(lookup, type, expression is not ColumnReference) { IsText = DeviceTypes.IsText(expression.Type) };
    }

    /// <summary>The only column that an expression refers to, where that is a text.</summary>
    static ColumnReference? TextColumn(Expression expression)
    {
        ColumnReference? found = null;
        foreach (var column in expression.Walk().OfType<ColumnReference>())
        {
            if (!DeviceTypes.IsText(column.Type) || (found is not null && found.Id != column.Id)) return null;
            found = column;
        }
        return found;
    }
}
