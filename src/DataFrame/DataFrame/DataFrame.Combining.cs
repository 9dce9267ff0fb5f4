using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql;

public sealed partial class DataFrame
{
    static readonly (string Names, JoinKind Kind)[] joinKinds =
    [
        ("inner", JoinKind.Inner), ("cross", JoinKind.Cross), ("outer full fullouter", JoinKind.FullOuter), ("left leftouter", JoinKind.LeftOuter),
            ("right rightouter", JoinKind.RightOuter),
        ("semi leftsemi", JoinKind.LeftSemi), ("anti leftanti", JoinKind.LeftAnti),
    ];

    /// <summary>Every pair of rows.</summary>
    public DataFrame Join(DataFrame right) => With(new Join(Plan, right.Plan, JoinKind.Inner, null));

    /// <summary>The pairs of rows that are equal in a column of this name, which comes out once.</summary>
    public DataFrame Join(DataFrame right, string usingColumn) => Join(right, [usingColumn]);

    /// <summary>The pairs of rows that are equal in a column of this name, which comes out once.</summary>
    /// <param name="right">The other frame.</param>
    /// <param name="usingColumn">The name of a column of both.</param>
    /// <param name="joinType">inner, left, right, outer, semi, anti or cross, and Spark's other spellings of these.</param>
    public DataFrame Join(DataFrame right, string usingColumn, string joinType) => Join(right, [usingColumn], joinType);

    /// <summary>The pairs of rows that are equal in the columns of these names, which come out once.</summary>
    /// <param name="right">The other frame.</param>
    /// <param name="usingColumns">Names of columns of both.</param>
    /// <param name="joinType">inner, left, right, outer, semi, anti or cross, and Spark's other spellings of these.</param>
    public DataFrame Join(DataFrame right, IEnumerable<string> usingColumns, string joinType = "inner")
        => With(new Join(Plan, right.Plan, JoinKindOf(joinType), null, usingColumns.ToValueList()));

    /// <summary>The pairs of rows for which a condition is true.</summary>
    /// <param name="right">The other frame.</param>
    /// <param name="joinExpr">The condition.</param>
    /// <param name="joinType">inner, left, right, outer, semi, anti or cross, and Spark's other spellings of these.</param>
    public DataFrame Join(DataFrame right, Column joinExpr, string joinType = "inner") => With(new Join(Plan, right.Plan, JoinKindOf(joinType),
        joinExpr.Expression));

    /// <summary>Every pair of rows.</summary>
    public DataFrame CrossJoin(DataFrame right) => With(new Join(Plan, right.Plan, JoinKind.Cross, null));

    /// <summary>The rows of both, by position of the columns; equal rows stay.</summary>
    public DataFrame Union(DataFrame other) => Set(other, SetKind.Union, all: true);

    /// <summary>The rows of both, by position of the columns; equal rows stay.</summary>
    public DataFrame UnionAll(DataFrame other) => Union(other);

    /// <summary>The rows of both, by the columns' names; equal rows stay.</summary>
    public DataFrame UnionByName(DataFrame other) => UnionByName(other, false);

    /// <summary>The rows of both, by the columns' names; equal rows stay.</summary>
    /// <param name="other">The other frame.</param>
    /// <param name="allowMissingColumns">Columns that one side lacks are null there; otherwise that is an error.</param>
    public DataFrame UnionByName(DataFrame other, bool allowMissingColumns)
        => With(new SetOperation([Plan, other.Plan], SetKind.Union, All: true, ByName: true, allowMissingColumns));

    /// <summary>The rows that both have, each once.</summary>
    public DataFrame Intersect(DataFrame other) => Set(other, SetKind.Intersect, all: false);

    /// <summary>The rows that both have, as often as both have them.</summary>
    public DataFrame IntersectAll(DataFrame other) => Set(other, SetKind.Intersect, all: true);

    /// <summary>The rows that the other does not have, each once.</summary>
    public DataFrame Except(DataFrame other) => Set(other, SetKind.Except, all: false);

    /// <summary>The rows that the other does not have, each as many times as are left.</summary>
    public DataFrame ExceptAll(DataFrame other) => Set(other, SetKind.Except, all: true);

    /// <summary>The rows that the other does not have, each once.</summary>
    public DataFrame Subtract(DataFrame other) => Except(other);

    /// <summary>Columns turned into rows: a row for each value column, with its name and its value.</summary>
    /// <param name="ids">Columns that stay.</param>
    /// <param name="values">Columns that become rows.</param>
    /// <param name="variableColumnName">The name of the column of names.</param>
    /// <param name="valueColumnName">The name of the column of values.</param>
    public DataFrame Unpivot(Column[] ids, Column[] values, string variableColumnName, string valueColumnName)
        => With(new Unpivot(Plan, Of(ids), values.Select(column => (ValueList<Expression>)[column.Expression]).ToValueList(), variableColumnName,
            [valueColumnName]));

    /// <summary>Columns turned into rows: all that are not ids.</summary>
    public DataFrame Unpivot(Column[] ids, string variableColumnName, string valueColumnName)
        => With(new Unpivot(Plan, Of(ids), null, variableColumnName, [valueColumnName]));

    /// <summary>Columns turned into rows, as <see cref="Unpivot(Column[], Column[], string, string)"/>.</summary>
    public DataFrame Melt(Column[] ids, Column[] values, string variableColumnName, string valueColumnName)
        => Unpivot(ids, values, variableColumnName, valueColumnName);

    DataFrame Set(DataFrame other, SetKind kind, bool all) => With(new SetOperation([Plan, other.Plan], kind, all));

    static JoinKind JoinKindOf(string joinType)
    {
        var name = joinType.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var (names, kind) in joinKinds) if (names.Split(' ').Contains(name)) return kind;
        throw ErrorClasses.UnsupportedJoinType.With(("typ", joinType), ("supported", string.Join(", ",
            joinKinds.SelectMany(kind => kind.Names.Split(' ')).Select(known => $"'{known}'"))));
    }
}
