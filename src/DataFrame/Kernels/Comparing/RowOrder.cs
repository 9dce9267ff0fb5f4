using System.Numerics;
using Frames.Columns;
using Frames.Sql.Types;
using Collation = Frames.Values.Collation;
using Vector = Frames.Columns.Vector;

namespace Frames.Kernels.Comparing;

/// <summary>
/// Compares rows of two vectors of one type in Spark's order: NaN last, -0.0 equal to 0.0, text by unsigned bytes, nulls inside arrays and structs first and equal to each other.
/// For nested values and for sorting; loops over plain columns have kernels of their own.
/// </summary>
internal abstract class RowOrder
{
    /// <summary>Negative, zero or positive; rows that are null compare as less than others.</summary>
    public abstract int Compare(int left, int right);

    /// <summary>The order of the rows of <paramref name="left"/> against those of <paramref name="right"/>.</summary>
    public static RowOrder Create(Vector left, Vector right)
    {
        left = VectorForms.Flatten(left, Arena.Heap);
        right = VectorForms.Flatten(right, Arena.Heap);
        return (left, right) switch
        {
            (FlatVector<sbyte> a, FlatVector<sbyte> b) => new Integers<sbyte>(a, b),
            (FlatVector<short> a, FlatVector<short> b) => new Integers<short>(a, b),
            (FlatVector<int> a, FlatVector<int> b) => new Integers<int>(a, b),
            (FlatVector<long> a, FlatVector<long> b) => new Integers<long>(a, b),
            (FlatVector<Int128> a, FlatVector<Int128> b) => new Integers<Int128>(a, b),
            (FlatVector<float> a, FlatVector<float> b) => new Floats<float>(a, b),
            (FlatVector<double> a, FlatVector<double> b) => new Floats<double>(a, b),
            (FlatVector<CalendarInterval> a, FlatVector<CalendarInterval> b) => new Intervals(a, b),
            (BooleanVector a, BooleanVector b) => new Booleans(a, b),
            (BytesVector a, BytesVector b) => Collation.Of(a.Type, b.Type) is { } collation ? new Texts(a, b, collation) : new Bytes(a, b),
            (ArrayVector a, ArrayVector b) => new Arrays(a, b),
            (StructVector a, StructVector b) => new Structs(a, b),
            (MapVector a, MapVector b) => new Maps(a, b),
            _ => new Nulls(left, right),
        };
    }

    abstract class Values(Vector left, Vector right) : RowOrder
    {
        readonly Bitmap leftValid = left.Validity, rightValid = right.Validity;

        public sealed override int Compare(int left, int right)
        {
            var (a, b) = (leftValid[left], rightValid[right]);
            return a && b ? CompareValues(left, right) : a.CompareTo(b);
        }

        protected abstract int CompareValues(int left, int right);
    }

    sealed class Nulls(Vector left, Vector right) : RowOrder
    {
        public override int Compare(int i, int j) => (!left.IsNull(i)).CompareTo(!right.IsNull(j));
    }

    sealed class Integers<T>(FlatVector<T> left, FlatVector<T> right) : Values(left, right) where T : unmanaged, IBinaryInteger<T>
    {
        protected override int CompareValues(int i, int j) => left.Memory.Span[i].CompareTo(right.Memory.Span[j]);
    }

    sealed class Floats<T>(FlatVector<T> left, FlatVector<T> right) : Values(left, right) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        protected override int CompareValues(int i, int j)
        {
            var (a, b) = (left.Memory.Span[i], right.Memory.Span[j]);
            return a < b ? -1 : a > b ? 1 : a == b ? 0 : T.IsNaN(a).CompareTo(T.IsNaN(b));
        }
    }

    sealed class Intervals(FlatVector<CalendarInterval> left, FlatVector<CalendarInterval> right) : Values(left, right)
    {
        protected override int CompareValues(int i, int j)
        {
            var (a, b) = (left.Memory.Span[i], right.Memory.Span[j]);
            return (a.Months, a.Days, a.Microseconds).CompareTo((b.Months, b.Days, b.Microseconds));
        }
    }

    sealed class Booleans(BooleanVector left, BooleanVector right) : Values(left, right)
    {
        protected override int CompareValues(int i, int j) => left[i].CompareTo(right[j]);
    }

    sealed class Bytes(BytesVector left, BytesVector right) : Values(left, right)
    {
        protected override int CompareValues(int i, int j) => left[i].SequenceCompareTo(right[j]);
    }

    sealed class Texts(BytesVector left, BytesVector right, Collation collation) : Values(left, right)
    {
        protected override int CompareValues(int i, int j) => collation.Compare(left[i], right[j]);
    }

    sealed class Arrays(ArrayVector left, ArrayVector right) : Values(left, right)
    {
        readonly RowOrder elements = Create(left.Elements, right.Elements);

        protected override int CompareValues(int i, int j)
        {
            var (a, b) = (left.OffsetsMemory.Span[i], right.OffsetsMemory.Span[j]);
            var (aEnd, bEnd) = (left.OffsetsMemory.Span[i + 1], right.OffsetsMemory.Span[j + 1]);
            for (; a < aEnd && b < bEnd; a++, b++)
                if (elements.Compare(a, b) is not 0 and var order) return order;
            return (aEnd - a).CompareTo(bEnd - b);
        }
    }

    sealed class Structs(StructVector left, StructVector right) : Values(left, right)
    {
        readonly RowOrder[] fields = [.. left.Fields.Zip(right.Fields, Create)];

        protected override int CompareValues(int i, int j)
        {
            foreach (var field in fields)
                if (field.Compare(i, j) is not 0 and var order) return order;
            return 0;
        }
    }

    /// <summary>Maps have no order in Spark; grouping needs equality, whatever the order of their keys.</summary>
    sealed class Maps(MapVector left, MapVector right) : Values(left, right)
    {
        readonly RowOrder keys = Create(left.Keys, right.Keys);
        readonly RowOrder values = Create(left.Values, right.Values);

        protected override int CompareValues(int i, int j)
        {
            var (a, b) = (Entries(left, i), Entries(right, j));
            if (a.Count() != b.Count()) return a.Count().CompareTo(b.Count());
            foreach (var entry in a)
                if (!b.Any(other => keys.Compare(entry, other) == 0 && values.Compare(entry, other) == 0)) return -1;
            return 0;
        }

        static IEnumerable<int> Entries(MapVector maps, int row)
            => Enumerable.Range(maps.OffsetsMemory.Span[row], maps.OffsetsMemory.Span[row + 1] - maps.OffsetsMemory.Span[row]);
    }
}
