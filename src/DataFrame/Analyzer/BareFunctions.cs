using Frames.Catalogue;
using Frames.Expressions;

namespace Frames.Analyzer;

/// <summary>Functions that SQL calls without parentheses, such as <c>current_date</c>, where no column has the name.</summary>
internal static class BareFunctions
{
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "current_date", "current_timestamp", "current_time", "localtimestamp", "current_user", "user", "session_user", "current_catalog", "current_database",
            "current_schema",
    };

    public static Expression? Find(ValueList<string> parts, QuerySettings settings) => parts.Count == 1 && Names.Contains(parts[0])
        && FunctionCatalogue.Find(parts[0]) is { } function
        ? Calls.Resolve(function, [], settings) : null;
}
