using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Casts;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using Frames.Values.Variants;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Semi-structured values.
public static partial class Functions
{
    /// <summary>JSON text as a variant; an error if it is no JSON.</summary>
    public static Column ParseJson(Column column) => Call(parseJson, column);
    static readonly ScalarFunction parseJson = Define("parse_json").Takes(Accept.String).Coerced(NullsTo(DataTypes.String)).Returns(DataTypes.Variant).Builds<ParseJsonBody<Raising>>()
        .Example("parse_json('{\"a\": [1, 2.50]}')", "{\"a\":[1,2.5]}");

    /// <summary>JSON text as a variant; null if it is no JSON.</summary>
    public static Column TryParseJson(Column column) => Call(tryParseJson, column);
    static readonly ScalarFunction tryParseJson = Define("try_parse_json").Takes(Accept.String).Coerced(NullsTo(DataTypes.String)).Returns(DataTypes.Variant).MayBeNull()
        .PrintsInErrors("parse_json").Builds<ParseJsonBody<Tolerating>>().Example("try_parse_json('{')", null);

    /// <summary>Whether a variant is the JSON value <c>null</c>.</summary>
    public static Column IsVariantNull(Column column) => Call(isVariantNull, column);
    static readonly ScalarFunction isVariantNull = Define("is_variant_null").Takes(Accept.Variant).Returns(DataTypes.Boolean).NeverNull().SeesNulls().Value<IsVariantNullBody, bool>()
        .Example("is_variant_null(parse_json('null'))", "true");

    /// <summary>Whether a variant's bytes are well formed.</summary>
    public static Column IsValidVariant(Column column) => Call(isValidVariant, column);
    static readonly ScalarFunction isValidVariant = Define("is_valid_variant").Takes(Accept.Variant).Returns(DataTypes.Boolean).Value<IsValidVariantBody, bool>()
        .Example("is_valid_variant(parse_json('1'))", "true");

    /// <summary>The value at a path such as <c>$.a[0]</c> as a type; null if there is none, an error if it cannot be cast.</summary>
    public static Column VariantGet(Column column, string path, string targetType) => Call(variantGet, column, Lit(path), Lit(targetType));
    static readonly ScalarFunction variantGet = VariantGetting("variant_get").Kernel(request => new VariantGetKernel(request.ResultType, "variant_get", raises: true))
        .Example("variant_get(parse_json('{\"a\": [1, 2]}'), '$.a[1]', 'int')", "2");

    /// <summary>As <see cref="VariantGet"/>; null if it cannot be cast.</summary>
    public static Column TryVariantGet(Column column, string path, string targetType) => Call(tryVariantGet, column, Lit(path), Lit(targetType));
    static readonly ScalarFunction tryVariantGet = VariantGetting("try_variant_get").Kernel(request => new VariantGetKernel(request.ResultType, "try_variant_get", raises: false))
        .Example("try_variant_get(parse_json('[\"x\"]'), '$[0]', 'int')", null);

    // What SQL writes as value:path.
    static readonly ScalarFunction semiStructuredExtract = Define(OperatorNames.SemiStructuredExtract).Internal().Takes(Accept.Variant, Accept.String).Coerced(Coercion.None)
        .Checked(CheckSemiStructured).Returns(DataTypes.Variant).MayBeNull().Prints(call => $"variant_get({SqlPrinter.List(call.Arguments)})")
        .Kernel(request => new VariantGetKernel(request.ResultType, "variant_get", raises: true));

    /// <summary>An array, map or struct as a variant.</summary>
    public static Column ToVariantObject(Column column) => Call(toVariantObject, column);
    static readonly ScalarFunction toVariantObject = Define("to_variant_object").Takes(Accept.Any).Checked(CheckVariantObject).Returns(DataTypes.Variant)
        .Kernel(request => new ToVariantKernel(request.ArgumentType(0))).Example("to_variant_object(named_struct('b', 1, 'a', 2))", "{\"a\":2,\"b\":1}");

    static ScalarFunction VariantGetting(string name) => Define(name, "Variants").Takes(Accept.Variant, Accept.String).Optional(Accept.Any, new Literal("variant", DataTypes.String))
        .Named("v", "path", "type").Coerced(NullPath).Checked(CheckVariantGet).Returns(arguments => TargetOf(arguments[2])).MayBeNull().Prints(call => $"{name}({SqlPrinter.List(call.Arguments.Take(2))})");

    static ValueList<Expression> NullPath(ValueList<Expression> arguments, QuerySettings settings) => [.. arguments.Select((argument, i)
        => argument.Type is not NullType || i > 1 ? argument : CommonTypes.CastTo(argument, i == 0 ? DataTypes.Variant : DataTypes.String, settings))];

    static DataType TargetOf(Expression type) => type is Literal { Value: string text } ? DataType.FromDdl(text)
        : throw ErrorClasses.InvalidSchemaNonStringLiteral.With(("inputSchema", SqlPrinter.Quoted(type)));

    static void CheckVariantGet(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[1] is Literal { Value: string path }) PathOf(path, call.Function.Name);
        var target = TargetOf(call.Arguments[2]);
        if (!CastRules.IsAllowed(DataTypes.Variant, target, CastMode.Ansi))
            throw ErrorClasses.CastWithoutSuggestion.With(("sqlExpr", SqlPrinter.Quoted(call)), ("srcType", "\"VARIANT\""), ("targetType", $"\"{target.Sql}\""));
    }

    internal static VariantPath PathOf(string text, string function) => VariantPath.TryParse(text, out var path) ? path
        : throw ErrorClasses.InvalidVariantPath.With(("path", text), ("functionName", $"`{function}`"));

    static void CheckSemiStructured(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0].Type is not VariantType) throw ErrorClasses.ColumnIsNotVariant.With(("name", SqlPrinter.Print(call.Arguments[0])));
    }

    static void CheckVariantObject(FunctionCall call, QuerySettings settings)
    {
        var type = call.Arguments[0].Type;
        if (type is not (ArrayType or MapType or StructType) || !IsVariantPart(type))
            throw ErrorClasses.CastWithoutSuggestion.With(("sqlExpr", SqlPrinter.Quoted(call)), ("srcType", $"\"{type.Sql}\""), ("targetType", "\"VARIANT\""));
    }

    static bool IsVariantPart(DataType type) => type switch
    {
        ArrayType array => IsVariantPart(array.ElementType),
        MapType map => map.KeyType is StringType && IsVariantPart(map.ValueType),
        StructType record => record.Fields.All(field => IsVariantPart(field.DataType)),
        _ => CastRules.IsAllowed(type, DataTypes.Variant, CastMode.Ansi) && type is not NullType,
    };

    static VariantCell CellOf(RowArguments row)
    {
        var (vector, at) = row.At(0);
        var fields = ((StructVector)vector).Fields;
        return new(((BytesVector)VectorForms.Flatten(fields[0], row.Context.Arena))[at], ((BytesVector)VectorForms.Flatten(fields[1], row.Context.Arena))[at]);
    }

    readonly struct ParseJsonBody<TErrors> : IBuilderFunction where TErrors : struct, IParseErrors
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var builder = row.Scratch<VariantBuilderOutput>();
            builder.Writer.Clear();
            if (VariantJson.TryWrite(row.Text(0), builder.Writer)) builder.Flush((StructBuilder)output);
            else if (!TErrors.Raise) output.AppendNull();
            else throw ErrorClasses.MalformedRecord.With(("badRecord", Encoding.UTF8.GetString(row.Text(0))), ("failFastMode", "FAILFAST"));
        }
    }

    readonly struct IsVariantNullBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            result = !row.IsNull(0) && CellOf(row).Kind == VariantKind.Null;
            return true;
        }
    }

    readonly struct IsValidVariantBody : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            var (vector, at) = row.At(0);
            var fields = ((StructVector)vector).Fields;
            result = VariantCell.IsValid(((BytesVector)VectorForms.Flatten(fields[0], row.Context.Arena))[at], ((BytesVector)VectorForms.Flatten(fields[1], row.Context.Arena))[at]);
            return true;
        }
    }
}
