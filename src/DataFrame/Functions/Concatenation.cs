using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sql;

// concat takes strings, binary values or arrays, and brings them together.
public static partial class Functions
{
    static ValueList<Expression> CoerceConcat(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments.Count == 0) return arguments;
        if (arguments.All(argument => argument.Type is ArrayType))
            return CommonTypes.Widest(arguments.Select(argument => argument.Type), settings) is { } array ? arguments.Map(argument => CommonTypes.CastTo(argument, array, settings)) : arguments;
        if (arguments.All(argument => argument.Type is BinaryType)) return arguments;
        return arguments.Map(argument => argument.Type is StringType ? argument
            : argument.Type is NullType || ImplicitCasts.Find(argument.Type, DataTypes.String, ansi: false) is not null ? CommonTypes.CastTo(argument, DataTypes.String, settings) : argument);
    }

    static DataType ConcatType(ValueList<Expression> arguments) => arguments.Count == 0 ? DataTypes.String
        : arguments[0].Type is ArrayType first ? new ArrayType(first.ElementType, arguments.Any(argument => ((ArrayType)argument.Type).ContainsNull)) : arguments[0].Type;

    static void CheckConcat(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments.Count < 2 || call.Arguments.All(argument => argument.Type.SameType(call.Arguments[0].Type))) return;
        throw ErrorClasses.DataDiffTypes.With(("functionName", "`concat`"),
            ("dataType", "(" + string.Join(" or ", call.Arguments.Select(argument => $"\"{argument.Type.Sql}\"")) + ")"), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static Kernel? ConcatKernel(KernelRequest request) => request.ResultType is ArrayType
        ? new BuilderRowKernel<ConcatArrays>(request.ResultType) : new TextRowKernel<ConcatTexts>(request.ResultType);

    readonly struct ConcatTexts : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            for (var i = 0; i < row.Count; i++) output.Append(row.Text(i));
            return true;
        }
    }

    readonly struct ConcatArrays : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var arrays = (ArrayBuilder)output;
            for (var i = 0; i < row.Count; i++)
            {
                var (vector, at) = row.At(i);
                var offsets = ((ArrayVector)vector).Offsets;
                arrays.Elements.AppendVector(((ArrayVector)vector).Elements.Slice(offsets[at], offsets[at + 1] - offsets[at]));
            }
            arrays.EndRow();
        }
    }
}
