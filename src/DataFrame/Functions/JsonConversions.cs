using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Json;
using Frames.Kernels.Text;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// JSON text as values of a type and back.
public static partial class Functions
{
    /// <summary>JSON text as a struct, array or map of a type, given as SQL writes it.</summary>
    public static Column FromJson(Column column, string schema) => Call(fromJson, column, Lit(schema));

    /// <summary>JSON text as a struct, array or map of a type, given as SQL writes it, with the options of the JSON reader.</summary>
    public static Column FromJson(Column column, string schema, Dictionary<string, string> options) => Call(fromJson, column, Lit(schema), OptionMap(options));

    /// <summary>JSON text as a struct, array or map of a type, which <see cref="SchemaOfJson(Column)"/> may give.</summary>
    public static Column FromJson(Column column, Column schema) => Call(fromJson, column, schema);

    /// <summary>JSON text as a struct, array or map of a type, which <see cref="SchemaOfJson(Column)"/> may give, with the options of the JSON reader.</summary>
    public static Column FromJson(Column column, Column schema, Dictionary<string, string> options) => Call(fromJson, column, schema, OptionMap(options));
    static readonly ScalarFunction fromJson = Define("from_json").Takes(Accept.String, Accept.Any, Accept.Any).Accepts(2, 3).Coerced(ParsedText).Checked(CheckFromJson)
        .Returns((arguments, settings) => Nullables(SchemaOf(arguments[1], settings))).MayBeNull().Prints(call => $"from_json({call.Arguments[0]})")
        .Kernel(request => new FromJsonKernel(request.ResultType, new JsonOptions(OptionsOf(request.Call, 2, request.Settings), request.Settings) { Normalizes = true }))
        .Example("from_json('{\"a\": 1, \"b\": \"x\"}', 'a INT, b STRING')", "{1, x}");

    /// <summary>A struct, array, map or variant as JSON text.</summary>
    public static Column ToJson(Column column) => Call(toJson, column);

    /// <summary>A struct, array, map or variant as JSON text, with the options of the JSON writer.</summary>
    public static Column ToJson(Column column, Dictionary<string, string> options) => Call(toJson, column, OptionMap(options));
    static readonly ScalarFunction toJson = Define("to_json").Takes(Accept.Any, Accept.Any).Accepts(1, 2).Coerced(Coercion.None).Checked(CheckToJson).Returns(DataTypes.String).MayBeNull()
        .Prints(call => $"to_json({call.Arguments[0]})").Kernel(request => new ToJsonKernel(request.ArgumentType(0), new SourceOptions(OptionsOf(request.Call, 1, request.Settings)), request.Settings))
        .Example("to_json(named_struct('a', 1, 'b', array('x')))", "{\"a\":1,\"b\":[\"x\"]}");

    /// <summary>The type of JSON text as SQL writes it.</summary>
    public static Column SchemaOfJson(string json) => Call(schemaOfJson, Lit(json));

    /// <summary>The type of JSON text as SQL writes it.</summary>
    public static Column SchemaOfJson(Column json) => Call(schemaOfJson, json);

    /// <summary>The type of JSON text as SQL writes it, with the options of the JSON reader.</summary>
    public static Column SchemaOfJson(Column json, Dictionary<string, string> options) => Call(schemaOfJson, json, OptionMap(options));
    static readonly ScalarFunction schemaOfJson = Define("schema_of_json").Takes(Accept.String, Accept.Any).Accepts(1, 2).Foldable(0).Named("json", "options").Checked(CheckSchemaText)
        .Returns(DataTypes.String).NeverNull().Prints(call => $"schema_of_json({call.Arguments[0]})").Rewrite((call, settings) => new Literal(JsonSchema(call, settings), DataTypes.String))
        .Example("schema_of_json('{\"a\": [1, 2.5]}')", "STRUCT<a: ARRAY<DOUBLE>>");

    static Column OptionMap(Dictionary<string, string> options) => new(new UnresolvedFunction(["map"], options.SelectMany(pair => new[] { pair.Key, pair.Value })
        .Select(text => (Expression)new Literal(text, DataTypes.String)).ToValueList()));

    static ValueList<Expression> ParsedText(ValueList<Expression> arguments, QuerySettings settings)
        => arguments[0].Type is NullType ? [CommonTypes.CastTo(arguments[0], DataTypes.String, settings), .. arguments.Skip(1)] : arguments;

    /// <summary>The value of an argument that is known before the query runs.</summary>
    static object? Known(Expression argument, QuerySettings settings) => argument is Literal literal ? literal.Value
        : new EvaluatorFactory([], settings).Create(argument).Evaluate(new Batch(1, []), new EvaluationContext(Arena.Heap, settings)).GetValue(0);

    static bool IsKnown(Expression argument) => !argument.Any(node => node is ColumnReference or LambdaVariable or OuterReference or Subquery);

    /// <summary>The type that a schema argument names.</summary>
    static DataType SchemaOf(Expression argument, QuerySettings settings)
    {
        if (argument.Type is not StringType || !IsKnown(argument) || Known(argument, settings) is not string text)
            throw ErrorClasses.InvalidSchemaNonStringLiteral.With(("inputSchema", SqlPrinter.Quoted(argument)));
        return DataType.FromDdl(text);
    }

    /// <summary>Options as a map of text, where there are any.</summary>
    static Dictionary<string, string> OptionsOf(FunctionCall call, int index, QuerySettings settings)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (call.Arguments.Count <= index) return options;
        var argument = call.Arguments[index];
        if (argument is not FunctionCall { Function.Name: "map" } and not Literal { Type: MapType } || !IsKnown(argument)) throw ErrorClasses.OptionsNotMap.With();
        if (argument.Type is not MapType { KeyType: StringType, ValueType: StringType }) throw ErrorClasses.OptionsNotStrings.With(("mapType", $"\"{argument.Type.Sql}\""));
        foreach (var (key, value) in (KeyValuePair<object, object?>[])Known(argument, settings)!) options[(string)key] = (string)value!;
        return options;
    }

    /// <summary>The type with everything in it nullable.</summary>
    static DataType Nullables(DataType type) => type switch
    {
        StructType record => new StructType(record.Fields.Select(field => field with { DataType = Nullables(field.DataType), IsNullable = true })),
        ArrayType array => new ArrayType(Nullables(array.ElementType)),
        MapType map => new MapType(map.KeyType, Nullables(map.ValueType), true),
        _ => type,
    };

    static void CheckFromJson(FunctionCall call, QuerySettings settings)
    {
        var schema = SchemaOf(call.Arguments[1], settings);
        if (schema is not (StructType or ArrayType or MapType or VariantType)) throw InvalidJsonSchema(schema, call);
        CheckMode(call, OptionsOf(call, 2, settings));
    }

    static void CheckMode(FunctionCall call, Dictionary<string, string> options)
    {
        if (ParseModes.Find(options.GetValueOrDefault("mode", "PERMISSIVE")) == ParseMode.DropMalformed)
            throw ErrorClasses.ParseModeUnsupported.With(("funcName", $"`{call.Function.Name}`"), ("mode", "DROPMALFORMED"));
    }

    static void CheckToJson(FunctionCall call, QuerySettings settings)
    {
        OptionsOf(call, 1, settings);
        if (call.Arguments[0].Type is not (StructType or ArrayType or MapType or VariantType or NullType)) throw InvalidJsonSchema(call.Arguments[0].Type, call);
    }

    static FramesException InvalidJsonSchema(DataType schema, FunctionCall call)
        => ErrorClasses.InvalidJsonSchema.With(("schema", $"\"{schema.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));

    static void CheckSchemaText(FunctionCall call, QuerySettings settings)
    {
        if (Known(call.Arguments[0], settings) is null)
            throw ErrorClasses.UnexpectedNull.With(("exprName", call.Function.Signature.Parameters[0].Name), ("sqlExpr", SqlPrinter.Quoted(call)));
        OptionsOf(call, 1, settings);
    }

    static string JsonSchema(FunctionCall call, QuerySettings settings)
    {
        var (text, options) = ((string)Known(call.Arguments[0], settings)!, new JsonOptions(OptionsOf(call, 1, settings), settings));
        if (!JsonDocuments.TryParse(Encoding.UTF8.GetBytes(text), options, out var document) || document is null)
            throw new FramesException(null, null, $"The text is no JSON: {text}");
        using (document)
        {
            var found = JsonTypes.Of(document.RootElement, options);
            var type = JsonTypes.Finished(found, options.DropFieldIfAllNull) ?? (found is StructType ? new StructType()
                : found is ArrayType { ElementType: StructType } ? new ArrayType(new StructType()) : DataTypes.String);
            return type.Sql;
        }
    }
}
