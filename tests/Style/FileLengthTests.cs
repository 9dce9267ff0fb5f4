namespace Frames.Tests.Style;

/// <summary>A file does one thing: none is longer than 500 lines.</summary>
public class FileLengthTests
{
    const int Most = 500;

    [Fact]
    public void No_file_is_too_long()
    {
        var files = Repository.CodeFiles().ToList();
        Assert.True(files.Count > 100, $"Only {files.Count} files were found below {Repository.Root}.");
        Assert.Empty(files.Select(file => (file, Lines: File.ReadLines(Repository.Full(file)).Count())).Where(pair => pair.Lines > Most)
            .Select(pair => $"{pair.file} has {pair.Lines} lines"));
    }
}
