using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Comparing;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Kernels.Nested;

/// <summary>A part of each map as an array: keys, values or entries.</summary>
internal sealed class MapPartKernel(DataType type, Func<MapVector, Vector> part) : Kernel
{
    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        => VectorForms.Flatten(arguments[0], context.Arena) is MapVector maps ? new ArrayVector(type, length, maps.OffsetsMemory, part(maps), maps.Validity) : Vectors.NullConstant(type, length);
}

/// <summary>Builds one row of a map and sees to it that keys are neither null nor doubled.</summary>
internal static class MapRows
{
    const string Policy = "spark.sql.mapKeyDedupPolicy";

    /// <summary>Ends a row of keys and values appended since the last; a doubled key is an error, or, by setting, its last value wins.</summary>
    public static void End(MapBuilder builder, VectorBuilder keys, VectorBuilder values, RowArguments row)
    {
        var k = keys.Build();
        var v = values.Build();
        for (var i = 0; i < k.Length; i++) if (k.IsNull(i)) throw ErrorClasses.NullMapKey.With();
        var order = RowOrder.Create(k, k);
        var lastWins = string.Equals(row.Context.Settings.Get(Policy, "EXCEPTION"), "LAST_WIN", StringComparison.OrdinalIgnoreCase);
        var kept = new List<(int Key, int Value)>();
        for (var i = 0; i < k.Length; i++)
        {
            var same = kept.FindIndex(entry => order.Compare(entry.Key, i) == 0);
            if (same >= 0 && !lastWins) throw ErrorClasses.DuplicatedMapKey.With(("key", Text(k, i, row)), ("mapKeyDedupPolicy", $"\"{Policy}\""));
            if (same >= 0) kept[same] = (kept[same].Key, i);
            else kept.Add((i, i));
        }
        builder.Keys.AppendVector(VectorForms.Gather(k, kept.Select(entry => entry.Key).ToArray(), Arena.Heap));
        builder.Values.AppendVector(VectorForms.Gather(v, kept.Select(entry => entry.Value).ToArray(), Arena.Heap));
        builder.EndRow();
    }

    static string Text(Vector keys, int row, RowArguments arguments)
    {
        var output = new Utf8Buffer();
        Casts.RowText.Create(keys, new(keys.Type, DataTypes.String, Expressions.CastMode.Legacy, arguments.Context.Settings), arguments.Context)(row, output);
        return Encoding.UTF8.GetString(output.Written);
    }
}

internal readonly struct MakeMap : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var builder = (MapBuilder)output;
        var type = (MapType)builder.Type;
        var (keys, values) = (VectorBuilder.Create(type.KeyType), VectorBuilder.Create(type.ValueType));
        for (var i = 0; i + 1 < row.Count; i += 2)
        {
            MakeArray.AppendArgument(row, i, keys);
            MakeArray.AppendArgument(row, i + 1, values);
        }
        MapRows.End(builder, keys, values, row);
    }
}

internal readonly struct MapContainsKeyBody : IValueFunction<bool>
{
    public static bool Invoke(RowArguments row, out bool result)
    {
        var (vector, at) = row.At(0);
        var (key, keyRow) = row.At(1);
        var maps = (MapVector)vector;
        var order = RowOrder.Create(maps.Keys, key);
        result = false;
        for (var i = maps.Offsets[at]; i < maps.Offsets[at + 1] && !result; i++) result = order.Compare(i, keyRow) == 0;
        return true;
    }
}

internal readonly struct MapFromArraysBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var builder = (MapBuilder)output;
        var type = (MapType)builder.Type;
        var k = new ArrayRow(row, 0);
        var v = new ArrayRow(row, 1);
        if (k.End - k.Start != v.End - v.Start) throw new FramesException("_LEGACY_ERROR_TEMP_2128", null, "The arrays of keys and of values must have the same length.");
        var (keys, values) = (VectorBuilder.Create(type.KeyType), VectorBuilder.Create(type.ValueType));
        k.AppendTo(keys, 0, k.End - k.Start);
        v.AppendTo(values, 0, v.End - v.Start);
        MapRows.End(builder, keys, values, row);
    }
}

internal readonly struct MapFromEntriesBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var builder = (MapBuilder)output;
        var array = new ArrayRow(row, 0);
        var type = (MapType)builder.Type;
        var (keys, values) = (VectorBuilder.Create(type.KeyType), VectorBuilder.Create(type.ValueType));
        var entries = VectorForms.Flatten(array.Elements, row.Context.Arena);
        for (var i = array.Start; i < array.End; i++)
        {
            if (!entries.IsNull(i)) continue;
            builder.AppendNull();
            return;
        }
        if (entries is StructVector structs && array.End > array.Start)
        {
            keys.AppendVector(structs.Fields[0].Slice(array.Start, array.End - array.Start));
            values.AppendVector(structs.Fields[1].Slice(array.Start, array.End - array.Start));
        }
        MapRows.End(builder, keys, values, row);
    }
}

internal readonly struct MapConcatBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var builder = (MapBuilder)output;
        var type = (MapType)builder.Type;
        var (keys, values) = (VectorBuilder.Create(type.KeyType), VectorBuilder.Create(type.ValueType));
        for (var i = 0; i < row.Count; i++)
        {
            var (vector, at) = row.At(i);
            if (vector is not MapVector maps) continue;
            var (start, count) = (maps.Offsets[at], maps.Offsets[at + 1] - maps.Offsets[at]);
            if (count == 0) continue;
            keys.AppendVector(maps.Keys.Slice(start, count));
            values.AppendVector(maps.Values.Slice(start, count));
        }
        MapRows.End(builder, keys, values, row);
    }
}

internal readonly struct StrToMapBody : IBuilderFunction
{
    public static void Invoke(RowArguments row, VectorBuilder output)
    {
        var (keys, values) = (new BytesBuilder(DataTypes.String), new BytesBuilder(DataTypes.String));
        foreach (var pair in Regex(row, 1).Split(row.Text(0)))
        {
            var parts = Regex(row, 2).Split(Encoding.UTF8.GetBytes(pair), 2);
            keys.Append((object)parts[0]);
            values.Append((object?)(parts.Count > 1 ? parts[1] : null));
        }
        MapRows.End((MapBuilder)output, keys, values, row);
    }

    static JavaRegex Regex(RowArguments row, int argument) => row.Made(argument, current => JavaRegex.TryGet(Encoding.UTF8.GetString(current.Text(argument)), out var regex, out _) ? regex
        : throw ErrorClasses.InvalidRegexPattern.With(("parameter", "`delimiter`"), ("functionName", "`str_to_map`"), ("value", Encoding.UTF8.GetString(current.Text(argument)))));
}
