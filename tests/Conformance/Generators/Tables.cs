using System.Collections.Immutable;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Schemas and data.</summary>
internal static class Tables
{
    static readonly Gen<int> lengths = Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1)), (6, Gen.Choose(2, 25)), (1, Gen.Choose(60, 150)));

    /// <summary>A table; its columns begin with the prefix, the first is a key that other tables have too.</summary>
    public static Gen<Table> Of(string prefix) =>
        from width in Gen.Choose(2, 6)
        from types in ColumnTypes.Any.ListOf(width)
        from length in lengths
        from table in Of([.. types.Prepend(DataTypes.Integer).Select((type, index) => new Field(prefix + index, type))], length)
        select table;

    /// <summary>A table with two columns of every type, a key <c>k</c> of few values and a row number <c>n</c>.</summary>
    public static Gen<Table> Wide(int length) =>
        from table in Of([.. ColumnTypes.All.SelectMany((type, index) => new[] { new Field("c" + index, type), new Field("d" + index, type) }), new Field("k", DataTypes.Integer)], length)
        select new Table(table.Fields.Add(new Field("n", DataTypes.Integer)), [.. table.Rows.Select((row, number) => (object?[])[.. row[..^1], number % 3, number])]);

    static Gen<Table> Of(ImmutableArray<Field> fields, int length) =>
        from nullWeight in Gen.Elements(0, 1, 3, 9)
        from rows in Values.Record(fields.Select(field => new StructField(field.Name, field.Type)), nullWeight).ListOf(length)
        select new Table(fields, [.. rows]);
}
