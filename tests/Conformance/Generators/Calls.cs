using System.Collections.Immutable;
using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Calls of the catalogue's functions, made from their declarations: a new function is called here as soon as it is declared.</summary>
internal static class Calls
{
    static readonly string[] lambdas = ["x -> x IS NULL", "x -> x", "(x, y) -> x", "(x, y) -> x <=> y", "(k, v) -> v IS NOT NULL", "(k, x, y) -> x", "(a, x) -> a"];

    /// <summary>The functions that can stand in any query: what gives the same for the same arguments and is written as a call or an operator.</summary>
    public static readonly FunctionDefinition[] Functions =
        [.. FunctionCatalogue.All.Where(function => function is { IsInternal: false, IsDeterministic: true } && !Exceptions.NotCalled.ContainsKey(function.Name))];

    /// <summary>Scalar functions for expressions in plans: those of which no difference is known.</summary>
    public static readonly FunctionDefinition[] Scalars = [.. Functions.Where(function => function.Kind == FunctionKind.Scalar && !KnownDifferences.Functions.ContainsKey(function.Name))];

    /// <summary>A call over columns of the fields' types; null where the analyzer refuses what was drawn, unless <paramref name="mayBeRefused"/>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="argument">Makes an argument of a type.</param>
    /// <param name="types">The types to draw from.</param>
    /// <param name="mayBeRefused">Whether a call whose types do not fit is a call too: its error is to be compared.</param>
    public static Gen<Term?> Of(FunctionDefinition function, Func<DataType, Gen<Term>> argument, IReadOnlyList<DataType> types, bool mayBeRefused) =>
        from count in Count(function.Signature)
        from terms in Arguments(function, count, argument, types)
        select Call(function, terms, mayBeRefused);

    static Gen<int> Count(Signature signature)
    {
        if (signature.AllowedCounts is { Count: > 0 } counts) return Gen.Elements<int>([.. counts]);
        var least = signature.MinimumCount;
        return Gen.Choose(least, Math.Min(signature.MaximumCount, Math.Max(least, signature.Parameters.Count) + (signature.Repeats ? 1 : 0)));
    }

    static Gen<ImmutableArray<Term>> Arguments(FunctionDefinition function, int count, Func<DataType, Gen<Term>> argument, IReadOnlyList<DataType> types) =>
        Enumerable.Range(0, count).Aggregate(Gen.Constant(ImmutableArray<Term>.Empty), (terms, position) =>
            from before in terms
            from next in Argument(function, position, before, argument, types)
            select before.Add(next));

    static Gen<Term> Argument(FunctionDefinition function, int position, ImmutableArray<Term> before, Func<DataType, Gen<Term>> argument, IReadOnlyList<DataType> types)
    {
        var parameter = function.Signature.ParameterAt(position);
        var examples = CallExamples.At(function, position);
        if (parameter.Type == Accept.Lambda)
            return Gen.Frequency((examples.Length * 2, Gen.Elements(examples.DefaultIfEmpty("").ToArray())), (3, Gen.Elements(lambdas))).Select(text => Term.Text(text, DataTypes.Null) with { IsSyntax = true });
        var words = examples.Where(CallExamples.IsWord).Select(word => Term.Text(word, DataTypes.String) with { IsSyntax = true }).ToArray();
        if (words.Length > 0) return Gen.Elements(words);

        var fits = types.Where(parameter.Type.Accepts).DefaultIfEmpty(DataTypes.String).ToArray();
        var casts = types.Where(type => parameter.Type.CastFrom(type, true) is not null).ToArray();
        var alike = Alike(before).Where(parameter.Type.Accepts).ToArray();
        var type = Gen.Frequency((alike.Length > 0 ? 12 : 0, Gen.Elements(alike.DefaultIfEmpty(DataTypes.Null).ToArray())), (4, Gen.Elements(fits)),
            (casts.Length > 0 ? 1 : 0, Gen.Elements(casts.DefaultIfEmpty(DataTypes.Null).ToArray())));
        var given = parameter.Foldable ? type.SelectMany(Literals.Of) : type.SelectMany(argument);
        var text = examples.Where(example => example.StartsWith('\'') || char.IsAsciiDigit(example[0]) || example[0] == '-').ToArray();
        return Gen.Frequency((3, given), (text.Length == 0 ? 0 : position == 0 ? 1 : 4,
            Gen.Elements(text.DefaultIfEmpty("").ToArray()).Select(example => Term.Text(example, example.StartsWith('\'') ? DataTypes.String : DataTypes.Integer))));
    }

    /// <summary>Types that suit the arguments so far: theirs, and what they hold.</summary>
    static IEnumerable<DataType> Alike(ImmutableArray<Term> before) => before.Length == 0 ? [] : before[^1].Type switch
    {
        ArrayType array => [array, array.ElementType, array.ElementType],
        MapType map => [map, map.KeyType, map.KeyType],
        var type => [type, .. before.Select(term => term.Type)],
    };

    static Term? Call(FunctionDefinition function, ImmutableArray<Term> terms, bool mayBeRefused)
    {
        string Write(string[] arguments) => OperatorTexts.Write(function.Name, arguments);
        var type = Typing.Of(Write, terms);
        if (type is null && !mayBeRefused) return null;
        var call = Term.Call(Write([.. terms.Select(term => term.Sql)]), function.Name, type ?? DataTypes.Null, terms);
        return call with { Risks = call.Risks + (Exceptions.NeverFail.Contains(function.Name) ? 0 : 1), Tolerance = Exceptions.ToleranceOf(function.Name, call.Type) };
    }
}
