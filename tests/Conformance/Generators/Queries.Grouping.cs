using System.Collections.Immutable;
using Frames.Expressions;
using Frames.Sql;
using Frames.Sql.Expressions;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Queries that see many rows at once: groups, windows, and rows made of one.</summary>
internal static partial class Queries
{
    static Gen<Query> Aggregate(Query input)
    {
        var keys = input.Fields.Where(field => field.IsKey).ToArray();
        return from wanted in Gen.Choose(0, Math.Min(2, keys.Length))
               from shuffled in Gen.Shuffle(keys)
               from kind in wanted == 0 ? Gen.Constant("") : Gen.Frequency((5, Gen.Constant("")), (1, Gen.Constant("ROLLUP")), (1, Gen.Constant("CUBE")))
               from size in Gen.Choose(1, 3)
               from calls in AggregateCall(input).ListOf(size)
               select Grouped(input, [.. shuffled.Take(wanted)], kind, [.. calls]);
    }

    static Query Grouped(Query input, ImmutableArray<Field> keys, string kind, ImmutableArray<Term> calls)
    {
        var list = keys.Select(key => key.Name).Concat(calls.Select((call, index) => $"{call.Sql} AS g{index}"));
        var by = string.Join(", ", keys.Select(key => key.Name));
        var fields = keys.Concat(calls.Select((call, index) => new Field("g" + index, call.Type, call.Tolerance)));
        return new($"SELECT {string.Join(", ", list)} FROM ({input.Sql}){(keys.Length == 0 ? "" : kind.Length == 0 ? " GROUP BY " + by : $" GROUP BY {kind}({by})")}", session =>
        {
            var columns = keys.Select(key => Functions.Col(key.Name)).ToArray();
            var frame = input.Frame(session);
            var groups = kind switch { "ROLLUP" => frame.Rollup(columns), "CUBE" => frame.Cube(columns), _ => frame.GroupBy(columns) };
            var results = calls.Select((call, index) => call.Column().As("g" + index)).ToArray();
            return groups.Agg(results[0], results[1..]);
        }, [.. fields], [input])
        {
            Risks = input.Risks + calls.Sum(call => call.Risks),
            Fewer = () => calls.Length > 1 ? calls.Select(call => Grouped(input, keys, kind, [call])) : keys.Length > 0 ? keys.Select(key => Grouped(input, keys.Remove(key), kind, calls)) : [],
        };
    }

    /// <summary>A call, at times of distinct values or of some rows only.</summary>
    static Gen<Term> AggregateCall(Query input) =>
        from function in Gen.Frequency((3, Gen.Elements(Aggregates.Free.Where(function => function.Name is "sum" or "count" or "avg" or "min" or "max").ToArray())), (2, Gen.Elements(Aggregates.Free)))
        from call in Aggregates.Of(function, type => Expressions.Of(type, input.Fields, 1), [.. input.Fields.Select(field => field.Type)], mayBeRefused: false)
        from distinct in Gen.Elements(false, false, false, true)
        from filter in Expressions.Of(DataTypes.Boolean, input.Fields, 1)
        from filtered in Gen.Elements(false, false, false, true)
        let term = call ?? Term.Call("count(1)", "count", DataTypes.Long, [Term.Text("1", DataTypes.Integer)]) with { IsConstant = false }
        let one = distinct && call is not null && function.Name is "sum" or "count" or "avg" && call.Parts.Length == 1 && !call.IsConstant && Catalogue.Accept.IsOrderable(call.Parts[0].Type)
            ? Term.Form($"{function.Name}(DISTINCT {{0}})", call.Type, call.Parts) with { Tolerance = call.Tolerance, Risks = call.Risks } : term
        select filtered ? Term.Form("{0} FILTER (WHERE {1})", one.Type, one, filter) with { Tolerance = one.Tolerance, Risks = one.Risks + filter.Risks } : one;

    static Gen<Query> Window(Query input)
    {
        var source = Renamed(input, "w", oneZero: true);
        var keys = source.Fields.Where(field => field.IsTotal).ToArray();
        if (keys.Length == 0) return Gen.Constant(input);
        var total = keys.Length == source.Fields.Length;
        return from partition in Gen.Elements(keys)
               from order in Gen.Elements(keys)
               from down in Gen.Elements(true, false)
               from call in WindowCall(source, total)
               from frame in Gen.Elements("", "", "ROWS BETWEEN 2 PRECEDING AND CURRENT ROW", "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING", "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING")
               select Windowed(source, partition, call.NeedsTotal || frame.Length > 0 ? keys.Prepend(order).Distinct().ToArray() : [order], down, call.Term,
                   call.HasFrame && (total || frame.Contains("UNBOUNDED FOLLOWING", StringComparison.Ordinal)) ? frame : "");
    }

    static Query Windowed(Query input, Field partition, Field[] orders, bool descending, Term call, string frame)
    {
        var direction = descending ? "DESC" : "ASC";
        var over = $"OVER (PARTITION BY {partition.Name} ORDER BY {string.Join(", ", orders.Select(order => $"{order.Name} {direction}"))} {frame})";
        Column Column()
        {
            var spec = Sql.Expressions.Window.PartitionBy(Functions.Col(partition.Name)).OrderBy([.. orders.Select(order => Ordered(order, direction))]);
            spec = frame switch
            {
                "" => spec,
                "ROWS BETWEEN 2 PRECEDING AND CURRENT ROW" => spec.RowsBetween(-2, 0),
                "ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING" => spec.RowsBetween(-1, 1),
                _ => spec.RowsBetween(Sql.Expressions.Window.UnboundedPreceding, Sql.Expressions.Window.UnboundedFollowing),
            };
            return call.Column().Over(spec);
        }
        var windowed = Term.Over($"{call.Sql} {over}", Column, call.Type, [call]) with { Tolerance = call.Tolerance, Risks = call.Risks };
        return Select(input, [("w", windowed), .. input.Fields.Select((field, index) => ("x" + index, Term.Of(field) with { Tolerance = field.Tolerance }))]) with
        {
            Fewer = () => [Select(input, [("w", windowed)]) with { Fewer = static () => [] }],
        };
    }

    sealed record OverWindow(Term Term, bool NeedsTotal, bool HasFrame);

    static Gen<OverWindow> WindowCall(Query input, bool total)
    {
        var types = input.Fields.Select(field => field.Type).ToArray();
        var windows = Calls.Functions.Where(function => function.Kind == FunctionKind.Window && !KnownDifferences.Functions.ContainsKey(function.Name) && (total || function.Name is "rank" or "dense_rank" or "percent_rank" or "cume_dist")).ToArray();
        var functions = windows.Concat(Aggregates.Free).Concat(total ? Aggregates.Ordered : []).ToArray();
        return from function in Gen.Frequency((2, Gen.Elements(windows)), (3, Gen.Elements(functions)))
               from call in Aggregates.Of(function, type => Expressions.Of(type, input.Fields, 0), types, mayBeRefused: false)
               let term = call ?? Term.Call("count(1)", "count", DataTypes.Long, [Term.Text("1", DataTypes.Integer)])
               select new OverWindow(term, function.Kind == FunctionKind.Window || Exceptions.OrderDependent.Contains(function.Name), function.Kind == FunctionKind.Aggregate);
    }

    static Gen<Query> Generate(Query input)
    {
        var nested = input.Fields.Where(field => field.IsExact && field.Type is ArrayType or MapType).ToArray();
        var array = nested.Length == 0 ? Expressions.Of(ColumnTypes.Nested[0], input.Fields, 1) : Gen.Elements(nested).Select(Term.Of);
        return from value in array
               from name in Gen.Elements("explode", "explode_outer", "posexplode", "posexplode_outer")
               let columns = Columns(name, value.Type)
               let names = string.Join(", ", columns.Select(column => column.Name))
               select new Query($"SELECT {string.Join(", ", input.Fields.Select(field => field.Name))}, {name}({value.Sql}) AS ({names}) FROM ({input.Sql})",
                   session => input.Frame(session).Select([.. input.Fields.Select(field => Functions.Col(field.Name)),
                       new Column(new Alias(new UnresolvedFunction(name, value.Column().Expression), [.. columns.Select(column => column.Name)]))]),
                   [.. input.Fields, .. columns], [input])
               { Risks = input.Risks + value.Risks };
    }

    static Field[] Columns(string generator, DataType type)
    {
        Field[] made = type is MapType map ? [new("gk", map.KeyType), new("gv", map.ValueType)] : [new("ge", ((ArrayType)type).ElementType)];
        return generator.StartsWith("pos", StringComparison.Ordinal) ? [new("gp", DataTypes.Integer), .. made] : made;
    }
}
