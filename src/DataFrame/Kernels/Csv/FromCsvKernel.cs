using System.Text;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Text;
using Frames.Sql.Types;

namespace Frames.Kernels.Csv;

/// <summary>Texts of one CSV record each as structs. What does not fit is null, or else an error, by the mode of the options.</summary>
internal sealed class FromCsvKernel(StructType type, CsvOptions options) : Kernel
{
    readonly int corrupt = type.Fields.ToList().FindIndex(field => field.Name == options.CorruptRecordColumn && field.DataType is StringType);

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not BytesVector texts) return Vectors.NullConstant(type, length);
        var slots = Enumerable.Range(0, type.Count - (corrupt >= 0 ? 1 : 0)).ToArray();
        var tokenizer = new CsvTokenizer(options, slots, slots.Length, Math.Max(1, length));
        var (rows, back, bad, count) = (new List<int>(), new int[length], new ulong[Bitmap.WordCount(length)], 0);
        back.AsSpan().Fill(-1);
        var data = context.Arena.Rent<byte>(Math.Max(1, Enumerable.Range(0, length).Sum(row => live[row] && !texts.IsNull(row) ? texts[row].Length : 0)));
        var used = 0;
        for (var row = 0; row < length; row++)
        {
            if (!live[row] || texts.IsNull(row)) continue;
            var text = IsComment(texts[row]) ? [] : texts[row];
            text.CopyTo(data.AsSpan(used));
            tokenizer.Read(data.AsSpan(used, text.Length), used, count, isWhole: true);
            used += text.Length;
            if (tokenizer.FieldCount != slots.Length || text.Length == 0) Bitmap.Set(bad, count);
            rows.Add(row);
            back[row] = count++;
        }
        var fields = Fields(tokenizer, data.AsSpan(0, used), texts, rows, bad, context);
        var structs = new StructVector(type, count, fields, Bitmap.All);
        if (options.Mode == ParseMode.FailFast && Bitmap.CountSet(bad, count) > 0) throw Malformed(structs, bad);
        return VectorForms.Gather(structs, back, context.Arena);
    }

    Vector[] Fields(CsvTokenizer tokenizer, ReadOnlySpan<byte> text, BytesVector texts, List<int> rows, ulong[] bad, EvaluationContext context)
    {
        var fields = new Vector[type.Count];
        var slot = 0;
        for (var i = 0; i < fields.Length; i++)
            if (i != corrupt) fields[i] = CsvColumn.Create(type[i], options).Parse(tokenizer.Fields(slot++, text, rows.Count), bad, context.Arena);
        if (corrupt < 0) return fields;
        var records = new BytesBuilder(DataTypes.String);
        for (var i = 0; i < rows.Count; i++)
        {
            if ((bad[i >> 6] >> i & 1) == 0) records.AppendNull();
            else records.Append(texts[rows[i]]);
        }
        fields[corrupt] = records.Build();
        return fields;
    }

    bool IsComment(ReadOnlySpan<byte> text) => options.Comment != 0 && !text.IsEmpty && text[0] == options.Comment;

    static FramesException Malformed(StructVector structs, ulong[] bad)
    {
        var row = Enumerable.Range(0, structs.Length).First(row => (bad[row >> 6] >> row & 1) != 0);
        return ErrorClasses.MalformedRecord.With(("badRecord", RecordText.Of(structs.Slice(row, 1))), ("failFastMode", "FAILFAST"));
    }
}
