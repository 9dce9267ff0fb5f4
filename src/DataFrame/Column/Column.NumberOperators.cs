namespace Frames.Sql;

/// <summary>Operators with a number on the left, by the number's type: a literal keeps it.</summary>
public sealed partial class Column
{
    /// <summary>The sum.</summary>
    public static Column operator +(int lhs, Column rhs) => Functions.Lit(lhs).Plus(rhs);

    /// <summary>The sum.</summary>
    public static Column operator +(long lhs, Column rhs) => Functions.Lit(lhs).Plus(rhs);

    /// <summary>The sum.</summary>
    public static Column operator +(double lhs, Column rhs) => Functions.Lit(lhs).Plus(rhs);

    /// <summary>The sum.</summary>
    public static Column operator +(decimal lhs, Column rhs) => Functions.Lit(lhs).Plus(rhs);

    /// <summary>The difference.</summary>
    public static Column operator -(int lhs, Column rhs) => Functions.Lit(lhs).Minus(rhs);

    /// <summary>The difference.</summary>
    public static Column operator -(long lhs, Column rhs) => Functions.Lit(lhs).Minus(rhs);

    /// <summary>The difference.</summary>
    public static Column operator -(double lhs, Column rhs) => Functions.Lit(lhs).Minus(rhs);

    /// <summary>The difference.</summary>
    public static Column operator -(decimal lhs, Column rhs) => Functions.Lit(lhs).Minus(rhs);

    /// <summary>The product.</summary>
    public static Column operator *(int lhs, Column rhs) => Functions.Lit(lhs).Multiply(rhs);

    /// <summary>The product.</summary>
    public static Column operator *(long lhs, Column rhs) => Functions.Lit(lhs).Multiply(rhs);

    /// <summary>The product.</summary>
    public static Column operator *(double lhs, Column rhs) => Functions.Lit(lhs).Multiply(rhs);

    /// <summary>The product.</summary>
    public static Column operator *(decimal lhs, Column rhs) => Functions.Lit(lhs).Multiply(rhs);

    /// <summary>The quotient, a double or decimal.</summary>
    public static Column operator /(int lhs, Column rhs) => Functions.Lit(lhs).Divide(rhs);

    /// <summary>The quotient, a double or decimal.</summary>
    public static Column operator /(long lhs, Column rhs) => Functions.Lit(lhs).Divide(rhs);

    /// <summary>The quotient, a double or decimal.</summary>
    public static Column operator /(double lhs, Column rhs) => Functions.Lit(lhs).Divide(rhs);

    /// <summary>The quotient, a double or decimal.</summary>
    public static Column operator /(decimal lhs, Column rhs) => Functions.Lit(lhs).Divide(rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public static Column operator %(int lhs, Column rhs) => Functions.Lit(lhs).Mod(rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public static Column operator %(long lhs, Column rhs) => Functions.Lit(lhs).Mod(rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public static Column operator %(double lhs, Column rhs) => Functions.Lit(lhs).Mod(rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public static Column operator %(decimal lhs, Column rhs) => Functions.Lit(lhs).Mod(rhs);
}
