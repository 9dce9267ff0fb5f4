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
        ["YEAR"] = IntervalField.Year, ["MONTH"] = IntervalField.Month, ["WEEK"] = IntervalField.Day, ["DAY"] = IntervalField.Day, ["HOUR"] = IntervalField.Hour,
        ["MINUTE"] = IntervalField.Minute, ["SECOND"] = IntervalField.Second, ["MILLISECOND"] = IntervalField.Second, ["MICROSECOND"] = IntervalField.Second,
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
        if (PeekAt(number).IsString && IsIntervalUnit(number + 1) && IsAt(number + 2, "TO")) return FromTo(first);
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
        if (status != IntervalStatus.Success) throw IntervalErrors.Of(status, text, tokens[first].Start, value.ToString());
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
        if (value.Any(char.IsLetter)) throw SqlErrors.At(text, token.Start, ErrorClasses.IntervalNumbersOnly, ("value", value));
        return sign != "-" ? value : value.StartsWith('-') ? value[1..] : "-" + value;
    }

    /// <summary>An interval of the type that its units ask for: year-month, day-time, or a calendar interval by a legacy setting.</summary>
    Literal OfFields(CalendarInterval value, List<IntervalField> fields, int first)
    {
        if (settings.Get("spark.sql.legacy.interval.enabled", "false") == "true" || fields.Count == 0) return new(value, DataTypes.CalendarInterval);
        var (least, greatest) = (fields.Min(), fields.Max());
        if (greatest <= IntervalField.Month) return new(value.Months, new YearMonthIntervalType(least, greatest));
        if (least <= IntervalField.Month) throw SqlErrors.At(text, tokens[first].Start, ErrorClasses.MixedIntervalUnits, ("literal", SourceFrom(first)));
        return new(Duration(value, first), new DayTimeIntervalType(least, greatest));
    }

    long Duration(CalendarInterval value, int first)
    {
        try
        {
            return checked((value.Days * DateTimeText.MicrosPerDay) + value.Microseconds);
        }
        catch (OverflowException overflow)
        {
            throw ErrorClasses.IntervalArithmeticException.With([("input", SourceFrom(first))], null, overflow);
        }
    }

    Literal FromTo(int first)
    {
        var negative = IsAny("+", "-") && Next().Key == "-";
        var value = StringLiteral();
        var (from, fromWord) = (units[Unit(Peek.Key)], Next().Key);
        Expect("TO");
        if (!IsIntervalUnit(0)) throw Unexpected();
        var (to, toWord) = (units[Unit(Peek.Key)], Next().Key);
        var bytes = Encoding.UTF8.GetBytes(negative ? value.StartsWith('-') ? value[1..] : "-" + value : value);
        var start = tokens[first].Start;
        if ((from, to) == (IntervalField.Year, IntervalField.Month))
        {
            var monthStatus = YearMonthIntervals.TryParse(bytes, 0, 1, out var months);
            return monthStatus == IntervalStatus.Success ? new(months, DataTypes.YearMonthInterval) : throw IntervalErrors.OfFields(monthStatus, text, start, value, from, to);
        }
        if (from < IntervalField.Day || to <= from)
        {
            throw SqlErrors.At(text, start, ErrorClasses.IntervalUnsupportedFromTo, ("input", value), ("from", fromWord.ToLowerInvariant()), ("to", toWord.ToLowerInvariant()));
        }
        var status = DayTimeIntervals.TryParse(bytes, from - IntervalField.Day, to - IntervalField.Day, out var micros);
        return status == IntervalStatus.Success ? new(micros, new DayTimeIntervalType(from, to)) : throw IntervalErrors.OfFields(status, text, start, value, from, to);
    }

    /// <summary><c>INTERVAL '1 day 2 hours'</c>: the units stand in the text.</summary>
    Literal IntervalText(Token word, string value)
    {
        if (CalendarIntervals.TryParse(Encoding.UTF8.GetBytes(value), out var months, out var days, out var micros) != IntervalStatus.Success) throw InvalidTyped(word, value);
        var fields = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => Unit(part.ToUpperInvariant()))
            .Where(units.ContainsKey).Select(unit => units[unit]).ToList();
        return OfFields(new(months, days, micros), fields, Array.IndexOf(tokens, word));
    }
}
