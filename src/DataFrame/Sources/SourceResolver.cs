using Frames.Backends;
using Frames.Errors;
using Frames.Plans;
using Frames.Sql.Types;
using Frames.Values;

namespace Frames.Sources;

/// <summary>Finds what a read means: the table of a provider, or the files under its paths with their schema.</summary>
internal static class SourceResolver
{
    const string partitionInference = "spark.sql.sources.partitionColumnTypeInference.enabled";

    /// <summary>The source of <c>spark.read</c>, of a registered table or of <c>format.`path`</c>.</summary>
    public static ITableSource Resolve(ReadSource read, BackendSession session)
    {
        var options = new SourceOptions(read.Options);
        var name = read.Format ?? session.Settings.Get("spark.sql.sources.default", "parquet");
        var paths = Paths(read, options);
        if (SourceRegistry.Provider(name) is { } provider) return provider.Open(read, OnePath(name, paths), session);
        var format = SourceRegistry.Format(name) ?? throw ErrorClasses.DataSourceNotFound.With(("provider", name));
        if (paths.Count == 0) throw new FramesException(null, null, $"Reading {name} needs a path: pass one to Load, or set the option 'path'.");
        return Files(format, read.UserSchema, paths, options, session);
    }

    static ITableSource Files(IFileFormat format, StructType? userSchema, IReadOnlyList<string> paths, SourceOptions options, BackendSession session)
    {
        var zone = SparkZone.Get(session.Settings.TimeZone);
        var recursive = options.Flag("recursiveFileLookup");
        var found = paths.SelectMany(path => FileListing.Find(path, options)).ToList();
        var infer = !session.Settings.Get(partitionInference, "true").Equals("false", StringComparison.OrdinalIgnoreCase);
        var (partitions, files) = recursive ? (new StructType(), WithoutPartitions(found)) : PartitionFolders.Read(found, userSchema, infer, zone);
        // Without partition columns only what lies directly in the folders belongs to the table.
        if (!recursive && partitions.Count == 0) files = WithoutPartitions(found.Where(file => file.File.Path == file.Root || StoragePaths.Parent(file.File.Path) == file.Root));
        var schema = userSchema is null ? Infer(format, files, options, session)
            : new StructType(userSchema.Fields.Where(field => partitions.IndexOf(field.Name) < 0).Select(AsNullable));
        if (userSchema is not null) Check(format, schema, options, session.Settings);
        return new FileTableSource(format, files, schema, partitions, options);
    }

    static StructType Infer(IFileFormat format, IReadOnlyList<DataFile> files, SourceOptions options, BackendSession session)
    {
        if (files.Count == 0) throw ErrorClasses.UnableToInferSchema.With(("format", format.DisplayName));
        var context = new FileContext(SourceRegistry.Storage(files[0].Path), session.Settings, CancellationToken.None);
        return new StructType(format.InferSchema(files, options.All, context).Fields.Select(AsNullable));
    }

    static void Check(IFileFormat format, StructType schema, SourceOptions options, Expressions.QuerySettings settings)
    {
        if (schema.Fields.Any(field => field.DataType is CharType or VarcharType) && settings.Get("spark.sql.legacy.charVarcharAsString", "false") != "true")
            throw ErrorClasses.CharAsString.With();
        format.CheckSchema(schema, options.All, settings);
    }

    /// <summary>Files promise nothing: every column of theirs may hold nulls.</summary>
    static StructField AsNullable(StructField field) => field with { IsNullable = true, DataType = field.DataType.AsNullable() };

    static IReadOnlyList<DataFile> WithoutPartitions(IEnumerable<(StoredFile File, string Root)> files)
        => [.. files.Select(file => new DataFile(file.File.Path, file.File.Length, []) { ModifiedMicros = file.File.ModifiedMicros })];

    static IReadOnlyList<string> Paths(ReadSource read, SourceOptions options)
        => read.Paths.Count > 0 ? read.Paths : options.Find("path") is { } path ? [path] : [];

    static string OnePath(string format, IReadOnlyList<string> paths) => paths.Count == 1 ? StoragePaths.Normalize(paths[0])
        : throw new FramesException(null, null, $"A {format} table is read from one path; there are {paths.Count}.");
}
