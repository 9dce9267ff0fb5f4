using System.Text;
using Frames.Errors;
using Frames.Expressions;

namespace Frames.Sql;

/// <summary>Column and table names as users write them: parts between dots, in backticks where they hold other characters.</summary>
internal static class ColumnNames
{
    /// <summary>The column of a name, or all columns for <c>*</c> and <c>t.*</c>.</summary>
    public static Expression Column(string name, long? planId = null)
    {
        if (name == "*") return new UnresolvedStar([], null, planId);
        if (name.EndsWith(".*", StringComparison.Ordinal)) return new UnresolvedStar(Parse(name[..^2]), null, planId);
        return new UnresolvedColumn(Parse(name), planId);
    }

    /// <summary>The parts of a name.</summary>
    public static ValueList<string> Parse(string name)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (quoted)
            {
                if (c != '`') part.Append(c);
                else if (i + 1 < name.Length && name[i + 1] == '`') part.Append(name[i++]);
                else
                {
                    quoted = false;
                    if (i + 1 < name.Length && name[i + 1] != '.') throw Invalid(name);
                }
            }
            else if (c == '`')
            {
                if (part.Length > 0) throw Invalid(name);
                quoted = true;
            }
            else if (c == '.')
            {
                if (i == 0 || name[i - 1] == '.' || i == name.Length - 1) throw Invalid(name);
                parts.Add(part.ToString());
                part.Clear();
            }
            else part.Append(c);
        }
        if (quoted) throw Invalid(name);
        parts.Add(part.ToString());
        return new([.. parts]);
    }

    static FramesException Invalid(string name) => ErrorClasses.InvalidAttributeName.With(("name", name));
}
