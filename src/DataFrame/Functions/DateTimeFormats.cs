using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Dates and timestamps from and to text.
public static partial class Functions
{
    static readonly Literal usualPattern = new("yyyy-MM-dd HH:mm:ss", DataTypes.String);

    static readonly ScalarFunction parseTimestamp = Parser<ToTimestampText, Raising>("parse_timestamp", DataTypes.Timestamp);
    static readonly ScalarFunction parseTimestampNtz = Parser<ToTimestampNtzText, Raising>("parse_timestamp_ntz", DataTypes.TimestampNtz);
    static readonly ScalarFunction parseDate = Parser<ToDateText, Raising>("parse_date", DataTypes.Timestamp);
    static readonly ScalarFunction tryParseTimestamp = Parser<ToTimestampText, Tolerating>("try_parse_timestamp", DataTypes.Timestamp);

    /// <summary>Text as a date, as a cast reads it.</summary>
    public static Column ToDate(Column column) => Call(toDate, column);

    /// <summary>Text as a date by a pattern.</summary>
    public static Column ToDate(Column column, string format) => Call(toDate, column, Lit(format));
    static readonly ScalarFunction toDate = Reading("to_date", DataTypes.Date, false, () => parseDate).Example("to_date('29/02/2024', 'dd/MM/yyyy')", "2024-02-29");

    /// <summary>Text as a date by a pattern; null where it does not fit.</summary>
    public static Column TryToDate(Column column, string format) => Call(tryToDate, column, Lit(format));
    static readonly ScalarFunction tryToDate = Reading("try_to_date", DataTypes.Date, true, () => tryParseTimestamp).Example("try_to_date('2023-02-29')", null);

    /// <summary>Text as a timestamp, as a cast reads it.</summary>
    public static Column ToTimestamp(Column column) => Call(toTimestamp, column);

    /// <summary>Text as a timestamp by a pattern.</summary>
    public static Column ToTimestamp(Column column, string format) => Call(toTimestamp, column, Lit(format));
    static readonly ScalarFunction toTimestamp = Reading("to_timestamp", DataTypes.Timestamp, false, () => parseTimestamp, numbers: true)
        .Example("unix_seconds(to_timestamp('1970-01-01T00:01:00Z'))", "60");

    /// <summary>Text as a timestamp by a pattern.</summary>
    public static Column ToTimestampLtz(Column column, Column format) => Call(toTimestampLtz, column, format);
    static readonly ScalarFunction toTimestampLtz = Reading("to_timestamp_ltz", DataTypes.Timestamp, false, () => parseTimestamp, numbers: true)
        .Example("unix_seconds(to_timestamp_ltz('1970-01-01T00:01:00Z'))", "60");

    /// <summary>Text as a timestamp without a time zone by a pattern.</summary>
    public static Column ToTimestampNtz(Column column, Column format) => Call(toTimestampNtz, column, format);
    static readonly ScalarFunction toTimestampNtz = Reading("to_timestamp_ntz", DataTypes.TimestampNtz, false, () => parseTimestampNtz)
        .Example("date_format(to_timestamp_ntz('2024-02-29'), 'yyyy-MM')", "2024-02");

    /// <summary>Text as a timestamp by a pattern; null where it does not fit.</summary>
    public static Column TryToTimestamp(Column column, Column format) => Call(tryToTimestamp, column, format);
    static readonly ScalarFunction tryToTimestamp = Reading("try_to_timestamp", DataTypes.Timestamp, true, () => tryParseTimestamp, numbers: true)
        .Example("try_to_timestamp('x', 'yyyy')", null);

    /// <summary>A timestamp as text by a pattern.</summary>
    public static Column DateFormat(Column column, string format) => Call(dateFormat, column, Lit(format));
    static readonly ScalarFunction dateFormat = Define("date_format").Takes(Accept.Timestamp, Accept.String).Returns(DataTypes.String).Text<FormatTimestamp>()
        .Example("date_format(TIMESTAMP'2024-02-09 13:04:05', 'd MMM yyyy, HH:mm')", "9 Feb 2024, 13:04");

    /// <summary>Seconds since 1970 UTC as text of the session's time zone.</summary>
    public static Column FromUnixTime(Column column) => Call(fromUnixTime, column);

    /// <summary>Seconds since 1970 UTC as text of the session's time zone, by a pattern.</summary>
    public static Column FromUnixTime(Column column, string format) => Call(fromUnixTime, column, Lit(format));
    static readonly ScalarFunction fromUnixTime = Define("from_unixtime").Takes(Accept.AnyNumberAs(DataTypes.Long)).Optional(Accept.String, new Literal("yyyy-MM-dd HH:mm:ss", DataTypes.String))
        .Returns(DataTypes.String).MayBeNull().Text<FormatSeconds>().Example("from_unixtime(1709164800, 'yyyy')", "2024");

    /// <summary>Seconds since 1970 UTC, when the query starts.</summary>
    public static Column UnixTimestamp() => Call(unixTimestamp);

    /// <summary>Seconds since 1970 UTC of a date, a timestamp, or text as yyyy-MM-dd HH:mm:ss.</summary>
    public static Column UnixTimestamp(Column column) => Call(unixTimestamp, column);

    /// <summary>Seconds since 1970 UTC of text by a pattern.</summary>
    public static Column UnixTimestamp(Column column, string format) => Call(unixTimestamp, column, Lit(format));
    static readonly ScalarFunction unixTimestamp = ToSeconds("unix_timestamp", 0, 1, 2).Example("unix_timestamp('1970-01-02 +00', 'yyyy-MM-dd X')", "86400");

    /// <summary>Seconds since 1970 UTC of text by a pattern.</summary>
    public static Column ToUnixTimestamp(Column column, Column format) => Call(toUnixTimestamp, column, format);
    static readonly ScalarFunction toUnixTimestamp = ToSeconds("to_unix_timestamp", 1, 2).Example("to_unix_timestamp('1970-01-02 +00', 'yyyy-MM-dd X')", "86400");

    static ScalarFunction Parser<TTarget, TErrors>(string name, DataType type)
        where TTarget : struct, IParseTarget
        where TErrors : struct, IParseErrors
        => Define(name, "DateTimeFormats").Internal().Takes(Accept.String, Accept.String).Returns(type).MayBeNull().Value<ParseByPattern<TTarget, TErrors>, long>();

    static ScalarFunction Reading(string name, DataType target, bool tries, Func<ScalarFunction> parser, bool numbers = false)
        => Define(name, "DateTimeFormats").Takes(Moments(numbers), Accept.String).Accepts(1, 2).Returns(target)
            .NullIf((arguments, settings) => arguments.Count == 1 ? Read(arguments, settings, target, tries, parser).Nullable
                : tries || !settings.Ansi || arguments.Any(argument => argument.Nullable))
            .Rewrite((call, settings) => Read(call.Arguments, settings, target, tries, parser));

    static ParameterType Moments(bool numbers) => numbers ? Accept.OneOf(Accept.String, Accept.Date, Accept.Timestamp, Accept.TimestampNtz, Accept.Numeric)
        : Accept.OneOf(Accept.String, Accept.Date, Accept.Timestamp, Accept.TimestampNtz);

    /// <summary>Text by a pattern, everything else by a cast.</summary>
    static Expression Read(ValueList<Expression> arguments, QuerySettings settings, DataType target, bool tries, Func<ScalarFunction> parser)
    {
        var (value, mode) = (arguments[0], tries ? CastMode.Try : settings.CastMode);
        if (arguments.Count == 1 || value.Type is not (StringType or NumericType)) return value.Type.SameType(target) ? value : new Cast(value, target, mode);
        var parsed = Resolved(parser(), target is TimestampNtzType ? target : DataTypes.Timestamp, CommonTypes.CastTo(value, DataTypes.String, settings), arguments[1]);
        return target is DateType ? new Cast(parsed, target, mode) : parsed;
    }

    static ScalarFunction ToSeconds(string name, params ReadOnlySpan<int> counts)
        => Define(name, "DateTimeFormats").Takes(Moments(numbers: false), Accept.String).Accepts(counts).Coerced(WithPattern).Returns(DataTypes.Long).MayBeNullWithoutAnsi()
            .Value<SecondsByPattern, long>();

    /// <summary>Without arguments the time is now, and there is a usual pattern; nothing is cast but NULL.</summary>
    static ValueList<Expression> WithPattern(ValueList<Expression> arguments, QuerySettings settings)
    {
        Expression value = arguments.Count > 0 ? arguments[0] : Resolved(currentTimestamp, DataTypes.Timestamp);
        return NullsTo(DataTypes.String)([value, arguments.Count > 1 ? arguments[1] : usualPattern], settings);
    }
}
