using Frames.Backends.Gpu.Stages;
using Frames.Columns;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Grouping;

/// <summary>Keys from their bits.</summary>
internal static class KeyValues
{
    /// <summary>The column of a key.</summary>
    /// <param name="plan">The key.</param>
    /// <param name="bits">Its bits, one a group.</param>
    /// <param name="nulls">Which keys are null, one a group.</param>
    /// <param name="key">The key's bit there.</param>
    /// <param name="texts">The texts that codes stand for.</param>
    /// <param name="context">Buffers.</param>
    public static Vector Column(KeyPlan plan, long[] bits, long[] nulls, int key, TextDictionary texts, EvaluationContext context)
    {
        var valid = Array.ConvertAll(nulls, mask => (mask >> key & 1) == 0);
        var validity = valid.Contains(false) ? new Bitmap(Vectors.Pack(valid, valid.Length, context)) : Bitmap.All;
        if (plan.IsText) return texts.Decode(Array.ConvertAll(bits, code => (int)code), validity, plan.Type);
        return plan.Type.Physical switch
        {
            PhysicalType.Boolean => Flat(Array.ConvertAll(bits, value => value != 0)),
            PhysicalType.Int8 => Flat(Array.ConvertAll(bits, value => (sbyte)value)),
            PhysicalType.Int16 => Flat(Array.ConvertAll(bits, value => (short)value)),
            PhysicalType.Int32 => Flat(Array.ConvertAll(bits, value => (int)value)),
            PhysicalType.Float => Flat(Array.ConvertAll(bits, value => (float)BitConverter.Int64BitsToDouble(value))),
            PhysicalType.Double => Flat(Array.ConvertAll(bits, BitConverter.Int64BitsToDouble)),
            _ => Flat(bits),
        };

        Vector Flat<T>(T[] values) where T : unmanaged => Vectors.FromValues(plan.Type, values, values.Length, validity, context);
    }
}
