using Frames.Backends.Local.Formats;

namespace Frames.Backends.Local;

internal static partial class LocalPart
{
    static partial void RegisterFormats() => FormatList.Register();
}
