using System.Text;
using Frames.Sources;
using Xunit;

namespace Frames.Tests.Local.Formats;

public sealed class LocalStorageTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly LocalStorage storage = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_seen_when_it_is_complete()
    {
        var path = folder.Path + "/a/b.txt";
        using (var pending = storage.Create(path))
        {
            pending.Stream.Write("text"u8);
            Assert.Null(storage.Find(path));
            pending.Complete();
        }
        Assert.Equal(4, storage.Find(path)!.Length);
        using (var dropped = storage.Create(path)) dropped.Stream.Write("longer text"u8);
        Assert.Equal(4, storage.Find(path)!.Length);
        Assert.Single(storage.List(folder.Path + "/a", recursive: false));
    }

    [Fact]
    public void Of_many_writers_one_puts_the_file()
    {
        var path = "file://" + folder.Path + "/log/0.json";
        var winners = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, 32, i =>
        {
            if (storage.PutIfAbsent(path, Encoding.ASCII.GetBytes(i.ToString("D3")))) winners.Add(i);
        });
        Assert.Single(winners);
        Assert.Equal(winners.Single().ToString("D3"), File.ReadAllText(folder.Path + "/log/0.json"));
        Assert.Single(storage.List(folder.Path + "/log", recursive: true));
    }

    [Fact]
    public void Listing_is_in_ordinal_order_and_starts_after_a_name()
    {
        foreach (var name in new[] { "b", "a/x", "C", "a.b" }) folder.Write(name, "");
        Assert.Equal(["C", "a.b", "a/x", "b"], storage.List(folder.Path, true).Select(file => file.Path[(folder.Path.Length + 1)..]));
        Assert.Equal(["b"], storage.List(folder.Path, true, folder.Path + "/a/x").Select(file => file.Path[(folder.Path.Length + 1)..]));
        Assert.Empty(storage.List(folder.Path + "/none", true));
    }
}
