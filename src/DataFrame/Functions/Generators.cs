using Frames.Catalogue;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels.Generating;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>A row for each element of an array or entry of a map; none for null or empty ones.</summary>
    public static Column Explode(Column column) => Call(explode, column);
    static readonly GeneratorFunction explode = Exploding("explode", position: false);

    /// <summary>As <see cref="Explode"/>, with a row of null for null or empty ones.</summary>
    public static Column ExplodeOuter(Column column) => Call(explodeOuter, column);
    static readonly GeneratorFunction explodeOuter = Exploding("explode_outer", position: false).Outer();

    /// <summary>A row for each element or entry, with its position from 0.</summary>
    public static Column Posexplode(Column column) => Call(posexplode, column);
    static readonly GeneratorFunction posexplode = Exploding("posexplode", position: true);

    /// <summary>As <see cref="Posexplode"/>, with a row of nulls for null or empty ones.</summary>
    public static Column PosexplodeOuter(Column column) => Call(posexplodeOuter, column);
    static readonly GeneratorFunction posexplodeOuter = Exploding("posexplode_outer", position: true).Outer();

    /// <summary>A row for each struct of an array, a column for each field.</summary>
    public static Column Inline(Column column) => Call(inline, column);
    static readonly GeneratorFunction inline = Inlining("inline");

    /// <summary>As <see cref="Inline"/>, with a row of nulls for null or empty arrays.</summary>
    public static Column InlineOuter(Column column) => Call(inlineOuter, column);
    static readonly GeneratorFunction inlineOuter = Inlining("inline_outer").Outer();

    static readonly GeneratorFunction stack = DefineGenerator("stack").Takes(Accept.Int).Repeating(Accept.Any, 1).Foldable(0).Coerced(CoerceStack).Checked(CheckStack).Returns(StackColumns)
        .Kernel(request => new StackKernel((int)request.Constant(0)!.Value!, (StructType)request.ResultType));

    static GeneratorFunction Exploding(string name, bool position) => DefineGenerator(name, "Generators").Takes(Accept.OneOf(Accept.Array, Accept.Map)).Coerced(Coercion.None)
        .Returns(arguments => Entries(arguments[0].Type, position)).Kernel(request => new ExplodeKernel((StructType)request.ResultType, position, spread: false));

    static GeneratorFunction Inlining(string name) => DefineGenerator(name, "Generators").Takes(Accept.ArrayOf(Accept.Struct)).Coerced(Coercion.None)
        .Returns(arguments => ((ArrayType)arguments[0].Type) is { ElementType: StructType type, ContainsNull: var nulls }
            ? new StructType(type.Fields.Select(field => field with { IsNullable = field.IsNullable || nulls })) : new StructType())
        .Kernel(request => new ExplodeKernel((StructType)request.ResultType, withPosition: false, spread: true));

    static StructType Entries(DataType type, bool position)
    {
        StructField[] columns = type switch
        {
            ArrayType array => [new("col", array.ElementType, array.ContainsNull)],
            MapType map => [new("key", map.KeyType, false), new("value", map.ValueType, map.ValueContainsNull)],
            _ => [new("col", DataTypes.Null)],
        };
        return position ? new StructType([new("pos", DataTypes.Integer, false), .. columns]) : new StructType(columns);
    }

    static int StackWidth(ValueList<Expression> arguments)
        => arguments[0] is Literal { Value: int and > 0 and var rows } ? (arguments.Count - 1 + rows - 1) / rows : 0;

    /// <summary>Values that stand in one column take its type: that of the first that is not null.</summary>
    static ValueList<Expression> CoerceStack(ValueList<Expression> arguments, QuerySettings settings)
    {
        var width = arguments.Count > 1 ? StackWidth(arguments) : 0;
        if (width == 0) return arguments;
        return arguments.Select((argument, i) => i == 0 ? argument
            : argument.Type is NullType && StackColumn(arguments, (i - 1) % width, width) is { } type ? CommonTypes.CastTo(argument, type, settings) : argument).ToValueList();
    }

    static DataType? StackColumn(ValueList<Expression> arguments, int column, int width)
    {
        for (var i = 1 + column; i < arguments.Count; i += width) if (arguments[i].Type is not NullType) return arguments[i].Type;
        return null;
    }

    static StructType StackColumns(ValueList<Expression> arguments)
    {
        var width = StackWidth(arguments);
        return new(Enumerable.Range(0, width).Select(i => new StructField($"col{i}", StackColumn(arguments, i, width) ?? DataTypes.Null)));
    }

    static void CheckStack(FunctionCall call, QuerySettings settings)
    {
        if (call.Arguments[0] is Literal { Value: int and <= 0 and var n }) throw OutOfRange(call, "`n`", $"{n}", "(0, 2147483647]");
    }
}
