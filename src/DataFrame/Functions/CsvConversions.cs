using System.Text;
using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Csv;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// CSV text as structs and back.
public static partial class Functions
{
    /// <summary>A CSV record as a struct of a type, given as SQL writes it, with the options of the CSV reader.</summary>
    public static Column FromCsv(Column column, string schema, Dictionary<string, string> options) => Call(fromCsv, column, Lit(schema), OptionMap(options));

    /// <summary>A CSV record as a struct of a type, which <see cref="SchemaOfCsv(Column)"/> may give, with the options of the CSV reader.</summary>
    public static Column FromCsv(Column column, Column schema, Dictionary<string, string> options) => Call(fromCsv, column, schema, OptionMap(options));
    static readonly ScalarFunction fromCsv = Define("from_csv").Takes(Accept.String, Accept.Any, Accept.Any).Accepts(2, 3).Coerced(ParsedText).Checked(CheckFromCsv)
        .Returns((arguments, settings) => Nullables(SchemaOf(arguments[1], settings))).NullIf((arguments, _) => arguments[0].Nullable).Prints(call => $"from_csv({call.Arguments[0]})")
        .Kernel(request => new FromCsvKernel((StructType)request.ResultType, new CsvOptions(OptionsOf(request.Call, 2, request.Settings), request.Settings)))
        .Example("from_csv('1,x', 'a INT, b STRING')", "{1, x}");

    /// <summary>A struct as a CSV record.</summary>
    public static Column ToCsv(Column column) => Call(toCsv, column);

    /// <summary>A struct as a CSV record, with the options of the CSV writer.</summary>
    public static Column ToCsv(Column column, Dictionary<string, string> options) => Call(toCsv, column, OptionMap(options));
    static readonly ScalarFunction toCsv = Define("to_csv").Takes(Accept.Struct, Accept.Any).Accepts(1, 2).Coerced(Coercion.None).Checked((call, settings) => OptionsOf(call, 1, settings))
        .Returns(DataTypes.String).MayBeNull().Prints(call => $"to_csv({call.Arguments[0]})")
        .Kernel(request => new ToCsvKernel((StructType)request.ArgumentType(0), new SourceOptions(OptionsOf(request.Call, 1, request.Settings)), request.Settings))
        .Example("to_csv(named_struct('a', 1, 'b', 'x,y'))", "1,\"x,y\"");

    /// <summary>The type of a CSV record as SQL writes it.</summary>
    public static Column SchemaOfCsv(string csv) => Call(schemaOfCsv, Lit(csv));

    /// <summary>The type of a CSV record as SQL writes it.</summary>
    public static Column SchemaOfCsv(Column csv) => Call(schemaOfCsv, csv);

    /// <summary>The type of a CSV record as SQL writes it, with the options of the CSV reader.</summary>
    public static Column SchemaOfCsv(Column csv, Dictionary<string, string> options) => Call(schemaOfCsv, csv, OptionMap(options));
    static readonly ScalarFunction schemaOfCsv = Define("schema_of_csv").Takes(Accept.String, Accept.Any).Accepts(1, 2).Foldable(0).Named("csv", "options").Checked(CheckSchemaText)
        .Returns(DataTypes.String).NeverNull().Prints(call => $"schema_of_csv({call.Arguments[0]})").Rewrite((call, settings) => new Literal(CsvSchema(call, settings), DataTypes.String))
        .Example("schema_of_csv('1,abc')", "STRUCT<_c0: INT, _c1: STRING>");

    static void CheckFromCsv(FunctionCall call, QuerySettings settings)
    {
        var schema = SchemaOf(call.Arguments[1], settings);
        if (schema is not StructType) throw ErrorClasses.InvalidCsvSchema.With(("schema", $"\"{schema.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
        CheckMode(call, OptionsOf(call, 2, settings));
    }

    static string CsvSchema(FunctionCall call, QuerySettings settings)
    {
        var options = new CsvOptions(OptionsOf(call, 1, settings), settings);
        var text = Encoding.UTF8.GetBytes((string)Known(call.Arguments[0], settings)!);
        var tokenizer = new CsvTokenizer(options, [.. Enumerable.Range(0, options.MaxColumns)], options.MaxColumns, 1);
        tokenizer.Read(text, 0, 0, isWhole: true);
        var types = new CsvTypes(options);
        return new StructType(Enumerable.Range(0, tokenizer.FieldCount).Select(i => new StructField($"_c{i}", types.Widen(null, tokenizer.Fields(i, text, 1), 0) ?? DataTypes.String))).Sql;
    }
}
