using Frames.Columns;
using Frames.Sql.Types;

namespace Frames.Expressions;

/// <summary>A function of the user's own: a delegate over one row's values, run in a loop over columns by <see cref="Run"/>.</summary>
/// <param name="Name">Its name in plans and column names.</param>
/// <param name="ArgumentTypes">What its arguments are cast to; null entries take any type as it is.</param>
/// <param name="ReturnType">The type of its result.</param>
/// <param name="ReturnsNull">Whether it may return null.</param>
/// <param name="IsDeterministic">Whether equal arguments give equal results.</param>
/// <param name="Run">The loop: flat argument vectors and their length to the result.</param>
internal sealed record UserDefinedFunction(string Name, ValueList<DataType?> ArgumentTypes, DataType ReturnType, bool ReturnsNull, bool IsDeterministic,
    Func<Vector[], int, Vector> Run);
