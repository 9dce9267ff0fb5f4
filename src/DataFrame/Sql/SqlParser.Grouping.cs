using Frames.Expressions;
using Frames.Plans;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    /// <summary>One element of GROUP BY: the alternatives that it stands for, each a list of expressions.</summary>
    readonly record struct GroupingElement(GroupingKind Kind, ValueList<ValueList<Expression>> Parts)
    {
        /// <summary>The grouping sets of the element alone.</summary>
        public IEnumerable<ValueList<Expression>> Sets()
        {
            var parts = Parts;
            return Kind switch
            {
                GroupingKind.Rollup => Enumerable.Range(0, parts.Count + 1).Select(dropped
                    => parts.Take(parts.Count - dropped).SelectMany(part => part).ToValueList()),
                GroupingKind.Cube => Enumerable.Range(0, 1 << parts.Count).Select(dropped
                    => parts.Where((_, i) => (dropped >> (parts.Count - 1 - i) & 1) == 0).SelectMany(part => part).ToValueList()),
                GroupingKind.GroupingSets => parts,
                _ => [parts[0]],
            };
        }

        public bool IsPlain => Kind != GroupingKind.GroupingSets && Parts.All(part => part.Count == 1);
    }

    Aggregate GroupBy(Plan plan, ValueList<Expression> list)
    {
        Expect("GROUP", "BY");
        var elements = List(GroupByElement);
        if (Is("WITH") && IsAnyAt(1, "ROLLUP", "CUBE"))
        {
            Next();
            return new(plan, elements.Map(element => element.Parts[0][0]), list, Next().Key == "ROLLUP" ? GroupingKind.Rollup : GroupingKind.Cube);
        }
        if (Is("GROUPING") && IsAt(1, "SETS"))
        {
            var sets = GroupByElement();
            return Sets(plan, list, elements.Map(element => element.Parts[0][0]), sets.Parts);
        }
        return Grouping(plan, list, elements);
    }

    Aggregate Grouping(Plan plan, ValueList<Expression> list, ValueList<GroupingElement> elements)
    {
        if (elements.All(element => element.Kind == GroupingKind.GroupBy)) return new(plan, elements.Map(element => element.Parts[0][0]), list);
        if (elements.Count == 1 && elements[0].IsPlain) return new(plan, elements[0].Parts.Map(part => part[0]), list, elements[0].Kind);
        // Several elements stand for every combination of their sets.
        IEnumerable<ValueList<Expression>> sets = [ValueList<Expression>.Empty];
        foreach (var element in elements) sets = sets.SelectMany(set => element.Sets().Select(more => new ValueList<Expression>([.. set, .. more])));
        var all = sets.Take(4097).ToValueList();
        if (all.Count > 4096) throw Unsupported("GROUP BY of more than 4096 grouping sets");
        return Sets(plan, list, elements.SelectMany(element => element.Parts.SelectMany(part => part)).ToValueList(), all);
    }

    static Aggregate Sets(Plan plan, ValueList<Expression> list, ValueList<Expression> grouping, ValueList<ValueList<Expression>> sets)
        => new(plan, grouping.Distinct().ToValueList(), list, GroupingKind.GroupingSets, sets.Map(set => set.Distinct().ToValueList()));

    GroupingElement GroupByElement()
    {
        if (IsAny("ROLLUP", "CUBE") && IsAt(1, "("))
        {
            var kind = Next().Key == "ROLLUP" ? GroupingKind.Rollup : GroupingKind.Cube;
            var parts = Parenthesized(GroupingSet);
            if (kind == GroupingKind.Cube && parts.Count > 12) throw Unsupported("CUBE of more than 12 columns");
            return new(kind, parts);
        }
        if (Is("GROUPING") && IsAt(1, "SETS") && IsAt(2, "("))
        {
            position += 2;
            return new(GroupingKind.GroupingSets, Parenthesized(NestedSets).SelectMany(sets => sets).ToValueList());
        }
        return new(GroupingKind.GroupBy, [[Expression()]]);
    }

    IEnumerable<ValueList<Expression>> NestedSets()
        => (IsAny("ROLLUP", "CUBE") && IsAt(1, "(")) || (Is("GROUPING") && IsAt(1, "SETS")) ? Nested(GroupByElement).Sets().ToList() : [GroupingSet()];

    /// <summary>Expressions in parentheses, none too, or one without them.</summary>
    ValueList<Expression> GroupingSet()
    {
        if (!Is("(")) return [Expression()];
        if (IsAt(1, ")"))
        {
            position += 2;
            return [];
        }
        var value = Expression();
        return RowValues(value);
    }
}
