using Frames.Expressions;
using Frames.Objects;

namespace Frames.Linq;

/// <summary>What a C# value of a lambda is made of: one expression, an object of several, or the rows of a group.</summary>
internal abstract record Shape(Type ClrType);

/// <summary>A value that one expression gives.</summary>
internal sealed record ScalarShape(Expression Expression, Type ClrType) : Shape(ClrType);

/// <summary>A member of an object: the name of its column, and the member's own.</summary>
internal sealed record ShapeMember(string Name, string ClrName, Shape Value);

/// <summary>A record, class, tuple or anonymous object, member by member; it exists only where it comes out as columns or a struct.</summary>
internal sealed record ObjectShape(Type ClrType, ValueList<ShapeMember> Members) : Shape(ClrType)
{
    /// <summary>An object of a type from the values of its members by their C# names.</summary>
    public static ObjectShape Of(Type type, IEnumerable<(string ClrName, Shape Value)> values)
    {
        var members = ObjectMembers.Of(type);
        return new(type, values.Select(value => new ShapeMember(
            members.FirstOrDefault(member => string.Equals(member.Member.Name, value.ClrName, StringComparison.OrdinalIgnoreCase))?.Name ?? value.ClrName,
                value.ClrName, value.Value)).ToValueList());
    }

    /// <summary>The value of a member.</summary>
    public Shape? Find(string clrName) => Members.FirstOrDefault(member => string.Equals(member.ClrName, clrName, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>The rows of a group: what aggregates inside <c>group.Select(...)</c> run over.</summary>
/// <param name="ClrType">The type of the sequence.</param>
/// <param name="Key">What the rows have in common; null for all rows of a frame.</param>
/// <param name="Element">A row, or what was selected of it.</param>
/// <param name="Condition">Which rows count, or null for all.</param>
/// <param name="IsDistinct">Whether equal elements count once.</param>
internal sealed record GroupShape(Type ClrType, Shape? Key, Shape Element, Expression? Condition = null, bool IsDistinct = false) : Shape(ClrType);

/// <summary>The rows of another frame that match a row, before <c>SelectMany</c> joins them: what <c>join ... into</c> gives.</summary>
/// <param name="ClrType">The type of the sequence.</param>
/// <param name="Frame">The other frame.</param>
/// <param name="Element">A row of it.</param>
/// <param name="OuterKey">The key over the row's columns.</param>
/// <param name="InnerKey">The key over the other frame's rows.</param>
/// <param name="KeepsUnmatched">Whether a row without matches stays, beside nulls.</param>
internal sealed record MatchesShape(Type ClrType, Sql.DataFrame Frame, Shape Element, Shape OuterKey, System.Linq.Expressions.LambdaExpression InnerKey,
    bool KeepsUnmatched = false) : Shape(ClrType);

/// <summary>Shapes to columns and back.</summary>
internal static class Shapes
{
    /// <summary>The name of the column of values that are not objects.</summary>
    public const string ValueName = "value";

    /// <summary>A row of the frame that was read as objects of a type.</summary>
    public static Shape OfRow(Type type, Func<string> singleColumn)
    {
        var members = ObjectMembers.Of(type);
        return ObjectTypes.Find(type) is Sql.Types.StructType
            ? new ObjectShape(type, members.Select(member => new ShapeMember(member.Name, member.Member.Name,
                new ScalarShape(Column(member.Name), member.Type))).ToValueList())
            : new ScalarShape(Column(singleColumn()), type);
    }

    /// <summary>The select list that gives a shape flat columns, named by the path of members to each.</summary>
    public static ValueList<Expression> Flatten(Shape shape) => Leaves(shape, "").Select(leaf
        => (Expression)new Alias(leaf.Leaf.Expression, leaf.Name)).ToValueList();

    /// <summary>The same shape over the columns that <see cref="Flatten"/> makes.</summary>
    public static Shape OverColumns(Shape shape, string path = "") => shape switch
    {
        ScalarShape scalar => scalar with { Expression = Column(path.Length == 0 ? ValueName : path) },
        ObjectShape record => record with
        {
            Members = record.Members.Map(member => member with
            {
                Value = OverColumns(member.Value,
            Path(path, member.Name))
            })
        },
        _ => shape,
    };

    /// <summary>The select list of the columns that users see: a column a member, nested objects as structs.</summary>
    public static ValueList<Expression> Columns(Shape shape) => shape switch
    {
        ObjectShape record => record.Members.Map(member => (Expression)new Alias(AsValue(member.Value), member.Name)),
        _ => [new Alias(AsValue(shape), ValueName)],
    };

    /// <summary>Whether the columns are those that users see, as they stand.</summary>
    public static bool IsFlat(Shape shape) => shape is ScalarShape || (shape is ObjectShape record
        && record.Members.All(member => member.Value is ScalarShape));

    /// <summary>One expression for the shape: objects become structs.</summary>
    public static Expression AsValue(Shape shape) => shape switch
    {
        ScalarShape scalar => scalar.Expression,
        ObjectShape record => new UnresolvedFunction(["named_struct"], record.Members.SelectMany(member
            => (Expression[])[Literals.Literal(member.Name), AsValue(member.Value)]).ToValueList()),
        _ => throw new FramesException(null, null, $"The rows of a group ({ObjectTypes.Name(shape.ClrType)}) are no value: select aggregates of them."),
    };

    /// <summary>The scalars of a shape with their paths.</summary>
    public static IEnumerable<(string Name, ScalarShape Leaf)> Leaves(Shape shape, string path)
    {
        if (shape is ObjectShape record) return record.Members.SelectMany(member => Leaves(member.Value, Path(path, member.Name)));
        return [(path.Length == 0 ? ValueName : path, shape as ScalarShape ?? new ScalarShape(AsValue(shape), shape.ClrType))];
    }

    public static Expression Column(string name) => new UnresolvedColumn([name]);

    static string Path(string path, string name) => path.Length == 0 ? name : path + "." + name;
}
