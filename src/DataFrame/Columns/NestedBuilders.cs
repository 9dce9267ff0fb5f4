using Frames.Sql.Types;

namespace Frames.Columns;

/// <summary>Collects arrays: append elements to <see cref="Elements"/>, then end the row with <see cref="EndRow"/>.</summary>
internal sealed class ArrayBuilder(ArrayType type) : VectorBuilder(type)
{
    readonly List<int> offsets = [0];

    public VectorBuilder Elements { get; } = Create(type.ElementType);

    public override void AppendNull()
    {
        offsets.Add(Elements.Length);
        Validity.Append(false);
    }

    public void EndRow()
    {
        offsets.Add(Elements.Length);
        Validity.Append(true);
    }

    public override Vector Build() => new ArrayVector(Type, Length, offsets.ToArray(), Elements.Build(), Validity.Build());

    protected override void AppendValue(object value)
    {
        foreach (var element in (object?[])value) Elements.Append(element);
        EndRow();
    }

    protected override void AppendFlat(Vector vector)
    {
        var arrays = (ArrayVector)vector;
        var from = arrays.Offsets;
        var shift = Elements.Length - from[0];
        Elements.AppendVector(arrays.Elements.Slice(from[0], from[^1] - from[0]));
        for (var i = 1; i < from.Length; i++) offsets.Add(from[i] + shift);
        Validity.Append(vector);
    }
}

/// <summary>Collects maps: append to <see cref="Keys"/> and <see cref="Values"/>, then end the row with <see cref="EndRow"/>.</summary>
internal sealed class MapBuilder(MapType type) : VectorBuilder(type)
{
    readonly List<int> offsets = [0];

    public VectorBuilder Keys { get; } = Create(type.KeyType);
    public VectorBuilder Values { get; } = Create(type.ValueType);

    public override void AppendNull()
    {
        offsets.Add(Keys.Length);
        Validity.Append(false);
    }

    public void EndRow()
    {
        offsets.Add(Keys.Length);
        Validity.Append(true);
    }

    public override Vector Build() => new MapVector(Type, Length, offsets.ToArray(), Keys.Build(), Values.Build(), Validity.Build());

    protected override void AppendValue(object value)
    {
        foreach (var (key, item) in (KeyValuePair<object, object?>[])value)
        {
            Keys.Append(key);
            Values.Append(item);
        }
        EndRow();
    }

    protected override void AppendFlat(Vector vector)
    {
        var maps = (MapVector)vector;
        var from = maps.Offsets;
        var shift = Keys.Length - from[0];
        Keys.AppendVector(maps.Keys.Slice(from[0], from[^1] - from[0]));
        Values.AppendVector(maps.Values.Slice(from[0], from[^1] - from[0]));
        for (var i = 1; i < from.Length; i++) offsets.Add(from[i] + shift);
        Validity.Append(vector);
    }
}

/// <summary>Collects structs (and variants): append one value to each of <see cref="Fields"/>, then end the row with <see cref="EndRow"/>.</summary>
internal sealed class StructBuilder(DataType type) : VectorBuilder(type)
{
    /// <summary>The two parts of a variant, as a struct would name them.</summary>
    public static readonly StructType VariantParts = new(new StructField("value", DataTypes.Binary, false), new StructField("metadata", DataTypes.Binary, false));

    public VectorBuilder[] Fields { get; } = [.. (type as StructType ?? VariantParts).Fields.Select(field => Create(field.DataType))];

    public override void AppendNull()
    {
        foreach (var field in Fields) field.AppendNull();
        Validity.Append(false);
    }

    public void EndRow() => Validity.Append(true);

    public override Vector Build() => new StructVector(Type, Length, Array.ConvertAll(Fields, field => field.Build()), Validity.Build());

    protected override void AppendValue(object value)
    {
        var values = (object?[])value;
        for (var i = 0; i < Fields.Length; i++) Fields[i].Append(values[i]);
        EndRow();
    }

    protected override void AppendFlat(Vector vector)
    {
        var structs = (StructVector)vector;
        for (var i = 0; i < Fields.Length; i++) Fields[i].AppendVector(structs.Fields[i]);
        Validity.Append(vector);
    }
}
