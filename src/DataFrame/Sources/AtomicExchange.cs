using System.Runtime.InteropServices;

namespace Frames.Sources;

/// <summary>Lets two folders change names in one step, so that a place is never without one: what no call of .NET does.</summary>
internal static partial class AtomicExchange
{
    const int currentFolder = -100;
    const uint linuxExchange = 2, macSwap = 2;

    /// <summary>False where the system or the file system cannot.</summary>
    public static bool Try(string first, string second)
    {
        try
        {
            if (OperatingSystem.IsLinux()) return Rename(currentFolder, first, currentFolder, second, linuxExchange) == 0;
            return OperatingSystem.IsMacOS() && RenameSwapping(first, second, macSwap) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int firstFolder, string first, int secondFolder, string second, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameSwapping(string first, string second, uint flags);
}
