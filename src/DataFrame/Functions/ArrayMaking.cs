using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Nested;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Arrays out of arrays: with a value put in, or of several side by side.
public static partial class Functions
{
    /// <summary>With a value put in at a position counted from 1, or from the end; nulls fill what lies between.</summary>
    public static Column ArrayInsert(Column column, Column position, Column value) => Call(arrayInsert, column, position, value);
    static readonly ScalarFunction arrayInsert = Define("array_insert").Takes(Accept.Any, Accept.Any, Accept.Any).Coerced(CoerceInsert).Checked(CheckInsert)
        .Returns(arguments => arguments[0].Type is ArrayType type ? new ArrayType(type.ElementType, true) : arguments[0].Type)
        .NullIf((arguments, _) => arguments[0].Nullable || arguments[1].Nullable).SeesNulls().Builds<ArrayInsertBody>().Example("array_insert(array(1, 2, 3), 2, 9)", "[1, 9, 2, 3]");

    /// <summary>An array of structs that hold the elements of all arrays at one position; shorter arrays give nulls.</summary>
    public static Column ArraysZip(params Column[] columns) => Call(arraysZip, columns);
    static readonly ScalarFunction arraysZip = Define("arrays_zip").Repeating(Accept.Array).Coerced(NullsToArrays).Returns(ZippedType).Builds<ArraysZipBody>()
        .Example("arrays_zip(array(1, 2), array('a', 'b'))", "[{1, a}, {2, b}]");

    static ValueList<Expression> CoerceInsert(ValueList<Expression> arguments, QuerySettings settings)
    {
        if (arguments[0].Type is not ArrayType array || CommonTypes.Tightest(array.ElementType, arguments[2].Type, settings) is not { } element) return arguments;
        var position = Accept.Int.Accepts(arguments[1].Type) || Accept.Int.CastFrom(arguments[1].Type, settings.Ansi) is null ? arguments[1]
            : CommonTypes.CastTo(arguments[1], DataTypes.Integer, settings);
        return [CommonTypes.CastTo(arguments[0], new ArrayType(element, array.ContainsNull), settings), position, CommonTypes.CastTo(arguments[2], element, settings)];
    }

    static void CheckInsert(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0].Type is ArrayType array && array.ElementType.SameType(call.Arguments[2].Type))
        {
            if (call.Arguments[1].Type is IntegerType) return;
            throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlPrinter.Quoted(call)), ("paramIndex", "second"), ("requiredType", "\"INT\""),
                ("inputSql", SqlPrinter.Quoted(call.Arguments[1])), ("inputType", $"\"{call.Arguments[1].Type.Sql}\""));
        }
        throw ErrorClasses.ArrayFunctionDiffTypes.With(("functionName", "`array_insert`"), ("dataType", "\"ARRAY\""), ("leftType", $"\"{call.Arguments[0].Type.Sql}\""),
            ("rightType", $"\"{call.Arguments[2].Type.Sql}\""), ("sqlExpr", SqlPrinter.Quoted(call)));
    }

    static ValueList<Expression> NullsToArrays(ValueList<Expression> arguments, QuerySettings settings)
        => arguments.Map(argument => argument.Type is NullType ? CommonTypes.CastTo(argument, new ArrayType(DataTypes.Null), settings) : argument);

    static DataType ZippedType(ValueList<Expression> arguments)
    {
        var fields = arguments.Select((argument, i) => new StructField(OwnName(argument) ?? $"{i}", ElementOf(argument), true));
        return new ArrayType(new StructType([.. fields]), false);
    }

    readonly struct ArrayInsertBody : IBuilderFunction
    {
        const int longest = int.MaxValue - 15;

        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var arrays = (ArrayBuilder)output;
            if (row.IsNull(0) || row.IsNull(1))
            {
                arrays.AppendNull();
                return;
            }
            var array = new ArrayRow(row, 0);
            var (count, position) = (array.End - array.Start, row.Int(1));
            if (position == 0) throw ErrorClasses.InvalidIndexOfZero.With();
            if (Math.Abs((long)position) > longest) throw ErrorClasses.ArraySizeLimit.With(("numberOfElements", $"{Math.Abs((long)position)}"),
                ("maxRoundedArrayLength", $"{longest}"), ("functionName", "`array_insert`"));
            // Counted from the end, -1 stands behind the last element.
            var at = position > 0 ? position - 1 : count + position + 1;
            if (at < 0) MakeArray.AppendArgument(row, 2, arrays.Elements);
            for (var i = at; i < 0; i++) arrays.Elements.AppendNull();
            array.AppendTo(arrays.Elements, 0, at < 0 ? count : Math.Min(at, count));
            for (var i = count; i < at; i++) arrays.Elements.AppendNull();
            if (at >= 0) MakeArray.AppendArgument(row, 2, arrays.Elements);
            if (at >= 0 && at < count) array.AppendTo(arrays.Elements, at, count - at);
            arrays.EndRow();
        }
    }

    readonly struct ArraysZipBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            var arrays = (ArrayBuilder)output;
            var structs = (StructBuilder)arrays.Elements;
            var longest = 0;
            for (var i = 0; i < row.Count; i++)
            {
                var array = new ArrayRow(row, i);
                longest = Math.Max(longest, array.End - array.Start);
            }
            for (var i = 0; i < row.Count; i++)
            {
                var array = new ArrayRow(row, i);
                array.AppendTo(structs.Fields[i], 0, array.End - array.Start);
                for (var missing = array.End - array.Start; missing < longest; missing++) structs.Fields[i].AppendNull();
            }
            for (var i = 0; i < longest; i++) structs.EndRow();
            arrays.EndRow();
        }
    }
}
