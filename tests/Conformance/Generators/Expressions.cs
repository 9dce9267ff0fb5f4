using System.Collections.Immutable;
using Frames.Expressions;
using Frames.Sql;
using Frames.Sql.Types;
using FsCheck;
using FsCheck.Fluent;

namespace Frames.Tests.Conformance.Generators;

/// <summary>Typed expressions over a query's columns: columns, literals, casts, parts of nested values, and calls of the whole catalogue.</summary>
internal static class Expressions
{
    const int Attempts = 6;

    static readonly FunctionDefinition[] safe = [.. Calls.Scalars.Where(function => Exceptions.NeverFail.Contains(function.Name))];

    static readonly FunctionDefinition[] predicates = [.. Calls.Scalars.Where(function => function.Name is "and" or "or" or "not" or "==" or "<" or "<=" or ">" or "<=>" or "in" or "isnull"
        or "isnotnull" or "between" or "isnan" or "contains" or "startswith" or "like" or "exists" or "array_contains")];

    /// <summary>An expression of any type.</summary>
    public static Gen<Term> Any(ImmutableArray<Field> fields, int depth) =>
        Gen.Frequency((3, Gen.Elements<DataType>([.. fields.Select(field => field.Type)])), (1, ColumnTypes.Any)).SelectMany(type => Of(type, fields, depth));

    /// <summary>An expression of a type, at most so deep; exact, so that more can be computed from it.</summary>
    public static Gen<Term> Of(DataType type, ImmutableArray<Field> fields, int depth) => depth == 0
        ? Leaf(type, fields)
        : Gen.Frequency((3, Leaf(type, fields)), (8, Call(type, fields, depth, Attempts)), (1, Cast(type, fields, depth)), (1, Part(type, fields)), (1, Conditional(type, fields, depth)));

    /// <summary>Any call, whatever its type and however exact: what stands alone in a select list.</summary>
    public static Gen<Term> Free(ImmutableArray<Field> fields, int depth) =>
        from function in Gen.Elements(Calls.Scalars)
        from call in Calls.Of(function, type => Of(type, fields, depth - 1), ColumnTypes.All, mayBeRefused: false)
        from otherwise in Any(fields, depth)
        select call ?? otherwise;

    static Gen<Term> Call(DataType type, ImmutableArray<Field> fields, int depth, int attempts) =>
        from function in Gen.Frequency((type is BooleanType ? 6 : 0, Gen.Elements(predicates)), (4, Gen.Elements(safe)), (2, Gen.Elements(Calls.Scalars)))
        from call in Calls.Of(function, argument => Of(argument, fields, depth - 1), ColumnTypes.All, mayBeRefused: false)
        from result in call is { Tolerance: Tolerance.None } && call.Type.SameType(type) ? Gen.Constant(call) : attempts == 0 ? Leaf(type, fields) : Call(type, fields, depth, attempts - 1)
        select result;

    static Gen<Term> Cast(DataType type, ImmutableArray<Field> fields, int depth) =>
        from source in Gen.Elements(ColumnTypes.Atomic)
        from value in Of(source, fields, depth - 1)
        from tries in Gen.Elements(true, true, false)
        let name = tries ? "try_cast" : "CAST"
        let accepted = Typing.Of(arguments => $"{name}({arguments[0]} AS {type.Sql})", [value]) is not null
        select !accepted ? Term.Text($"CAST(NULL AS {type.Sql})", type)
            : Term.Over($"{name}({value.Sql} AS {type.Sql})", () => tries ? value.Column().TryCast(type) : value.Column().Cast(type), type, [value]) with { Risks = value.Risks + (tries ? 0 : 1) };

    /// <summary>A field, an element or a value of a nested column.</summary>
    static Gen<Term> Part(DataType type, ImmutableArray<Field> fields)
    {
        var parts = fields.Where(field => field.IsExact).SelectMany(field => Parts(Term.Of(field))).Where(part => part.Type.SameType(type)).ToArray();
        return parts.Length == 0 ? Leaf(type, fields) : Gen.Elements(parts);
    }

    static IEnumerable<Term> Parts(Term whole) => whole.Type switch
    {
        StructType record => record.Select(field => Term.Over($"{whole.Sql}.{field.Name}", () => whole.Column().GetField(field.Name), field.DataType, [whole])),
        ArrayType array => [Term.Form("get({0}, 0)", array.ElementType, whole)],
        MapType { KeyType: StringType } map => [Term.Over($"{whole.Sql}['a']", () => whole.Column().GetItem("a"), map.ValueType, [whole])],
        MapType { KeyType: IntegerType } map => [Term.Over($"{whole.Sql}[1]", () => whole.Column().GetItem(1), map.ValueType, [whole])],
        _ => [],
    };

    static Gen<Term> Conditional(DataType type, ImmutableArray<Field> fields, int depth) =>
        from condition in Of(DataTypes.Boolean, fields, depth - 1)
        from yes in Of(type, fields, depth - 1)
        from no in Of(type, fields, depth - 1)
        select Term.Over($"CASE WHEN {condition.Sql} THEN {yes.Sql} ELSE {no.Sql} END", () => Functions.When(condition.Column(), yes.Column()).Otherwise(no.Column()), type, [condition, yes, no]);

    static Gen<Term> Leaf(DataType type, ImmutableArray<Field> fields)
    {
        var columns = fields.Where(field => field.IsExact && field.Type.SameType(type)).Select(Term.Of).ToArray();
        return columns.Length == 0 ? Literals.Of(type) : Gen.Frequency((6, Gen.Elements(columns)), (1, Literals.Of(type)));
    }
}
