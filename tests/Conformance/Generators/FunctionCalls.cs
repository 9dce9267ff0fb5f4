using System.Collections.Immutable;
using Frames.Expressions;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Single calls of one function, in the queries that suit its kind, over a table with a column of every type.</summary>
internal static class FunctionCalls
{
    /// <summary>Select items that call the function, some of them with arguments that it refuses.</summary>
    public static Gen<Term> Of(FunctionDefinition function, ImmutableArray<Field> fields)
    {
        var columns = fields.Where(field => field.Name != "k").GroupBy(field => field.Type).ToDictionary(group => group.Key, group => group.ToArray());
        Gen<Term> Argument(DataType type) => !columns.TryGetValue(type, out var found) ? Literals.Of(type)
            : Gen.Frequency((4, Gen.Elements(found).Select(Term.Of)), (1, Literals.Of(type)));
        return from mayBeRefused in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
               from call in Drawn(function, Argument, mayBeRefused, 8)
               select call;
    }

    // A function that takes few types needs more than one draw.
    static Gen<Term> Drawn(FunctionDefinition function, Func<DataType, Gen<Term>> argument, bool mayBeRefused, int attempts) =>
        Aggregates.Of(function, argument, ColumnTypes.All, mayBeRefused || attempts == 0).SelectMany(call => call is null ? Drawn(function, argument, mayBeRefused, attempts - 1) : Gen.Constant(call));

    /// <summary>One query of several calls: rows by rows, groups by the key, or windows in the order of the row numbers.</summary>
    public static Query Query(FunctionDefinition function, ImmutableArray<Field> fields, ImmutableArray<Term> calls)
    {
        var view = Queries.View("l", fields);
        var (prefix, suffix, tail) = function switch
        {
            { Kind: FunctionKind.Window } => ("", " OVER (PARTITION BY k ORDER BY n)", ""),
            { Kind: FunctionKind.Aggregate } when Exceptions.OrderDependent.Contains(function.Name) => ("", " OVER (PARTITION BY k ORDER BY n)", ""),
            { Kind: FunctionKind.Aggregate } => ("k, ", "", " GROUP BY k"),
            _ => ("", "", ""),
        };
        Field[] first = prefix.Length > 0 ? [fields.Single(field => field.Name == "k")] : [];
        return new($"SELECT {prefix}{string.Join(", ", calls.Select(call => call.Sql + suffix))} FROM l{tail}", session => session.Sql("SELECT 1"),
            [.. first, .. calls.Select(call => new Field("", call.Type, call.Tolerance))], [view])
        { Risks = Math.Max(1, calls.Max(call => call.Parts.Count(part => !part.IsConstant))) };
    }
}
