namespace Frames.Values.Variants;

/// <summary>What a value of a variant is, whatever width it is stored in.</summary>
internal enum VariantKind { Null, Boolean, Long, Double, Float, Decimal, Date, Timestamp, TimestampNtz, String, Binary, Uuid, Object, Array }
