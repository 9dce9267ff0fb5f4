using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;
using Frames.Values.Variants;

namespace Frames.Kernels.Casts;

/// <summary>
/// Turns values of variants into vectors of a type, a vector at a time: values are sorted by what they are, each kind is cast as Spark casts values of its type, and the results are
/// put back into order. What cannot be cast is NULL, or else the error of the first such value.
/// </summary>
internal sealed class VariantExtraction(StructVector variants, QuerySettings settings, bool raises, EvaluationContext context)
{
    readonly BytesVector values = (BytesVector)VectorForms.Flatten(variants.Fields[0], context.Arena);
    readonly BytesVector metadata = (BytesVector)VectorForms.Flatten(variants.Fields[1], context.Arena);
    readonly SparkZone zone = SparkZone.Get(settings.TimeZone);

    /// <summary>The whole variants of the rows that count.</summary>
    public VariantSlot[] Roots(int length, Bitmap live)
    {
        var slots = new VariantSlot[length];
        for (var i = 0; i < length; i++) slots[i] = live[i] && !variants.IsNull(i) ? new(i, 0) : VariantSlot.None;
        return slots;
    }

    public VariantCell Cell(VariantSlot slot) => new(values[slot.Row], metadata[slot.Row], slot.Position);

    /// <summary>One value of the type for each slot.</summary>
    public Vector Convert(VariantSlot[] slots, DataType type) => type switch
    {
        VariantType => Variants(slots),
        ArrayType array => Arrays(slots, array),
        MapType map => Maps(slots, map),
        StructType record => Structs(slots, record),
        _ => Atoms(slots, type),
    };

    StructVector Variants(VariantSlot[] slots)
    {
        var builder = (StructBuilder)VectorBuilder.Create(DataTypes.Variant);
        var writer = new VariantBuilderOutput();
        foreach (var slot in slots)
        {
            if (!slot.Exists) builder.AppendNull();
            else writer.Append(Cell(slot), builder);
        }
        return (StructVector)builder.Build();
    }

    ArrayVector Arrays(VariantSlot[] slots, ArrayType type)
    {
        var (offsets, valid, children) = (new int[slots.Length + 1], new ulong[Bitmap.WordCount(slots.Length)], new List<VariantSlot>());
        for (var i = 0; i < slots.Length; i++)
        {
            if (Of(slots[i], VariantKind.Array, type))
            {
                Bitmap.Set(valid, i);
                var cell = Cell(slots[i]);
                for (var j = 0; j < cell.Count; j++) children.Add(new(slots[i].Row, cell.Element(j).Position));
            }
            offsets[i + 1] = children.Count;
        }
        return new ArrayVector(type, slots.Length, offsets, Convert([.. children], type.ElementType), new(valid));
    }

    MapVector Maps(VariantSlot[] slots, MapType type)
    {
        var (offsets, valid, children) = (new int[slots.Length + 1], new ulong[Bitmap.WordCount(slots.Length)], new List<VariantSlot>());
        var keys = new BytesBuilder(type.KeyType);
        for (var i = 0; i < slots.Length; i++)
        {
            if (Of(slots[i], VariantKind.Object, type))
            {
                Bitmap.Set(valid, i);
                var cell = Cell(slots[i]);
                for (var j = 0; j < cell.Count; j++)
                {
                    children.Add(new(slots[i].Row, cell.Field(j, out var name).Position));
                    keys.Append(name);
                }
            }
            offsets[i + 1] = children.Count;
        }
        return new MapVector(type, slots.Length, offsets, keys.Build(), Convert([.. children], type.ValueType), new(valid));
    }

    StructVector Structs(VariantSlot[] slots, StructType type)
    {
        var (valid, fields) = (new ulong[Bitmap.WordCount(slots.Length)], new Vector[type.Count]);
        for (var i = 0; i < slots.Length; i++) if (Of(slots[i], VariantKind.Object, type)) Bitmap.Set(valid, i);
        for (var f = 0; f < fields.Length; f++)
        {
            var (name, children) = (Encoding.UTF8.GetBytes(type[f].Name), new VariantSlot[slots.Length]);
            for (var i = 0; i < slots.Length; i++)
                children[i] = (valid[i >> 6] >> i & 1) != 0 && Cell(slots[i]).TryField(name, out var field) ? new(slots[i].Row, field.Position) : VariantSlot.None;
            fields[f] = Convert(children, type[f].DataType);
        }
        return new StructVector(type, slots.Length, fields, new(valid));
    }

    /// <summary>Whether the value is there and of a kind; another kind than NULL is an error.</summary>
    bool Of(VariantSlot slot, VariantKind kind, DataType type)
    {
        if (!slot.Exists) return false;
        var own = Cell(slot).Kind;
        if (own == kind || own == VariantKind.Null) return own == kind;
        return raises ? throw Invalid(slot, type) : false;
    }

    Vector Atoms(VariantSlot[] slots, DataType type)
    {
        var (buckets, failed) = (new Dictionary<DataType, VariantBucket>(), int.MaxValue);
        for (var i = 0; i < slots.Length; i++)
        {
            if (!slots[i].Exists) continue;
            var cell = Cell(slots[i]);
            if (cell.Kind == VariantKind.Null) continue;
            if (!VariantBucket.TryAppend(cell, type, zone, buckets, i)) failed = Math.Min(failed, i);
        }
        var (pieces, index, taken) = (new List<Vector>(), new int[slots.Length], 0);
        index.AsSpan().Fill(-1);
        foreach (var (from, bucket) in buckets)
        {
            var kernel = CastKernels.Create(new CastContext(from, type, CastMode.Try, settings));
            var piece = VectorForms.Flatten(kernel.Evaluate([bucket.Values.Build()], bucket.Slots.Count, Bitmap.All, context), context.Arena);
            pieces.Add(piece);
            for (var j = 0; j < bucket.Slots.Count; j++)
            {
                if (piece.IsNull(j)) failed = Math.Min(failed, bucket.Slots[j]);
                else index[bucket.Slots[j]] = taken + j;
            }
            taken += bucket.Slots.Count;
        }
        if (raises && failed < int.MaxValue) throw Invalid(slots[failed], type);
        return pieces.Count == 0 ? VectorForms.AllNull(type, slots.Length, context.Arena)
            : VectorForms.Gather(pieces.Count == 1 ? pieces[0] : VectorForms.Concat(pieces, type), index, context.Arena).WithType(type);
    }

    FramesException Invalid(VariantSlot slot, DataType type)
    {
        var text = new Utf8Buffer();
        VariantText.Append(Cell(slot), zone, text);
        return ErrorClasses.InvalidVariantCast.With(("value", text.ToString()), ("dataType", $"\"{type.Sql}\""));
    }
}
