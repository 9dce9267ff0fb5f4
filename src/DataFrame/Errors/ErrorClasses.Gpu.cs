namespace Frames.Errors;

/// <summary>Errors of engines that compute on a device.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass GpuOperator = new("UNSUPPORTED_FEATURE.GPU_OPERATOR", "0A000",
        "The operator <operator> cannot run on the GPU, because <reason>. Set <confName> to false to let it run on the CPU.");
    public static readonly ErrorClass NoGpuDevice = new("UNSUPPORTED_FEATURE.GPU_DEVICE", "0A000",
        "This machine has no <device> device that can be used: <reason> Install its driver, or set <confName> to auto or cpu.");
    public static readonly ErrorClass SettingGpuDevice = new("INVALID_CONF_VALUE.GPU_DEVICE", "22022",
        "The value '<confValue>' in the config \"<confName>\" is invalid. It should be cpu, opencl, cuda or auto.");
    public static readonly ErrorClass GpuMemory = new("GPU_OUT_OF_MEMORY", "53200",
        "The device <device> has no room for another <bytes> bytes. Use a device with more memory, group by fewer keys, or run the query with the master local[*].");
}
