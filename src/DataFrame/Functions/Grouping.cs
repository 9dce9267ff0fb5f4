using Frames.Catalogue;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    // The analyzer turns both into arithmetic on the number of the grouping set; they never run.

    /// <summary>1 where the column is left out of the row's grouping set, else 0.</summary>
    public static Column Grouping(Column column) => Call(grouping, column);
    static readonly ScalarFunction grouping = Define("grouping").Takes(Accept.Any).Returns(DataTypes.Byte).NeverNull();

    /// <summary>The grouping set of the row as a number: a bit a key, the first the highest, set where the key is left out.</summary>
    public static Column GroupingId(params Column[] columns) => Call(groupingId, columns);
    static readonly ScalarFunction groupingId = Define("grouping_id").Repeating(Accept.Any).Returns(DataTypes.Long).NeverNull();
}
