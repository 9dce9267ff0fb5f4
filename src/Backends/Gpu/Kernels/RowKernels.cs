using Frames.Backends.Gpu.Expressions;
using ILGPU;

namespace Frames.Backends.Gpu.Kernels;

// Every kernel runs over rows (or groups) with a fixed number of threads, each taking every `stride`-th. What fails is only noted: the host finds out which row, and how.

/// <summary>The kernels of filters and projections.</summary>
internal static class RowKernels
{
    /// <summary>Evaluates an expression for the selected rows; the others are null.</summary>
    public static void Compute<TExpression, T>(Index1D thread, TExpression expression, ArrayView<byte> selected, ArrayView<T> result, ArrayView<byte> validity, ArrayView<int> failed,
        long rows, long stride)
        where TExpression : struct, IDeviceExpression<T>
        where T : unmanaged
    {
        for (long row = thread; row < rows; row += stride)
        {
            var value = new DeviceValue<T>();
            if (selected[row] != 0) value = expression.Evaluate(row);
            result[row] = value.Value;
            validity[row] = value.Ok;
            if (value.Failed != 0) failed[0] = 1;
        }
    }

    /// <summary>Leaves only those rows selected for which the condition is true.</summary>
    public static void Keep<TExpression>(Index1D thread, TExpression condition, ArrayView<byte> selected, ArrayView<int> failed, long rows, long stride)
        where TExpression : struct, IDeviceExpression<byte>
    {
        for (long row = thread; row < rows; row += stride)
        {
            if (selected[row] == 0) continue;
            var value = condition.Evaluate(row);
            if (value.Failed != 0) failed[0] = 1;
            if (value.Ok == 0 || value.Value == 0) selected[row] = 0;
        }
    }
}
