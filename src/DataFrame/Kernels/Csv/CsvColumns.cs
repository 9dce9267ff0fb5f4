using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Text;
using Frames.Sql.Types;

namespace Frames.Kernels.Csv;

/// <summary>Turns one field of many records into a vector.</summary>
internal abstract class CsvColumn
{
    /// <summary>The values; a field that is not one of the type becomes null and marks its row in <paramref name="bad"/>.</summary>
    public abstract Vector Parse(CsvFields fields, Span<ulong> bad, Arena arena);

    public static CsvColumn Create(StructField field, CsvOptions options)
    {
        var special = new SpecialDoubles(options.NanValue, options.PositiveInfinity, options.NegativeInfinity);
        return field.DataType switch
        {
            ByteType => new CsvValues<sbyte, IntegerParser<sbyte>>(field.DataType, new(), options),
            ShortType => new CsvValues<short, IntegerParser<short>>(field.DataType, new(), options),
            IntegerType => new CsvValues<int, IntegerParser<int>>(field.DataType, new(), options),
            LongType => new CsvValues<long, IntegerParser<long>>(field.DataType, new(), options),
            FloatType => new CsvValues<float, FloatParser>(field.DataType, new(special), options),
            DoubleType => new CsvValues<double, DoubleParser>(field.DataType, new(special), options),
            DecimalType { Physical: PhysicalType.Int64 } d => new CsvValues<long, SmallDecimalParser>(d, new(d.Precision, d.Scale), options),
            DecimalType d => new CsvValues<Int128, DecimalParser>(d, new(d.Precision, d.Scale), options),
            DateType => new CsvValues<int, DateParser>(field.DataType, new(options.Formats), options),
            TimestampType => new CsvValues<long, TimestampParser>(field.DataType, new(options.Formats), options),
            TimestampNtzType => new CsvValues<long, TimestampNtzParser>(field.DataType, new(options.Formats), options),
            TimeType => new CsvValues<long, TimeParser>(field.DataType, new(), options),
            BooleanType => new CsvBooleans(options),
            StringType or CharType or VarcharType or BinaryType => new CsvTexts(field.DataType, options),
            NullType => new CsvTexts(DataTypes.String, options),
            _ => throw ErrorClasses.UnsupportedDataTypeForDataSource.With(("format", "CSV"), ("columnName", $"`{field.Name}`"), ("columnType", $"\"{field.DataType.Sql}\"")),
        };
    }

    /// <summary>Bits that are all set, but for rows that turn out null.</summary>
    protected static ulong[] AllValid(int rows, Arena arena)
    {
        var valid = arena.Rent<ulong>(Bitmap.WordCount(rows));
        valid.AsSpan().Fill(ulong.MaxValue);
        return valid;
    }
}

/// <summary>Values of a fixed width.</summary>
internal sealed class CsvValues<T, TParser>(DataType type, TParser parser, CsvOptions options) : CsvColumn where T : unmanaged where TParser : struct, IValueParser<T>
{
    public override Vector Parse(CsvFields fields, Span<ulong> bad, Arena arena)
    {
        var values = arena.Rent<T>(fields.Count);
        ulong[]? valid = null;
        for (var row = 0; row < fields.Count; row++)
        {
            if (!fields.IsNull(row, options.NullValue))
            {
                if (parser.TryParse(fields[row], out values[row])) continue;
                Bitmap.Set(bad, row);
            }
            values[row] = default;
            Bitmap.Clear(valid ??= AllValid(fields.Count, arena), row);
        }
        return new FlatVector<T>(type, fields.Count, values, valid is null ? Bitmap.All : new(valid));
    }
}

internal sealed class CsvBooleans(CsvOptions options) : CsvColumn
{
    public override Vector Parse(CsvFields fields, Span<ulong> bad, Arena arena)
    {
        var values = arena.RentCleared<ulong>(Bitmap.WordCount(fields.Count));
        var valid = AllValid(fields.Count, arena);
        for (var row = 0; row < fields.Count; row++)
        {
            var isNull = fields.IsNull(row, options.NullValue);
            if (!isNull && new BooleanParser().TryParse(fields[row], out var value))
            {
                if (value) Bitmap.Set(values, row);
                continue;
            }
            if (!isNull) Bitmap.Set(bad, row);
            Bitmap.Clear(valid, row);
        }
        return new BooleanVector(DataTypes.Boolean, fields.Count, values, new(valid));
    }
}

/// <summary>Strings: one run of bytes.</summary>
internal sealed class CsvTexts(DataType type, CsvOptions options) : CsvColumn
{
    public override Vector Parse(CsvFields fields, Span<ulong> bad, Arena arena)
    {
        var total = 0L;
        for (var row = 0; row < fields.Count; row++) total += Math.Max(0, fields.Length(row));
        if (total > Array.MaxLength) throw new FramesException(null, null, "A batch of text is larger than 2 GiB.");
        var offsets = arena.Rent<int>(fields.Count + 1);
        var data = arena.Rent<byte>((int)total);
        var position = offsets[0] = 0;
        ulong[]? valid = null;
        for (var row = 0; row < fields.Count; row++)
        {
            if (fields.IsNull(row, options.NullValue)) Bitmap.Clear(valid ??= AllValid(fields.Count, arena), row);
            else
            {
                var text = fields[row];
                text.CopyTo(data.AsSpan(position));
                position += text.Length;
            }
            offsets[row + 1] = position;
        }
        return new BytesVector(type, fields.Count, offsets, data, valid is null ? Bitmap.All : new(valid));
    }
}
