using System.Runtime.CompilerServices;

namespace Frames.Catalogue;

/// <summary>Begins a declaration. The family is the file it stands in.</summary>
internal static class Declare
{
    public static ScalarFunction Define(string name, [CallerFilePath] string file = "") => new(name, Family(file));

    public static AggregateFunction DefineAggregate(string name, [CallerFilePath] string file = "") => new(name, Family(file));

    public static WindowFunction DefineWindow(string name, [CallerFilePath] string file = "") => new(name, Family(file));

    public static GeneratorFunction DefineGenerator(string name, [CallerFilePath] string file = "") => new(name, Family(file));

    static string Family(string file) => Path.GetFileNameWithoutExtension(file.Replace('\\', '/').Split('/')[^1]).Split('.')[0];
}
