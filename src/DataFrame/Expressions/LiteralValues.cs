namespace Frames.Expressions;

/// <summary>Compares physical values of literals by content.</summary>
internal static class LiteralValues
{
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (object?[] a, object?[] b) => a.Length == b.Length && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (KeyValuePair<object, object?>[] a, KeyValuePair<object, object?>[] b) => a.Length == b.Length
            && a.Zip(b).All(pair => Same(pair.First.Key, pair.Second.Key) && Same(pair.First.Value, pair.Second.Value)),
        _ => Equals(left, right),
    };
}
