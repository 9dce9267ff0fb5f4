using System.Text;
using System.Text.Json;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Json;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Parts of JSON text.
public static partial class Functions
{
    /// <summary>What Hive's JSON functions read beyond strict JSON.</summary>
    static readonly JsonOptions HiveJson = new(new Dictionary<string, string> { ["allowUnquotedControlChars"] = "true", ["allowNonNumericNumbers"] = "false" }, QuerySettings.Default);

    /// <summary>What a path such as <c>$.a[0]</c> names in JSON text, as text.</summary>
    public static Column GetJsonObject(Column column, string path) => Call(getJsonObject, column, Lit(path));
    static readonly ScalarFunction getJsonObject = Define("get_json_object").Takes(Accept.String, Accept.String).Returns(DataTypes.String).MayBeNull().Text<GetJsonObjectBody>()
        .Example("get_json_object('{\"a\": [1, 2]}', '$.a[1]')", "2");

    /// <summary>The number of elements of a JSON array; null for other text.</summary>
    public static Column JsonArrayLength(Column column) => Call(jsonArrayLength, column);
    static readonly ScalarFunction jsonArrayLength = Define("json_array_length").Takes(Accept.String).Returns(DataTypes.Integer).MayBeNull().Value<JsonArrayLengthBody, int>()
        .Example("json_array_length('[1, [2], 3]')", "3");

    /// <summary>The names of a JSON object's fields; null for other text.</summary>
    public static Column JsonObjectKeys(Column column) => Call(jsonObjectKeys, column);
    static readonly ScalarFunction jsonObjectKeys = Define("json_object_keys").Takes(Accept.String).Returns(new ArrayType(DataTypes.String)).MayBeNull().Builds<JsonObjectKeysBody>()
        .Example("json_object_keys('{\"a\": 1, \"b\": 2}')", "[a, b]");

    /// <summary>Fields of a JSON object as columns of text.</summary>
    public static Column JsonTuple(Column column, string field, params string[] fields) => Call(jsonTuple, [column, Lit(field), .. fields.Select(Lit)]);
    static readonly GeneratorFunction jsonTuple = DefineGenerator("json_tuple").Takes(Accept.Any).Repeating(Accept.Any, 1).Coerced(Coercion.None).Checked(CheckJsonTuple)
        .Returns(arguments => new StructType(arguments.Skip(1).Select((_, i) => new StructField($"c{i}", DataTypes.String)))).Kernel(_ => new JsonTupleKernel());

    static void CheckJsonTuple(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count < 2)
            throw ErrorClasses.WrongNumArgs.With(("functionName", "`json_tuple`"), ("expectedNum", "> 1"), ("actualNum", $"{call.Arguments.Count}"), ("docroot", documentation));
        if (call.Arguments.Any(argument => argument.Type is not StringType))
            throw ErrorClasses.NonStringType.With(("funcName", "`json_tuple`"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static JsonDocument? HiveDocument(ReadOnlySpan<byte> text) => JsonDocuments.TryParse(text, HiveJson, out var document) ? document : null;

    readonly struct GetJsonObjectBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var path = row.Made(1, static made => new StrongPath(JsonPath.Parse(Encoding.UTF8.GetString(made.Text(1)))));
            if (path.Steps is null) return false;
            using var document = HiveDocument(row.Text(0));
            return document is not null && JsonPathSearch.Find(document.RootElement, path.Steps, output);
        }

        sealed record StrongPath(JsonStep[]? Steps);
    }

    readonly struct JsonArrayLengthBody : IValueFunction<int>
    {
        public static bool Invoke(RowArguments row, out int result)
        {
            using var document = HiveDocument(row.Text(0));
            var isArray = document?.RootElement.ValueKind == JsonValueKind.Array;
            result = isArray ? document!.RootElement.GetArrayLength() : 0;
            return isArray;
        }
    }

    readonly struct JsonObjectKeysBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            using var document = HiveDocument(row.Text(0));
            if (document?.RootElement.ValueKind != JsonValueKind.Object)
            {
                output.AppendNull();
                return;
            }
            var array = (ArrayBuilder)output;
            foreach (var property in document.RootElement.EnumerateObject()) ((BytesBuilder)array.Elements).Append(Encoding.UTF8.GetBytes(JsonStrings.Name(property)));
            array.EndRow();
        }
    }

    /// <summary>One row of text for each input row.</summary>
    sealed class JsonTupleKernel : GeneratorKernel
    {
        public override GeneratedRows Generate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            var row = new RowArguments(arguments, context);
            var (parents, count) = (context.Arena.Rent<int>(length), 0);
            var columns = new BytesBuilder[arguments.Length - 1];
            for (var i = 0; i < columns.Length; i++) columns[i] = new BytesBuilder(DataTypes.String);
            var text = new Utf8Buffer();
            for (var i = 0; i < length; i++)
            {
                if (!live[i]) continue;
                row.Row = i;
                parents[count++] = i;
                using var document = row.IsNull(0) ? null : HiveDocument(row.Text(0));
                for (var field = 0; field < columns.Length; field++) Append(document, row, field + 1, columns[field], text);
            }
            return new(parents, count, columns.Select(column => column.Build()).ToArray());
        }

        static void Append(JsonDocument? document, RowArguments row, int field, BytesBuilder column, Utf8Buffer text)
        {
            if (document?.RootElement.ValueKind != JsonValueKind.Object || row.IsNull(field) || !document.RootElement.TryGetProperty(row.Text(field), out var value)
                || value.ValueKind == JsonValueKind.Null)
            {
                column.AppendNull();
                return;
            }
            text.Truncate();
            JsonNormal.WriteRaw(value, text);
            column.Append(text.Written);
        }
    }
}
