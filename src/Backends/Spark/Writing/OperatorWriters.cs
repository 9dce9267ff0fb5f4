using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using GroupType = Frames.Backends.Spark.Proto.Aggregate.Types.GroupType;
using JoinType = Frames.Backends.Spark.Proto.Join.Types.JoinType;
using SetOpType = Frames.Backends.Spark.Proto.SetOperation.Types.SetOpType;

namespace Frames.Backends.Spark.Writing;

/// <summary>The relational operators.</summary>
internal static class OperatorWriters
{
    public static void AddTo(WriterTable<Plan, Proto.Relation> table) => table
        .Add<Project>(Select)
        .Add<Filter>((writer, filter) => new() { Filter = new() { Input = writer.Write(filter.Child), Condition = writer.Write(filter.Condition) } })
        .Add<Aggregate>(Group)
        .Add<Window>((writer, window) => new()
        {
            Project = new() { Input = writer.Write(window.Child), Expressions = { writer.Write(window.Functions.Prepend<Expression>(new UnresolvedStar([]))) } },
        })
        .Add<Generate>(Generate)
        .Add<Sort>((writer, sort) => new() { Sort = new() { Input = writer.Write(sort.Child), Order = { sort.Orders.Select(writer.Write) }, IsGlobal = sort.Global } })
        .Add<Limit>((writer, limit) => new() { Limit = new() { Input = writer.Write(limit.Child), Limit_ = PlanWriters.Count(limit.Count, "LIMIT") } })
        .Add<Offset>((writer, offset) => new() { Offset = new() { Input = writer.Write(offset.Child), Offset_ = PlanWriters.Count(offset.Count, "OFFSET") } })
        .Add<Tail>((writer, tail) => new() { Tail = new() { Input = writer.Write(tail.Child), Limit = tail.Count } })
        .Add<Sample>(Sample)
        .Add<Repartition>(Repartition)
        .Add<SubqueryAlias>(Alias)
        .Add<Distinct>((writer, distinct) => new() { Deduplicate = new() { Input = writer.Write(distinct.Child), AllColumnsAsKeys = true } })
        .Add<Join>(Join)
        .Add<SetOperation>(Combine)
        .Add<WithTables>((writer, with) => with.IsRecursive
            ? throw ErrorClasses.NotExpressibleOnServer.With(("operation", "a recursive common table expression"))
            : writer.WithTables(with.Tables, with.Child))
        .Add<WithWindows>((writer, with) => writer.WithWindows(with.Windows, with.Child));

    // A select list over no input is one over one row without columns.
    static Proto.Relation Select(MessageWriter writer, Project project)
    {
        var message = new Proto.Project { Expressions = { writer.Write(project.List) } };
        if (project.Child is not OneRow) message.Input = writer.Write(project.Child);
        return new() { Project = message };
    }

    /// <summary>The server puts the grouping columns before the aggregates. Where the list does not begin with them, they get names of their own and are dropped again.</summary>
    static Proto.Relation Group(MessageWriter writer, Aggregate aggregate)
    {
        var keys = aggregate.Grouping;
        var prefixed = aggregate.Aggregates.Take(keys.Count).SequenceEqual(keys);
        var hidden = prefixed ? [] : keys.Select((_, index) => $"__grouping_{index}").ToArray();
        var message = new Proto.Aggregate
        {
            Input = writer.Write(aggregate.Child),
            GroupType = aggregate.Pivot is not null ? GroupType.Pivot : aggregate.Kind switch
            {
                GroupingKind.Rollup => GroupType.Rollup,
                GroupingKind.Cube => GroupType.Cube,
                GroupingKind.GroupingSets => GroupType.GroupingSets,
                _ => GroupType.Groupby,
            },
            GroupingExpressions = { writer.Write(prefixed ? keys : keys.Select((key, index) => new Alias(key, hidden[index]))) },
            AggregateExpressions = { writer.Write(aggregate.Aggregates.Skip(prefixed ? keys.Count : 0)) },
        };
        foreach (var set in aggregate.Sets ?? []) message.GroupingSets.Add(new Proto.Aggregate.Types.GroupingSets { GroupingSet = { writer.Write(set) } });
        if (aggregate.Pivot?.GroupsByRest == true) throw ErrorClasses.NotExpressibleOnServer.With(("operation", "a pivot that groups by all other columns"));
        if (aggregate.Pivot is { } pivot) message.Pivot = new() { Col = writer.Write(pivot.Column), Values = { pivot.Values.Select(PivotValue) } };
        var relation = new Proto.Relation { Aggregate = message };
        return hidden.Length == 0 ? relation : new() { Drop = new() { Input = relation, ColumnNames = { hidden } } };
    }

    static Proto.Expression.Types.Literal PivotValue(Expression value) => value is Literal literal ? LiteralWriter.Write(literal)
        : throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"a pivot on the value {value}, which is not a literal"));

    static Proto.Relation Generate(MessageWriter writer, Generate generate)
    {
        var generator = generate.Generator;
        if (generate.Outer && generator is UnresolvedFunction function) generator = function with { NameParts = [function.Name + "_outer"] };
        if (generate.Names.Count > 0) generator = new Alias(generator, generate.Names);
        return new() { Project = new() { Input = writer.Write(generate.Child), Expressions = { writer.Write([new UnresolvedStar([]), generator]) } } };
    }

    static Proto.Relation Sample(MessageWriter writer, Sample sample)
    {
        var message = new Proto.Sample
        {
            Input = writer.Write(sample.Child),
            LowerBound = sample.LowerBound,
            UpperBound = sample.UpperBound,
            WithReplacement = sample.WithReplacement,
        };
        // Without a seed the server would draw one at each analysis of the same frame, so the frame's own number serves.
        message.Seed = sample.Seed ?? sample.Tag.Id;
        return new() { Sample = message };
    }

    static Proto.Relation Repartition(MessageWriter writer, Repartition repartition)
    {
        var input = writer.Write(repartition.Child);
        if (repartition.By.Count == 0 && repartition.Count is { } count)
            return new() { Repartition = new() { Input = input, NumPartitions = count, Shuffle = repartition.Shuffle } };
        var message = new Proto.RepartitionByExpression { Input = input, PartitionExprs = { writer.Write(repartition.By) } };
        if (repartition.Count is { } partitions) message.NumPartitions = partitions;
        return new() { RepartitionByExpression = message };
    }

    static Proto.Relation Alias(MessageWriter writer, SubqueryAlias alias)
    {
        var input = writer.Write(alias.Child);
        if (alias.ColumnNames is { } names) input = new() { ToDf = new() { Input = input, ColumnNames = { names } } };
        return new() { SubqueryAlias = new() { Input = input, Alias = alias.Qualifier[^1], Qualifier = { alias.Qualifier.SkipLast(1) } } };
    }

    static Proto.Relation Join(MessageWriter writer, Join join)
    {
        if (join.Natural || join.NullAware)
            throw ErrorClasses.NotExpressibleOnServer.With(("operation", join.Natural ? "NATURAL JOIN" : "a null-aware anti join"));
        var (left, right, kind) = (writer.Write(join.Left), writer.Write(join.Right), Kind(join.Kind));
        var condition = join.Condition is null ? null : writer.Write(join.Condition);
        if (join.Lateral) return new() { LateralJoin = new() { Left = left, Right = right, JoinCondition = condition, JoinType = kind } };
        var message = new Proto.Join { Left = left, Right = right, JoinCondition = condition, JoinType = kind };
        if (join.Using is { } names) message.UsingColumns.Add(names);
        return new() { Join = message };
    }

    static JoinType Kind(JoinKind kind) => kind switch
    {
        JoinKind.LeftOuter => JoinType.LeftOuter,
        JoinKind.RightOuter => JoinType.RightOuter,
        JoinKind.FullOuter => JoinType.FullOuter,
        JoinKind.LeftSemi => JoinType.LeftSemi,
        JoinKind.LeftAnti => JoinType.LeftAnti,
        JoinKind.Cross => JoinType.Cross,
        _ => JoinType.Inner,
    };

    static Proto.Relation Combine(MessageWriter writer, SetOperation set) => set.Inputs.Select(writer.Write).Aggregate((left, right) =>
    {
        var message = new Proto.SetOperation
        {
            LeftInput = left,
            RightInput = right,
            IsAll = set.All,
            SetOpType = set.Kind switch { SetKind.Union => SetOpType.Union, SetKind.Intersect => SetOpType.Intersect, _ => SetOpType.Except },
        };
        if (set.ByName) (message.ByName, message.AllowMissingColumns) = (true, set.AllowMissing);
        return new() { SetOp = message };
    });
}
