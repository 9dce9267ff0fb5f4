using Frames.Catalogue;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Analyzer.Relations;

/// <summary>na.fill, na.drop and na.replace over conditionals.</summary>
internal static class NullEdits
{
    public static Plan Fill(FillNulls fill, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(fill.Child, around);
        var settings = resolver.Analysis.Settings;
        var values = new Dictionary<long, Literal>();
        if (fill.Values.Count == 1)
        {
            foreach (var column in Columns(child, fill.Names, resolver)) if (Fits(fill.Values[0].Type, column.Type)) values[column.Id] = fill.Values[0];
        }
        else
        {
            for (var i = 0; i < fill.Names.Count; i++)
                foreach (var column in ColumnEdits.Named(child, fill.Names[i], resolver, isRequired: true)) if (Fits(fill.Values[i].Type,
                    column.Type)) values[column.Id] = fill.Values[i];
        }
        return Project(child, column => values.TryGetValue(column.Id, out var value)
            ? Calls.Resolve("coalesce", settings, column.Type is FractionalType ? Calls.Resolve("nanvl", settings, column, new Literal(null, column.Type))
                : column,
                new Cast(value, column.Type, settings.CastMode, IsImplicit: true)) : null);
    }

    public static Plan Drop(DropNulls drop, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(drop.Child, around);
        var settings = resolver.Analysis.Settings;
        var columns = Columns(child, drop.Names, resolver).ToList();
        var present = columns.Select(column => Present(column, settings)).ToList();
        var minimum = drop.MinimumNonNulls ?? columns.Count;
        var condition = minimum >= columns.Count ? Conjunctions.And(present) : minimum == 1 ? Conjunctions.Or(present) : AtLeast(present, minimum, settings);
        return condition is null || minimum <= 0 ? child : new Filter(child, minimum > columns.Count ? Literal.False : condition);
    }

    public static Plan Replace(ReplaceValues replace, PlanResolver resolver, Surroundings around)
    {
        var child = resolver.Resolve(replace.Child, around);
        var settings = resolver.Analysis.Settings;
        var columns = Columns(child, replace.Names, resolver).ToHashSet();
        return Project(child, column =>
        {
            var pairs = columns.Contains(column) ? replace.Values.Where(pair => Fits(pair.Key.Type, column.Type)).ToList() : [];
            if (pairs.Count == 0) return null;
            var arguments = pairs.SelectMany(pair => new Expression[] { Calls.Resolve(OperatorNames.Equal, settings, column, As(pair.Key, column, settings)),
                As(pair.Value, column, settings) });
            return Calls.Resolve(OperatorNames.When, settings, [.. arguments, column]);
        });
    }

    static Expression As(Literal value, ColumnReference column, QuerySettings settings) => CommonTypes.CastTo(value, column.Type, settings);

    static IEnumerable<ColumnReference> Columns(Plan child, ValueList<string> names, PlanResolver resolver)
        => names.Count == 0 ? child.Output : names.SelectMany(name => ColumnEdits.Named(child, name, resolver, isRequired: true));

    static bool Fits(DataType value, DataType column) => (value, column) is (NumericType, NumericType) or (StringType, StringType) or (BooleanType,
        BooleanType) || value is NullType;

    static FunctionCall Present(ColumnReference column, QuerySettings settings)
    {
        var present = Calls.Resolve(OperatorNames.IsNotNull, settings, column);
        return column.Type is FractionalType ? Calls.Resolve(OperatorNames.And, settings, present,
            Calls.Resolve(OperatorNames.Not, settings, Calls.Resolve("isnan", settings, column))) : present;
    }

    static FunctionCall AtLeast(List<FunctionCall> present, int minimum, QuerySettings settings)
    {
        var count = present.Select(term => (Expression)Calls.Resolve("if", settings, term, new Literal(1, DataTypes.Integer),
            new Literal(0, DataTypes.Integer)))
            .Aggregate((left, right) => Calls.Resolve(OperatorNames.Add, settings, left, right));
        return Calls.Resolve(OperatorNames.GreaterOrEqual, settings, count, new Literal(minimum, DataTypes.Integer));
    }

    static Project Project(Plan child, Func<ColumnReference, Expression?> change)
        => new(child, child.Output.Map(column => change(column) is { } changed ? (Expression)new Alias(changed, [column.Name], Ids.Next(), column.Metadata)
            : column));
}
