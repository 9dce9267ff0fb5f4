using System.Text.Json;
using System.Text.Json.Serialization;

namespace Frames.Delta.Protocol;

/// <summary>JSON text of names and of pairs, as operation parameters hold it. Generated code: programs that trim or compile ahead have no reflection for it.</summary>
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(SortedDictionary<string, string?>))]
internal sealed partial class OperationJson : JsonSerializerContext
{
    public static string Text(IReadOnlyList<string> names) => JsonSerializer.Serialize(names, Default.IReadOnlyListString);

    /// <summary>In the order of the names.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string?>> pairs)
        => JsonSerializer.Serialize(new SortedDictionary<string, string?>(pairs.ToDictionary(), StringComparer.Ordinal), Default.SortedDictionaryStringString);
}
