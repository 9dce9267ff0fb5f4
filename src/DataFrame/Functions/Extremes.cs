using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Comparing;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>The greatest of the values that are not null; NaN is the greatest.</summary>
    public static Column Greatest(params Column[] columns) => Call(greatest, columns);
    static readonly ScalarFunction greatest = OfSeveral("greatest", wantsGreatest: true).Example("greatest(10, 9, NULL)", "10");

    /// <summary>The least of the values that are not null; NaN is the greatest.</summary>
    public static Column Least(params Column[] columns) => Call(least, columns);
    static readonly ScalarFunction least = OfSeveral("least", wantsGreatest: false).Example("least(10, 9, NULL)", "9");

    static ScalarFunction OfSeveral(string name, bool wantsGreatest) => Define(name, "Extremes").Repeating(Accept.Orderable, 2).ListsTypes().Coerced(Coercion.CommonWithoutText)
        .Returns(arguments => arguments[0].Type).NullIf((arguments, _) => arguments.All(argument => argument.Nullable))
        .Kernel(request => new ExtremeOfRow(request.ResultType, wantsGreatest));

    /// <summary>Keeps, row by row, the number of the argument that wins, then gathers.</summary>
    sealed class ExtremeOfRow(DataType type, bool wantsGreatest) : Kernel
    {
        public override Vector Evaluate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
        {
            var winner = context.Arena.Rent<int>(length).AsSpan(0, length);
            winner.Fill(-1);
            var all = VectorForms.Concat(arguments.ToArray(), type);
            var order = RowOrder.Create(all, all);
            for (var argument = 0; argument < arguments.Length; argument++)
            {
                for (var i = 0; i < length; i++)
                {
                    var row = (argument * length) + i;
                    if (all.IsNull(row)) continue;
                    if (winner[i] < 0 || (wantsGreatest ? order.Compare(row, winner[i]) > 0 : order.Compare(row, winner[i]) < 0)) winner[i] = row;
                }
            }
            return VectorForms.Gather(all, winner, context.Arena);
        }
    }
}
