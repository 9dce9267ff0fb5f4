using System.Text;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>Units in order; those with no field of their own count to the field they are part of.</summary>
    static readonly Dictionary<string, IntervalField> units = new()
    {
        ["YEAR"] = IntervalField.Year,
        ["MONTH"] = IntervalField.Month,
        ["WEEK"] = IntervalField.Day,
        ["DAY"] = IntervalField.Day,
        ["HOUR"] = IntervalField.Hour,
        ["MINUTE"] = IntervalField.Minute,
        ["SECOND"] = IntervalField.Second,
        ["MILLISECOND"] = IntervalField.Second,
        ["MICROSECOND"] = IntervalField.Second,
        ["NANOSECOND"] = IntervalField.Second,
    };

    bool IsIntervalUnit(int offset) => PeekAt(offset).Kind == TokenKind.Word && units.ContainsKey(Unit(PeekAt(offset).Key));

    static string Unit(string word) => word.EndsWith('S') ? word[..^1] : word;

    /// <summary>Whether a number, perhaps with a sign, stands after INTERVAL. Otherwise the word names a column or a function.</summary>
    bool StartsInterval()
    {
        var offset = IsAnyAt(1, "+", "-") ? 2 : 1;
        return PeekAt(offset).IsString || PeekAt(offset).Kind is TokenKind.Integer or TokenKind.Decimal;
    }

    /// <summary><c>INTERVAL 1 DAY 2 HOURS</c> or <c>INTERVAL '1-2' YEAR TO MONTH</c>.</summary>
    Literal IntervalLiteral()
    {
        var first = position;
        Next();
        var number = IsAny("+", "-") ? 1 : 0;
        if (IsRangeUnit(number + 1) && IsAt(number + 2, "TO") && IsRangeUnit(number + 3)) return FromTo(first);
        var value = new StringBuilder();
        var fields = new List<IntervalField>();
        while (fields.Count == 0 || StartsAmount())
        {
            var amount = IntervalAmount();
            if (!IsIntervalUnit(0)) throw Unexpected();
            fields.Add(units[Unit(Peek.Key)]);
            value.Append(' ').Append(amount).Append(' ').Append(Source(Next()));
        }
        var status = CalendarIntervals.TryParse(Encoding.UTF8.GetBytes(value.ToString()), out var months, out var days, out var micros);
        if (status != IntervalStatus.Success) return Later(Literal.Null, () => IntervalErrors.Of(status, text, tokens[first].Start, value.ToString()));
        return OfFields(new(months, days, micros), fields, first);
    }

    /// <summary>Whether a further number with a unit follows; otherwise a sign is an operator.</summary>
    bool StartsAmount()
    {
        var offset = IsAny("+", "-") ? 1 : 0;
        return (PeekAt(offset).IsString || PeekAt(offset).Kind is TokenKind.Integer or TokenKind.Decimal) && IsIntervalUnit(offset + 1);
    }

    string IntervalAmount()
    {
        var sign = IsAny("+", "-") ? Next().Key : "";
        var token = Peek;
        if (!token.IsString)
        {
            if (token.Kind is not (TokenKind.Integer or TokenKind.Decimal)) throw Unexpected();
            return sign.Replace("+", "", StringComparison.Ordinal) + Source(Next()).ToString();
        }
        var value = StringLiteral();
        // Text with units in it would make a valid interval together with the unit after it.
        if (value.Any(char.IsLetter)) return Later("0", () => SqlErrors.At(text, token.Start, ErrorClasses.IntervalNumbersOnly, ("value", value)));
        return sign != "-" ? value : value.StartsWith('-') ? value[1..] : "-" + value;
    }

    /// <summary>An interval of the type that its units ask for: year-month, day-time, or a calendar interval by a legacy setting.</summary>
    Literal OfFields(CalendarInterval value, List<IntervalField> fields, int first)
    {
        if (settings.Get("spark.sql.legacy.interval.enabled", "false") == "true" || fields.Count == 0) return new(value, DataTypes.CalendarInterval);
        var (least, greatest) = (fields.Min(), fields.Max());
        if (greatest <= IntervalField.Month) return new(value.Months, new YearMonthIntervalType(least, greatest));
        if (least <= IntervalField.Month) return Later(Literal.Null,
            () => SqlErrors.At(text, tokens[first].Start, ErrorClasses.MixedIntervalUnits, ("literal", SourceFrom(first))));
        var micros = ((Int128)value.Days * DateTimeText.MicrosPerDay) + value.Microseconds;
        return micros == (long)micros ? new((long)micros, new DayTimeIntervalType(least, greatest))
            : Later(Literal.Null, () => SqlErrors.At(text, tokens[first].Start, ErrorClasses.IntervalOverflowWithoutSuggestion));
    }

    /// <summary>A unit that may stand beside TO: one with a field of its own, in the singular.</summary>
    bool IsRangeUnit(int offset) => IsAnyAt(offset, "YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

    Literal FromTo(int first)
    {
        var negative = IsAny("+", "-") && Next().Key == "-";
        var value = Peek.IsString ? StringLiteral() : Later(Source(Next()).ToString(),
            () => SqlErrors.At(text, tokens[first].Start, ErrorClasses.IntervalRangeOfNumber));
        var (from, fromWord) = (units[Unit(Peek.Key)], Next().Key);
        Expect("TO");
        var (to, toWord) = (units[Unit(Peek.Key)], Next().Key);
        var bytes = Encoding.UTF8.GetBytes(negative ? value.StartsWith('-') ? value[1..] : "-" + value : value);
        var start = tokens[first].Start;
        if ((from, to) == (IntervalField.Year, IntervalField.Month))
        {
            var monthStatus = YearMonthIntervals.TryParse(bytes, 0, 1, out var months);
            return monthStatus == IntervalStatus.Success ? new(months, DataTypes.YearMonthInterval)
                : Later(Literal.Null, () => IntervalErrors.OfFields(monthStatus, text, start, value, from, to));
        }
        if (from < IntervalField.Day || to <= from)
        {
            return Later(Literal.Null, () => SqlErrors.At(text, start, ErrorClasses.IntervalUnsupportedFromTo, ("input", value),
                ("from", fromWord.ToLowerInvariant()),
                ("to", toWord.ToLowerInvariant())));
        }
        var status = DayTimeIntervals.TryParse(bytes, from - IntervalField.Day, to - IntervalField.Day, out var micros);
        return status == IntervalStatus.Success ? new(micros, new DayTimeIntervalType(from, to))
            : Later(Literal.Null, () => IntervalErrors.OfFields(status, text, start, value, from, to));
    }

    /// <summary><c>INTERVAL '1 day 2 hours'</c>: the units stand in the text.</summary>
    Literal IntervalText(int first, string value)
    {
        if (CalendarIntervals.TryParse(Encoding.UTF8.GetBytes(value), out var months, out var days, out var micros) != IntervalStatus.Success)
            return Later(Literal.Null, () => InvalidTyped(tokens[first], value));
        var fields = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => Unit(part.ToUpperInvariant()))
            .Where(units.ContainsKey).Select(unit => units[unit]).ToList();
        return OfFields(new(months, days, micros), fields, first);
    }
}
