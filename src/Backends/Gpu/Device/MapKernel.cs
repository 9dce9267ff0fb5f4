using ILGPU;

namespace Frames.Backends.Gpu.Device;

/// <summary>The one kernel of filters and projections.</summary>
internal static class MapKernel
{
    /// <summary>Evaluates an expression for all rows, each thread for every <paramref name="stride"/>-th; <paramref name="failed"/> has its first element set when a row failed.</summary>
    public static void Run<TExpression, T>(Index1D thread, TExpression expression, ArrayView<T> result, ArrayView<byte> validity, ArrayView<int> failed, long rows, long stride)
        where TExpression : struct, IDeviceExpression<T>
        where T : unmanaged
    {
        for (long row = thread; row < rows; row += stride)
        {
            var value = expression.Evaluate(row);
            result[row] = value.Value;
            validity[row] = value.Ok;
            if (value.Failed != 0) failed[0] = 1;
        }
    }
}
