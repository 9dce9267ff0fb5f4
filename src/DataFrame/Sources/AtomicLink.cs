using System.Runtime.InteropServices;

namespace Frames.Sources;

/// <summary>Gives a complete file a second name in one step that fails where the name is taken: what no call of .NET does.</summary>
internal static partial class AtomicLink
{
    const int fileExists = 17;
    const int errorFileExists = 80;
    const int errorAlreadyExists = 183;

    /// <summary>False if <paramref name="target"/> exists.</summary>
    public static bool TryCreate(string source, string target)
    {
        if (OperatingSystem.IsWindows() ? CreateHardLink(target, source, 0) : Link(source, target) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        if (error is fileExists or errorFileExists or errorAlreadyExists) return false;
        // Some file systems have no links. A move that does not overwrite looks before it renames: two writers within that moment are the price.
        try
        {
            File.Move(source, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string source, string target);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string target, string source, nint security);
}
