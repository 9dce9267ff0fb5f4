using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    // Odd positions are names: constants.
    static readonly ScalarFunction namedStruct = Define("named_struct").Takes(Accept.String, Accept.Any).Repeating(Accept.Any).Coerced(Coercion.None).Checked(CheckNamedStruct)
        .Returns(arguments => new StructType(arguments.Chunk(2).Select(pair => new StructField(FieldName(pair[0]), pair[1].Type, pair[1].Nullable)))).NeverNull()
        .Kernel(request => new StructKernel(request.ResultType, step: 2)).Example("named_struct('a', 1)", "{1}");

    static readonly ScalarFunction @struct = Define("struct").Repeating(Accept.Any).Coerced(Coercion.None)
        .Returns(arguments => new StructType(arguments.Select((argument, i) => new StructField(OwnName(argument) ?? $"col{i + 1}", argument.Type, argument.Nullable)))).NeverNull()
        .Kernel(request => new StructKernel(request.ResultType, step: 1)).Example("struct(1, 'a')", "{1, a}");

    static string FieldName(Expression name) => (name as Literal)?.Value as string ?? "";

    /// <summary>The name that a value has by itself: a column's, a field's, an alias.</summary>
    static string? OwnName(Expression argument) => argument switch
    {
        Alias alias => alias.Name,
        ColumnReference column => column.Name,
        OuterReference outer => outer.Column.Name,
        GetField field => field.Name,
        LambdaVariable variable => variable.Name,
        _ => null,
    };

    static void CheckNamedStruct(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count % 2 != 0) throw ErrorClasses.WrongNumArgs.With(("functionName", "`named_struct`"), ("expectedNum", "2n (n > 0)"),
            ("actualNum", $"{call.Arguments.Count}"), ("docroot", "https://spark.apache.org/docs/latest"));
        var wrong = call.Arguments.Where((argument, i) => i % 2 == 0 && argument is not Literal { Value: string }).ToList();
        if (wrong.Count > 0) throw ErrorClasses.NamedStructWithoutStringNames.With(("inputExprs", "[" + string.Join(", ", wrong.Select(SqlPrinter.Quoted)) + "]"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    sealed class StructKernel(DataType type, int step) : Kernel
    {
        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            var fields = new Vector[arguments.Length / step];
            for (var i = 0; i < fields.Length; i++) fields[i] = arguments[(i * step) + step - 1];
            return new StructVector(type, length, fields);
        }
    }
}
