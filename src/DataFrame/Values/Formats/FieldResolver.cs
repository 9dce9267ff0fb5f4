using System.Globalization;

namespace Frames.Values.Formats;

/// <summary>Makes a date and a time of parsed fields: Java's strict resolver first, then Spark's defaults for what is missing.</summary>
internal ref struct FieldResolver(ParsedFields fields)
{
    ParsedFields fields = fields;

    /// <summary>What Java would say of fields that do not go together; null where they do.</summary>
    public string? Error { get; private set; }

    /// <summary>The error is of Spark's defaults rather than of the parse, and then does not quote the text.</summary>
    public bool ErrorIsOfDefaults { get; private set; }

    /// <summary>The local day and time; false with <see cref="Error"/> set where there is none.</summary>
    public bool TryResolve(out int days, out long nanosOfDay)
    {
        nanosOfDay = 0;
        return TryResolveDate(out var resolved, out days) && TryResolveTime(out nanosOfDay) && (resolved || TryDefaultDate(out days));
    }

    bool TryResolveDate(out bool resolved, out int days)
    {
        (resolved, days) = (false, 0);
        if (!TryYearOfEra()) return false;
        if (fields.Has(DateTimeField.ModifiedJulianDay))
        {
            days = (int)Math.Clamp(fields.Get(DateTimeField.ModifiedJulianDay) - 40587, int.MinValue, int.MaxValue);
            resolved = true;
        }
        if (!fields.Has(DateTimeField.Year)) return true;
        var year = fields.Get(DateTimeField.Year);
        if (fields.Has(DateTimeField.MonthOfYear) && fields.Has(DateTimeField.DayOfMonth))
        {
            resolved = true;
            return TryDate(year, fields.Get(DateTimeField.MonthOfYear), fields.Get(DateTimeField.DayOfMonth), out days) && CheckDayOfYear(days);
        }
        if (!fields.Has(DateTimeField.DayOfYear)) return true;
        resolved = true;
        return TryDayOfYear(year, fields.Get(DateTimeField.DayOfYear), out days);
    }

    bool TryYearOfEra()
    {
        if (!fields.Has(DateTimeField.YearOfEra)) return !fields.Has(DateTimeField.Era) || InRange(DateTimeField.Era, fields.Get(DateTimeField.Era));
        var year = fields.Get(DateTimeField.YearOfEra);
        if (!InRange(DateTimeField.YearOfEra, year)) return false;
        if (fields.Has(DateTimeField.Era)) fields.TrySet(DateTimeField.Year, fields.Get(DateTimeField.Era) == 1 ? year : 1 - year);
        return true;
    }

    bool TryDate(long year, long month, long day, out int days)
    {
        days = 0;
        if (!InRange(DateTimeField.Year, year) || !InRange(DateTimeField.MonthOfYear, month) || !InRange(DateTimeField.DayOfMonth, day)) return false;
        if (day > CivilDate.DaysInMonth(year, (int)month))
        {
            return Fail(day == 29
                ? $"Invalid date 'February 29' as '{year}' is not a leap year"
                : $"Invalid date '{DateTimeNames.UpperMonth((int)month)} {day}'");
        }
        return CivilDate.TryToDays(year, (int)month, (int)day, out days) || Fail("integer overflow");
    }

    bool TryDayOfYear(long year, long dayOfYear, out int days)
    {
        days = 0;
        if (!InRange(DateTimeField.Year, year) || !InRange(DateTimeField.DayOfYear, dayOfYear)) return false;
        if (dayOfYear == 366 && !CivilDate.IsLeapYear(year)) return Fail($"Invalid date 'DayOfYear 366' as '{year}' is not a leap year");
        var wide = CivilDate.ToDays(year, 1, 1) + dayOfYear - 1;
        days = unchecked((int)wide);
        return days == wide || Fail("integer overflow");
    }

    bool CheckDayOfYear(int days)
    {
        if (!fields.Has(DateTimeField.DayOfYear) || fields.Get(DateTimeField.DayOfYear) == CivilDate.DayOfYear(days)) return true;
        Span<byte> date = stackalloc byte[DateTimeText.MaxLength];
        var text = System.Text.Encoding.ASCII.GetString(date[..DateTimeText.WriteDate(days, date)]);
        var given = fields.Get(DateTimeField.DayOfYear);
        return Fail($"Conflict found: Field DayOfYear {CivilDate.DayOfYear(days)} differs from DayOfYear {given} derived from {text}");
    }

    bool TryResolveTime(out long nanosOfDay)
    {
        nanosOfDay = 0;
        if (!TryMergeHours()) return false;
        for (var field = DateTimeField.AmPmOfDay; field <= DateTimeField.NanoOfSecond; field++)
            if (fields.Has(field) && !InRange(field, fields.Get(field))) return false;
        // Without an hour of the day Spark takes the morning's, and noon where the text says PM alone.
        var hour = fields.Get(DateTimeField.HourOfDay, fields.Get(DateTimeField.HourOfAmPm, fields.Get(DateTimeField.AmPmOfDay) * 12));
        var seconds = (hour * 60 + fields.Get(DateTimeField.MinuteOfHour)) * 60 + fields.Get(DateTimeField.SecondOfMinute);
        nanosOfDay = seconds * 1_000_000_000 + fields.Get(DateTimeField.NanoOfSecond);
        return AgreesWithHour(DateTimeField.AmPmOfDay, hour / 12, seconds) && AgreesWithHour(DateTimeField.HourOfAmPm, hour % 12, seconds) && TryOffset();
    }

    bool AgreesWithHour(DateTimeField field, long derived, long seconds) => !fields.Has(DateTimeField.HourOfDay) || fields.Get(field, derived) == derived
        || Fail($"Conflict found: Field {field} {derived} differs from {field} {fields.Get(field)} derived from {seconds / 3600:00}:{seconds / 60 % 60:00}");

    bool TryMergeHours()
    {
        if (fields.Has(DateTimeField.ClockHourOfDay) && !TryMerge(DateTimeField.ClockHourOfDay, DateTimeField.HourOfDay, 24)) return false;
        if (fields.Has(DateTimeField.ClockHourOfAmPm) && !TryMerge(DateTimeField.ClockHourOfAmPm, DateTimeField.HourOfAmPm, 12)) return false;
        if (!fields.Has(DateTimeField.HourOfAmPm) || !fields.Has(DateTimeField.AmPmOfDay)) return true;
        var hour = fields.Get(DateTimeField.HourOfAmPm);
        return InRange(DateTimeField.HourOfAmPm, hour)
            && TryMerge(DateTimeField.AmPmOfDay, DateTimeField.HourOfDay, fields.Get(DateTimeField.AmPmOfDay) * 12 + hour);
    }

    bool TryMerge(DateTimeField clock, DateTimeField hour, int hours) => InRange(clock, fields.Get(clock)) && TryMerge(clock, hour, fields.Get(clock) % hours);

    bool TryMerge(DateTimeField from, DateTimeField field, long value) => fields.TrySet(field, value)
        || Fail($"Conflict found: {field} {fields.Get(field)} differs from {field} {value} while resolving  {from}");

    bool TryOffset()
    {
        var offset = Math.Abs(fields.Get(DateTimeField.OffsetSeconds));
        if (offset >= 86400) return Fail("Value out of range: Hour[0-23], Minute[0-59], Second[0-59]");
        if (offset <= 64800) return true;
        ErrorIsOfDefaults = true;
        return Fail("Zone offset not in valid range: -18:00 to +18:00");
    }

    /// <summary>Spark reads 1970-01-01 where the pattern leaves fields out.</summary>
    bool TryDefaultDate(out int days)
    {
        ErrorIsOfDefaults = true;
        var year = fields.Get(DateTimeField.Year, 1970);
        if (!fields.Has(DateTimeField.DayOfYear))
            return TryDate(year, fields.Get(DateTimeField.MonthOfYear, 1), fields.Get(DateTimeField.DayOfMonth, 1), out days);
        if (!TryDayOfYear(year, fields.Get(DateTimeField.DayOfYear), out days)) return false;
        CivilDate.FromDays(days, out _, out var month, out var day);
        return Agrees(DateTimeField.MonthOfYear, month) && Agrees(DateTimeField.DayOfMonth, day);
    }

    bool Agrees(DateTimeField field, long derived) => fields.Get(field, derived) == derived
        || Fail($"Conflict found: Field {field} {derived} differs from {field} {fields.Get(field)} derived from the day of the year");

    bool InRange(DateTimeField field, long value)
    {
        var (least, greatest, range) = field.Range();
        return (value >= least && value <= greatest)
            || Fail(string.Create(CultureInfo.InvariantCulture, $"Invalid value for {field} (valid values {range}): {value}"));
    }

    bool Fail(FormattableString message) => Fail(FormattableString.Invariant(message));

    bool Fail(string message)
    {
        Error = message;
        return false;
    }
}
