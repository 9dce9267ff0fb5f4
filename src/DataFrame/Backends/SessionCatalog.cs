using System.Collections.Concurrent;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends;

/// <summary>A session's views, tables and registered functions, by name in any case.</summary>
internal sealed class SessionCatalog
{
    /// <summary>Plans of temporary views, as they were when the view was made.</summary>
    public ConcurrentDictionary<string, Plan> Views { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Plans that read managed and registered tables.</summary>
    public ConcurrentDictionary<string, Plan> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user's functions.</summary>
    public ConcurrentDictionary<string, UserDefinedFunction> Functions { get; } = new(StringComparer.OrdinalIgnoreCase);
}
