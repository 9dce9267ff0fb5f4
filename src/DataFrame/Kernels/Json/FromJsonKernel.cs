using System.Text;
using System.Text.Json;
using Frames.Columns;
using Frames.Errors;
using Frames.Kernels.Text;
using Frames.Sql.Types;

namespace Frames.Kernels.Json;

/// <summary>JSON texts as structs, arrays, maps or variants. What does not fit is null, as far as it can be, or else an error, by the mode of the options.</summary>
internal sealed class FromJsonKernel(DataType type, JsonOptions options) : Kernel
{
    readonly JsonValues values = new(options);
    readonly StructType? record = type as StructType;
    readonly JsonFields? fields = type is StructType fields ? new JsonFields(fields) : null;
    readonly int corrupt = CorruptField(type as StructType, options);

    public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (VectorForms.Flatten(arguments[0], context.Arena) is not BytesVector texts) return Vectors.NullConstant(type, length);
        var builder = VectorBuilder.Create(type);
        for (var row = 0; row < length; row++)
        {
            if (!live[row] || texts.IsNull(row) || JsonDocuments.IsBlank(texts[row])) builder.AppendNull();
            else Row(texts[row], builder);
        }
        return builder.Build();
    }

    /// <summary>The place of the column that gets the text of malformed records, or -1.</summary>
    internal static int CorruptField(StructType? record, JsonOptions options) => CorruptField(record, options.CorruptRecordColumn);

    internal static int CorruptField(StructType? record, string name)
        => record is null ? -1 : record.Fields.ToList().FindIndex(field => field.Name == name && field.DataType is StringType);

    void Row(ReadOnlySpan<byte> text, VectorBuilder builder)
    {
        if (!JsonDocuments.TryParse(text, options, out var document))
        {
            Malformed(text, builder);
            return;
        }
        using (document)
        {
            if (document is null) builder.AppendNull();
            else if (record is not null) Struct(document.RootElement, text, (StructBuilder)builder);
            else Other(document.RootElement, text, builder);
        }
    }

    void Struct(JsonElement root, ReadOnlySpan<byte> text, StructBuilder builder)
    {
        if (root.ValueKind == JsonValueKind.Array && options.Mode == ParseMode.FailFast)
            throw ErrorClasses.CannotParseJsonArraysAsStructs.With(("badRecord", Encoding.UTF8.GetString(text)), ("failFastMode", "FAILFAST"));
        if (root.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
        {
            Malformed(text, builder);
            return;
        }
        var found = new JsonElement[record!.Count];
        var isGood = root.ValueKind == JsonValueKind.Null || fields!.Read(root, found, values.Fits);
        for (var i = 0; i < found.Length; i++)
        {
            if (i == corrupt) continue;
            if (values.Append(builder.Fields[i], found[i]) == JsonFit.Good) continue;
            isGood = false;
            if (options.Mode == ParseMode.FailFast && record[i].DataType is FloatType or DoubleType && found[i].ValueKind == JsonValueKind.String) throw Mistyped(text, i, found[i]);
        }
        End(text, builder, isGood);
    }

    void Other(JsonElement root, ReadOnlySpan<byte> text, VectorBuilder builder)
    {
        if (builder is ArrayBuilder { Elements: StructBuilder } array && root.ValueKind == JsonValueKind.Object)
        {
            values.Append(array.Elements, root);
            array.EndRow();
            return;
        }
        if (values.Append(builder, root) == JsonFit.Good || options.Mode != ParseMode.FailFast) return;
        throw Error("[null]");
    }

    void Malformed(ReadOnlySpan<byte> text, VectorBuilder builder)
    {
        if (builder is not StructBuilder fields || record is null)
        {
            if (options.Mode == ParseMode.FailFast) throw Error("[null]");
            builder.AppendNull();
            return;
        }
        for (var i = 0; i < fields.Fields.Length; i++) if (i != corrupt) fields.Fields[i].AppendNull();
        End(text, fields, false);
    }

    void End(ReadOnlySpan<byte> text, StructBuilder builder, bool isGood)
    {
        if (corrupt >= 0)
        {
            if (isGood) builder.Fields[corrupt].AppendNull();
            else ((BytesBuilder)builder.Fields[corrupt]).Append(text);
        }
        builder.EndRow();
        if (!isGood && options.Mode == ParseMode.FailFast) throw Error(RecordText.Of(builder.Build()));
    }

    static FramesException Error(string record) => ErrorClasses.MalformedRecord.With(("badRecord", record), ("failFastMode", "FAILFAST"));

    FramesException Mistyped(ReadOnlySpan<byte> text, int field, JsonElement value) => ErrorClasses.CannotParseStringAsDataType.With(
        ("badRecord", Encoding.UTF8.GetString(text)), ("failFastMode", "FAILFAST"), ("fieldName", $"`{record![field].Name}`"), ("fieldValue", $"'{value.GetString()}'"),
        ("inputType", "StringType"), ("targetType", record[field].DataType is FloatType ? "FloatType" : "DoubleType"));
}
