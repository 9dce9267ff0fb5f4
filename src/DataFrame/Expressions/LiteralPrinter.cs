using System.Globalization;
using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>Literals as Spark's column names write them: strings bare, typed text for dates and the like.</summary>
internal static partial class LiteralPrinter
{
    public static string Print(Literal literal) => literal.Value switch
    {
        null => "NULL",
        bool value => value ? "true" : "false",
        string value => value,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };
}
