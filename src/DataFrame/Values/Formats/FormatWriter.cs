namespace Frames.Values.Formats;

/// <summary>Prints a local date-time by the parts of a pattern.</summary>
internal readonly ref struct FormatWriter
{
    static readonly long[] nanoPowers = [1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    readonly Utf8Buffer output;
    readonly SparkZone? zone;
    readonly long days;
    readonly int year;
    readonly int month;
    readonly int day;
    readonly long nanosOfDay;
    readonly long instant;

    /// <summary>For a local day and time; the zone and the instant serve the letters of zones.</summary>
    public FormatWriter(Utf8Buffer output, long days, long nanosOfDay, SparkZone? zone, long instant)
    {
        (this.output, this.days, this.nanosOfDay, this.zone, this.instant) = (output, days, nanosOfDay, zone, instant);
        CivilDate.FromDays(days, out year, out month, out day);
    }

    /// <summary>Appends all parts; false where a number has more digits than its part allows, or a part asks for a zone that is not there.</summary>
    public bool TryWrite(FormatPart[] parts)
    {
        foreach (var part in parts)
            if (!TryWrite(part)) return false;
        return true;
    }

    bool TryWrite(FormatPart part)
    {
        switch (part.Kind)
        {
            case FormatKind.Literal: output.Append(part.Text); return true;
            case FormatKind.Number: return TryNumber(Value(part.Field), part);
            case FormatKind.ReducedYear: return TryNumber(Math.Abs(Value(part.Field)) % 100, part);
            case FormatKind.Fraction: return Fraction(part);
            case FormatKind.Text: output.Append(DateTimeNames.Of(part.Field, part.Full)[Value(part.Field) - DateTimeNames.First(part.Field)]); return true;
            case FormatKind.Optional: return TryOptional(part);
            default: return zone is not null && Zone(part, zone);
        }
    }

    /// <summary>An optional section is left out where one of its parts has no value.</summary>
    bool TryOptional(FormatPart part)
    {
        var length = output.Length;
        if (!TryWrite(part.Parts)) output.Truncate(length);
        return true;
    }

    bool TryNumber(long value, FormatPart part)
    {
        var digits = Math.Abs(value);
        if (value < 0)
        {
            if (part.Sign == FormatSign.NotNegative) return false;
            output.Append((byte)'-');
        }
        else if (part.Sign == FormatSign.ExceedsPad && part.MinWidth < 19 && (Int128)digits >= Decimals.PowerOfTen(part.MinWidth)) output.Append((byte)'+');
        Span<byte> text = stackalloc byte[32];
        var length = NumberText.WritePadded(digits, part.MinWidth, text);
        if (length > part.MaxWidth) return false;
        output.Append(text[..length]);
        return true;
    }

    bool Fraction(FormatPart part)
    {
        Span<byte> text = stackalloc byte[16];
        var nanos = Value(DateTimeField.NanoOfSecond);
        output.Append(text[..NumberText.WritePadded(nanos / nanoPowers[part.MaxWidth], part.MaxWidth, text)]);
        return true;
    }

    bool Zone(FormatPart part, SparkZone zone)
    {
        var offset = zone.OffsetAt(instant);
        output.Append(part.Kind switch
        {
            FormatKind.Offset => OffsetText.Format(offset, part.OffsetForm, part.Text),
            FormatKind.LocalizedOffset => OffsetText.FormatLocalized(offset, part.Full),
            FormatKind.ZoneId => zone.Id,
            _ => ZoneNames.Of(zone, instant, part.Full, part.Text.Length > 0),
        });
        return true;
    }

    long Value(DateTimeField field) => field switch
    {
        DateTimeField.Era => year > 0 ? 1 : 0,
        DateTimeField.Year => year,
        DateTimeField.YearOfEra => year > 0 ? year : 1 - year,
        DateTimeField.MonthOfYear => month,
        DateTimeField.DayOfMonth => day,
        DateTimeField.DayOfYear => CivilDate.DayOfYear(days),
        DateTimeField.DayOfWeek => CivilDate.IsoDayOfWeek(days),
        DateTimeField.QuarterOfYear => (month + 2) / 3,
        DateTimeField.AlignedDayOfWeekInMonth => (day - 1) % 7 + 1,
        DateTimeField.ModifiedJulianDay => days + 40587,
        DateTimeField.AmPmOfDay => Hour / 12,
        DateTimeField.HourOfAmPm => Hour % 12,
        DateTimeField.ClockHourOfAmPm => (Hour + 11) % 12 + 1,
        DateTimeField.HourOfDay => Hour,
        DateTimeField.ClockHourOfDay => Hour == 0 ? 24 : Hour,
        DateTimeField.MinuteOfHour => nanosOfDay / 60_000_000_000 % 60,
        DateTimeField.SecondOfMinute => nanosOfDay / 1_000_000_000 % 60,
        _ => nanosOfDay % 1_000_000_000,
    };

    int Hour => (int)(nanosOfDay / 3_600_000_000_000);
}
