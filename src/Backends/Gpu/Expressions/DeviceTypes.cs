using System.Text;
using Frames.Sql.Types;

namespace Frames.Backends.Gpu.Expressions;

/// <summary>How values lie on the device.</summary>
internal static class DeviceTypes
{
    static readonly HashSet<Type> Numbers = [typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double)];

    public static bool IsNumber(Type type) => Numbers.Contains(type);

    /// <summary>Whether values are texts that are equal where their bytes are; they travel as codes.</summary>
    public static bool IsText(DataType type) => type is StringType { Collation: null } && type.GetType() == typeof(StringType);

    /// <summary>The C# type of a data type's values on the device, or null where it holds none.</summary>
    public static Type? Of(DataType type) => type.Physical switch
    {
        PhysicalType.Boolean => typeof(byte),
        PhysicalType.Int8 => typeof(sbyte),
        PhysicalType.Int16 => typeof(short),
        PhysicalType.Int32 => typeof(int),
        PhysicalType.Int64 => typeof(long),
        PhysicalType.Float => typeof(float),
        PhysicalType.Double => typeof(double),
        _ => IsText(type) ? typeof(int) : null,
    };

    /// <summary>A literal's physical value in the device's form; a text as its bytes.</summary>
    public static object? Value(object? value) => value switch
    {
        bool boolean => boolean ? (byte)1 : (byte)0,
        Int128 unscaled => (long)unscaled,
        string text => Encoding.UTF8.GetBytes(text),
        _ => value,
    };
}
