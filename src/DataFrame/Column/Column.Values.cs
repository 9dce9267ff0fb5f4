using Frames.Expressions;
using Frames.Objects;
using Frames.Sql.Expressions;
using Frames.Sql.Types;

namespace Frames.Sql;

public sealed partial class Column
{
    /// <summary>The value as another type, by its name in SQL such as <c>bigint</c> or <c>array&lt;int&gt;</c>.</summary>
    public Column Cast(string to) => Cast(DataType.FromDdl(to));

    /// <summary>The value as another type; what cannot be converted is an error, or null without ANSI.</summary>
    public Column Cast(DataType to) => new(new Cast(Expression, to));

    /// <summary>The value as another type; null where it cannot be converted.</summary>
    public Column TryCast(string to) => TryCast(DataType.FromDdl(to));

    /// <summary>The value as another type; null where it cannot be converted.</summary>
    public Column TryCast(DataType to) => new(new Cast(Expression, to, CastMode.Try));

    /// <summary>A part of the text, or of the bytes.</summary>
    /// <param name="startPos">The first position, counted from 1.</param>
    /// <param name="len">The number of characters or bytes.</param>
    public Column SubStr(Column startPos, Column len) => Call("substr", startPos, len);

    /// <summary>A part of the text, or of the bytes.</summary>
    /// <param name="startPos">The first position, counted from 1.</param>
    /// <param name="len">The number of characters or bytes.</param>
    public Column SubStr(int startPos, int len) => Call("substr", startPos, len);

    /// <summary>An element of an array by position from 0, a value of a map by key, or a field of a struct by name.</summary>
    public Column GetItem(object key) => new(new UnresolvedExtract(Expression, Literals.Of(key)));

    /// <summary>A field of a struct.</summary>
    public Column GetField(string fieldName) => new(new UnresolvedExtract(Expression, Literals.Literal(fieldName)));

    /// <summary>An element of an array, a value of a map, or a field of a struct.</summary>
    public Column Apply(object extraction) => GetItem(extraction);

    /// <summary>The struct with a field added or replaced; the name may go down into structs: <c>a.b</c>.</summary>
    public Column WithField(string fieldName, Column column) => new(new UpdateField(Expression, ColumnNames.Parse(fieldName), column.Expression));

    /// <summary>The struct without some fields; names may go down into structs: <c>a.b</c>.</summary>
    public Column DropFields(params string[] fieldNames)
        => new(fieldNames.Aggregate(Expression, (value, name) => new UpdateField(value, ColumnNames.Parse(name), null)));

    /// <summary>A further case: a value for where a condition is true and those before are not. Follows <see cref="Functions.When"/>.</summary>
    public Column When(Column condition, object? value) => Cases(out var cases) && cases.Arguments.Count % 2 == 0
        ? new(cases with { Arguments = [.. cases.Arguments, condition.Expression, Literals.Of(value)] })
        : throw new FramesException(null, null, "When(...) can only follow Functions.When(...) or another When(...), and not after Otherwise(...).");

    /// <summary>The value for where no case is true; without it that is null. Ends what <see cref="Functions.When"/> began.</summary>
    public Column Otherwise(object? value) => Cases(out var cases) && cases.Arguments.Count % 2 == 0
        ? new(cases with { Arguments = [.. cases.Arguments, Literals.Of(value)] })
        : throw new FramesException(null, null, "Otherwise(...) can only follow Functions.When(...) or When(...), once.");

    /// <summary>The function over a window of rows.</summary>
    public Column Over(WindowSpec window) => new(window.Apply(Expression));

    /// <summary>The function over all rows.</summary>
    public Column Over() => Over(WindowSpec.Everything);

    /// <summary>Ascending, nulls first.</summary>
    public Column Asc() => Order(true, null);

    /// <summary>Ascending, nulls first.</summary>
    public Column AscNullsFirst() => Order(true, true);

    /// <summary>Ascending, nulls last.</summary>
    public Column AscNullsLast() => Order(true, false);

    /// <summary>Descending, nulls last.</summary>
    public Column Desc() => Order(false, null);

    /// <summary>Descending, nulls first.</summary>
    public Column DescNullsFirst() => Order(false, true);

    /// <summary>Descending, nulls last.</summary>
    public Column DescNullsLast() => Order(false, false);

    Column Order(bool ascending, bool? nullsFirst) => new(new SortOrder(Expression, ascending, nullsFirst));

    bool Cases(out UnresolvedFunction cases)
    {
        cases = (Expression as UnresolvedFunction)!;
        return cases is { Name: "when" };
    }
}
