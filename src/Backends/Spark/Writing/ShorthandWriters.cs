using System.Globalization;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;
using Rename = Frames.Backends.Spark.Proto.WithColumnsRenamed.Types.Rename;
using Replacement = Frames.Backends.Spark.Proto.NAReplace.Types.Replacement;

namespace Frames.Backends.Spark.Writing;

/// <summary>What the API says in one word and Spark has a message for.</summary>
internal static class ShorthandWriters
{
    public static void AddTo(WriterTable<Plan, Proto.Relation> table) => table
        .Add<Deduplicate>((writer, distinct) => new()
        {
            Deduplicate = new() { Input = writer.Write(distinct.Child), ColumnNames = { distinct.Names }, AllColumnsAsKeys = distinct.Names.Count == 0 },
        })
        .Add<WithColumns>((writer, with) => new()
        {
            WithColumns = new() { Input = writer.Write(with.Child), Aliases = { with.Items.Select(item => ExpressionWriters.NamedAs(writer, item)) } },
        })
        .Add<RenameColumns>((writer, rename) => new()
        {
            WithColumnsRenamed = new()
            {
                Input = writer.Write(rename.Child),
                Renames = { rename.Names.Select(pair => new Rename { ColName = pair.Key, NewColName = pair.Value }) },
            },
        })
        .Add<DropColumns>(Drop)
        .Add<RenameAll>((writer, rename) => new() { ToDf = new() { Input = writer.Write(rename.Child), ColumnNames = { rename.Names } } })
        .Add<ToSchema>((writer, to) => new() { ToSchema = new() { Input = writer.Write(to.Child), Schema = TypeConverter.ToProto(to.Target) } })
        .Add<FillNulls>((writer, fill) => new()
        {
            FillNa = new() { Input = writer.Write(fill.Child), Cols = { fill.Names }, Values = { fill.Values.Select(value => LiteralWriter.Write(Widest(value))) } },
        })
        .Add<DropNulls>(DropNulls)
        .Add<ReplaceValues>((writer, replace) => new()
        {
            Replace = new()
            {
                Input = writer.Write(replace.Child),
                Cols = { replace.Names },
                Replacements = { replace.Values.Select(pair => new Replacement { OldValue = LiteralWriter.Write(pair.Key), NewValue = LiteralWriter.Write(pair.Value) }) },
            },
        })
        .Add<Unpivot>(Unpivot)
        .Add<Statistics>(StatisticsWriter.Write)
        .Add<Hint>((writer, hint) => new() { Hint = new() { Input = writer.Write(hint.Child), Name = hint.Name, Parameters = { writer.Write(hint.Parameters) } } });

    // The server fills with long, double, boolean and string only, and casts to each column's type itself.
    static Literal Widest(Literal value) => value.Value switch
    {
        sbyte or short or int => new Literal(Convert.ToInt64(value.Value, CultureInfo.InvariantCulture), DataTypes.Long),
        float number => new Literal((double)number, DataTypes.Double),
        _ => value,
    };

    // A bare name means the column of exactly this name, dots and all; any other expression is resolved.
    static Proto.Relation Drop(MessageWriter writer, DropColumns drop)
    {
        var message = new Proto.Drop { Input = writer.Write(drop.Child) };
        foreach (var column in drop.Columns)
        {
            if (column is UnresolvedColumn { Parts: [var name], PlanId: null }) message.ColumnNames.Add(name);
            else message.Columns.Add(writer.Write(column));
        }
        return new() { Drop = message };
    }

    static Proto.Relation DropNulls(MessageWriter writer, DropNulls drop)
    {
        var message = new Proto.NADrop { Input = writer.Write(drop.Child), Cols = { drop.Names } };
        if (drop.MinimumNonNulls is { } minimum) message.MinNonNulls = minimum;
        return new() { DropNa = message };
    }

    static Proto.Relation Unpivot(MessageWriter writer, Unpivot unpivot)
    {
        if (!unpivot.IncludeNulls || unpivot.KeepsRest || unpivot.Aliases is not null || unpivot.ValueNames.Count != 1 || unpivot.ValueColumns?.Any(values => values.Count != 1) == true)
            throw ErrorClasses.NotExpressibleOnServer.With(("operation", "UNPIVOT with several value columns, with aliases or without nulls"));
        var message = new Proto.Unpivot
        {
            Input = writer.Write(unpivot.Child),
            Ids = { writer.Write(unpivot.IdColumns) },
            VariableColumnName = unpivot.VariableName,
            ValueColumnName = unpivot.ValueNames[0],
        };
        if (unpivot.ValueColumns is { } columns) message.Values = new() { Values_ = { writer.Write(columns.Select(column => column[0])) } };
        return new() { Unpivot = message };
    }
}

/// <summary>Statistics, each of which Spark has a message for.</summary>
internal static class StatisticsWriter
{
    public static Proto.Relation Write(MessageWriter writer, Statistics statistics)
    {
        var input = writer.Write(statistics.Child);
        var names = statistics.Columns.Select(Name).ToArray();
        var arguments = statistics.Arguments;
        return statistics.Function switch
        {
            "describe" => new() { Describe = new() { Input = input, Cols = { names } } },
            "summary" => new() { Summary = new() { Input = input, Statistics = { arguments.Select(argument => (string)argument.Value!) } } },
            "crosstab" => new() { Crosstab = new() { Input = input, Col1 = names[0], Col2 = names[1] } },
            "cov" => new() { Cov = new() { Input = input, Col1 = names[0], Col2 = names[1] } },
            "corr" => new() { Corr = new() { Input = input, Col1 = names[0], Col2 = names[1], Method = arguments is [{ Value: string method }, ..] ? method : "pearson" } },
            "freqItems" => FrequentItems(input, names, arguments),
            "approxQuantile" => Quantiles(input, names, arguments),
            "sampleBy" => SampleBy(writer, input, statistics),
            _ => throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"the statistic {statistics.Function}")),
        };
    }

    static Proto.Relation FrequentItems(Proto.Relation input, string[] names, ValueList<Literal> arguments)
    {
        var message = new Proto.StatFreqItems { Input = input, Cols = { names } };
        if (arguments is [{ Value: double support }, ..]) message.Support = support;
        return new() { FreqItems = message };
    }

    // An array of probabilities, and the relative error.
    static Proto.Relation Quantiles(Proto.Relation input, string[] names, ValueList<Literal> arguments) => new()
    {
        ApproxQuantile = new()
        {
            Input = input,
            Cols = { names },
            Probabilities = { ((object?[])arguments[0].Value!).Select(value => (double)value!) },
            RelativeError = (double)arguments[1].Value!,
        },
    };

    // Strata and fractions in turns, and last the seed.
    static Proto.Relation SampleBy(MessageWriter writer, Proto.Relation input, Statistics statistics)
    {
        var message = new Proto.StatSampleBy { Input = input, Col = writer.Write(statistics.Columns[0]), Seed = (long)statistics.Arguments[^1].Value! };
        for (var i = 0; i + 1 < statistics.Arguments.Count; i += 2)
            message.Fractions.Add(new Proto.StatSampleBy.Types.Fraction { Stratum = LiteralWriter.Write(statistics.Arguments[i]), Fraction_ = (double)statistics.Arguments[i + 1].Value! });
        return new() { SampleBy = message };
    }

    static string Name(Expression column) => column is UnresolvedColumn name ? Identifiers.Join(name.Parts)
        : throw ErrorClasses.NotExpressibleOnServer.With(("operation", $"statistics of the expression {column}"));
}
