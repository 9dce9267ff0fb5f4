using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Parquet.Footer;
using Frames.Parquet.Reading;
using Frames.Parquet.Schema;
using Frames.Sources;
using Frames.Sql.Types;

namespace Frames.Parquet.Skipping;

/// <summary>A scan's conditions on one file: which row groups, pages and rows cannot satisfy them. For one thread.</summary>
internal sealed class ScanFilter
{
    /// <summary>Larger dictionaries are not read just to see whether a row group can be skipped.</summary>
    const long LargestDictionary = 64 << 10;

    static readonly ColumnReference Unused = new(-1, "", DataTypes.Null, true, []);

    readonly ParquetFile file;
    readonly QuerySettings settings;
    readonly StructType columns;
    readonly List<Expression> conditions;
    readonly int filterCount;
    readonly Dictionary<string, string> fileNames;

    public ScanFilter(ParquetFile file, FileScan scan, QuerySettings settings)
    {
        (this.file, this.settings) = (file, settings);
        columns = RequestedBy(scan);
        fileNames = new(settings.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var column in scan.Columns)
            if (column.FileColumn is { } name) fileNames.TryAdd(column.Field.Name, name);
        filterCount = scan.Filters.Count;
        conditions = [.. scan.Filters.Where(filter => filter.References().All(column => fileNames.ContainsKey(column.Name)))];
    }

    /// <summary>The columns of a scan that files hold, under the files' names.</summary>
    public static StructType RequestedBy(FileScan scan)
        => new(scan.Columns.Where(column => column.FileColumn is not null).Select(column => column.Field with { Name = column.FileColumn! }));

    /// <summary>Whether a row of the group may satisfy the conditions, by its statistics.</summary>
    public bool MayMatch(RowGroup group) => conditions.TrueForAll(condition => BoundsCheck.MayMatch(condition,
        name => LeafOf(name) is var (leaf, type) ? ColumnBounds.Of(group, leaf, type) : null));

    /// <summary>Whether a value of the group's dictionaries may satisfy the conditions.</summary>
    public bool DictionariesMayMatch(RowGroup group, Experience experience, EvaluationContext context)
    {
        if (!experience.Pays || conditions.Count == 0) return true;
        var mayMatch = DictionariesMayMatch(group, context);
        experience.Note(!mayMatch);
        return mayMatch;
    }

    bool DictionariesMayMatch(RowGroup group, EvaluationContext context)
    {
        foreach (var condition in conditions)
        {
            if (condition.References().Distinct().ToArray() is not [var column] || LeafOf(column.Name) is not var (leaf, type)) continue;
            using var pages = DictionaryPage(group, leaf, type);
            if (pages?.Dictionary is { } dictionary && !AnyMatches(condition, column, dictionary, context)) return false;
        }
        return true;
    }

    /// <summary>The rows of the group in whose pages the conditions may hold, or null for all of them.</summary>
    public RowRanges? Ranges(RowGroup group, Experience experience)
    {
        if (!experience.Pays || conditions.Count == 0) return null;
        var result = Ranges(group);
        experience.Note(result is not null && result.RowCount < group.RowCount);
        return result;
    }

    RowRanges? Ranges(RowGroup group)
    {
        var result = default(RowRanges);
        foreach (var condition in conditions)
        {
            if (condition.References().Distinct().ToArray() is not [var column] || LeafOf(column.Name) is not var (leaf, type)) continue;
            if (PageBounds.Read(file.Source, group, leaf) is not { } pages) continue;
            var kept = pages.Matching(condition, column.Name, leaf, type);
            result = result is null ? kept : result.And(kept);
        }
        return result;
    }

    /// <summary>The choice of rows by the conditions before other columns are read; null if there are no conditions or no other columns.</summary>
    public RowChoice? Choice(EvaluationContext context)
    {
        var references = conditions.SelectMany(condition => condition.References()).Distinct().ToDictionary(column => column, PositionOf);
        if (conditions.Count == 0 || references.ContainsValue(-1) || references.Values.Distinct().Count() == columns.Count) return null;
        // Evaluators find the columns where the reader has them.
        var input = new ColumnReference[columns.Count];
        foreach (var (column, position) in references) input[position] = column;
        var factory = new EvaluatorFactory(Array.ConvertAll(input, column => column ?? Unused), settings);
        var steps = Conditions.Merged(conditions).ConvertAll(condition =>
        {
            var evaluator = factory.Create(condition);
            return new RowCondition([.. condition.References().Select(column => references[column]).Distinct()], (batch, among) => Conditions.Select(evaluator, batch, among, context));
        });
        return new(steps, conditions.Count == filterCount);
    }

    int PositionOf(ColumnReference column) => columns.IndexOf(fileNames[column.Name], settings.CaseSensitive);

    bool AnyMatches(Expression condition, ColumnReference column, Vector dictionary, EvaluationContext context)
    {
        try
        {
            var evaluator = new EvaluatorFactory([column], settings).Create(condition);
            // Null is a value too: a condition that it satisfies says nothing about the dictionary.
            foreach (var values in (Vector[])[dictionary, VectorBuilder.Nulls(dictionary.Type, 1)])
            {
                if (Conditions.Select(evaluator, new Batch(values.Length, [values]), null, context) is null or { Count: > 0 }) return true;
            }
            return false;
        }
        catch (FramesException)
        {
            // An entry that no row may have can fail; the rows decide.
            return true;
        }
    }

    /// <summary>The column's pages with its dictionary read, if that is small and all values stand in it.</summary>
    LeafPages? DictionaryPage(RowGroup group, SchemaNode leaf, DataType type)
    {
        if (group.Columns![leaf.Column].Metadata is not { DictionaryPageOffset: > 0 and var start, DataPageOffset: var data } chunk) return null;
        if (data - start > LargestDictionary || !IsAllCoded(chunk) || LeafRules.For(leaf, type) is not { } values) return null;
        var pages = new LeafPages(file.Source, leaf, values);
        pages.Open(chunk);
        pages.PeekCount();
        return pages;
    }

    /// <summary>Whether every value of the chunk stands in its dictionary.</summary>
    static bool IsAllCoded(ColumnMetadata chunk) => chunk.EncodingCounts is { } counts && counts.TrueForAll(count => count.Page is PageType.Dictionary
        || (count.Page is PageType.Data or PageType.DataV2 && count.Encoding is PageEncoding.PlainDictionary or PageEncoding.RunLengthDictionary));

    (SchemaNode Leaf, DataType Type)? LeafOf(string name)
    {
        if (!fileNames.TryGetValue(name, out var fileName) || file.Root.Child(fileName, settings.CaseSensitive) is not { IsLeaf: true, RepetitionLevel: 0 } leaf) return null;
        return (leaf, columns[columns.IndexOf(fileName, settings.CaseSensitive)].DataType);
    }
}
