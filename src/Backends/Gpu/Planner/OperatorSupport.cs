using Frames.Backends.Local.Planner;
using Frames.Plans;

namespace Frames.Backends.Gpu.Planner;

/// <summary>Which operators run on the device, and why the others do not.</summary>
internal static class OperatorSupport
{
    static readonly Dictionary<Type, string> Reasons = new()
    {
        [typeof(OneRow)] = Source,
        [typeof(LocalRelation)] = Source,
        [typeof(Plans.Range)] = Source,
        [typeof(Scan)] = Source,
        [typeof(Join)] = "there are no device kernels for joins",
        [typeof(Sort)] = "there are no device kernels for sorting",
        [typeof(Window)] = "there are no device kernels for windows",
    };

    const string Source = "rows are read on the host";

    static readonly HashSet<Type> Native = [typeof(Filter), typeof(Project), typeof(Aggregate), typeof(Distinct)];

    public static Support Of(Type operatorType)
    {
        if (Native.Contains(operatorType)) return Support.Native;
        return Support.FallsBack(!PhysicalPlanner.Supports(operatorType) ? "the analyzer and the optimizer turn it into other operators"
            : Reasons.GetValueOrDefault(operatorType, "it moves rows and computes nothing"));
    }

    /// <summary>Whether the operator would gain from a device: <c>frames.gpu.required</c> does not ask for one where rows are only read.</summary>
    public static bool IsSource(Plan plan) => Reasons.GetValueOrDefault(plan.GetType()) == Source;
}
