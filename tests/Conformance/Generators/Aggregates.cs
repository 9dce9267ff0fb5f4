using Frames.Expressions;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Calls of aggregate functions whose answer does not depend on the order of rows, and is exact where the function allows it.</summary>
internal static class Aggregates
{
    /// <summary>Aggregates for any window or group.</summary>
    public static readonly FunctionDefinition[] Free =
        [.. Calls.Functions.Where(function => function.Kind == FunctionKind.Aggregate && !KnownDifferences.Functions.ContainsKey(function.Name) && !Exceptions.OrderDependent.Contains(function.Name))];

    /// <summary>Aggregates that need a total order.</summary>
    public static readonly FunctionDefinition[] Ordered =
        [.. Calls.Functions.Where(function => function.Kind == FunctionKind.Aggregate && !KnownDifferences.Functions.ContainsKey(function.Name) && Exceptions.OrderDependent.Contains(function.Name))];

    /// <summary>A call of the function over columns, or null where the analyzer refuses it.</summary>
    public static Gen<Term?> Of(FunctionDefinition function, Func<DataType, Gen<Term>> argument, IReadOnlyList<DataType> types, bool mayBeRefused) =>
        Calls.Of(function, type => argument(type).Select(term => Tame(function.Name, term)), types, mayBeRefused);

    /// <summary>
    /// The term in a range where sums are exact in any order: quarters and whole numbers far below 2^53, besides NaN and the infinities, which no order changes. Zeros are of one
    /// sign, for which of two equal numbers is the least is nobody's promise. For variances and the like, numbers below ten.
    /// </summary>
    static Term Tame(string function, Term term) => term.Type switch
    {
        _ when term.IsConstant => term,
        NumericType when Exceptions.IsMoment(function) => Term.Form("CAST(({0} % 10) AS DOUBLE)", DataTypes.Double, Bounded(term)),
        LongType => Term.Form("({0} % 100000L)", DataTypes.Long, term),
        DoubleType or FloatType => Bounded(term),
        _ => term,
    };

    static Term Bounded(Term term) => term.Type is not (DoubleType or FloatType) ? term : Term.Form(
        "CASE WHEN isnan({0}) OR abs({0}) > 1e300D THEN {0} WHEN abs({0}) < 1e6D THEN CAST(rint({0} * 4) / 4 + 0D AS " + term.Type.Sql + ") END", term.Type, term);
}
