using Frames.Expressions;

namespace Frames.Sql;

public sealed partial class Column
{
    /// <summary>Whether both are equal; null if either is.</summary>
    public static Column operator ==(Column lhs, object? rhs) => lhs.EqualTo(rhs);

    /// <summary>Whether both differ; null if either is.</summary>
    public static Column operator !=(Column lhs, object? rhs) => lhs.NotEqual(rhs);

    /// <summary>Whether the left is greater.</summary>
    public static Column operator >(Column lhs, object? rhs) => lhs.Gt(rhs);

    /// <summary>Whether the left is less.</summary>
    public static Column operator <(Column lhs, object? rhs) => lhs.Lt(rhs);

    /// <summary>Whether the left is greater or equal.</summary>
    public static Column operator >=(Column lhs, object? rhs) => lhs.Geq(rhs);

    /// <summary>Whether the left is less or equal.</summary>
    public static Column operator <=(Column lhs, object? rhs) => lhs.Leq(rhs);

    /// <summary>The sum.</summary>
    public static Column operator +(Column lhs, object? rhs) => lhs.Plus(rhs);

    /// <summary>The difference.</summary>
    public static Column operator -(Column lhs, object? rhs) => lhs.Minus(rhs);

    /// <summary>The product.</summary>
    public static Column operator *(Column lhs, object? rhs) => lhs.Multiply(rhs);

    /// <summary>The quotient, a double or decimal.</summary>
    public static Column operator /(Column lhs, object? rhs) => lhs.Divide(rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public static Column operator %(Column lhs, object? rhs) => lhs.Mod(rhs);

    /// <summary>The opposite number.</summary>
    public static Column operator -(Column self) => self.Call(OperatorNames.Negative);

    /// <summary>The opposite truth.</summary>
    public static Column operator !(Column self) => self.Call("not");

    /// <summary>Whether both are true.</summary>
    public static Column operator &(Column lhs, Column rhs) => lhs.And(rhs);

    /// <summary>Whether either is true.</summary>
    public static Column operator |(Column lhs, Column rhs) => lhs.Or(rhs);

    /// <summary>Whether both are equal; null if either is.</summary>
    public Column EqualTo(object? rhs) => Call("=", rhs);

    /// <summary>Whether both differ; null if either is.</summary>
    public Column NotEqual(object? rhs) => EqualTo(rhs).Call("not");

    /// <summary>Whether this is greater.</summary>
    public Column Gt(object? rhs) => Call(">", rhs);

    /// <summary>Whether this is less.</summary>
    public Column Lt(object? rhs) => Call("<", rhs);

    /// <summary>Whether this is less or equal.</summary>
    public Column Leq(object? rhs) => Call("<=", rhs);

    /// <summary>Whether this is greater or equal.</summary>
    public Column Geq(object? rhs) => Call(">=", rhs);

    /// <summary>Whether both are equal or both null; never null.</summary>
    public Column EqNullSafe(object? obj) => Call("<=>", obj);

    /// <summary>Whether both are true.</summary>
    public Column And(Column other) => Call("and", other);

    /// <summary>Whether either is true.</summary>
    public Column Or(Column other) => Call("or", other);

    /// <summary>The sum.</summary>
    public Column Plus(object? rhs) => Call("+", rhs);

    /// <summary>The difference.</summary>
    public Column Minus(object? rhs) => Call("-", rhs);

    /// <summary>The product.</summary>
    public Column Multiply(object? rhs) => Call("*", rhs);

    /// <summary>The quotient, a double or decimal.</summary>
    public Column Divide(object? rhs) => Call("/", rhs);

    /// <summary>The remainder, with the dividend's sign.</summary>
    public Column Mod(object? rhs) => Call("%", rhs);

    /// <summary>Bits that are set in either.</summary>
    public Column BitwiseOR(object? other) => Call("|", other);

    /// <summary>Bits that are set in both.</summary>
    public Column BitwiseAND(object? other) => Call("&", other);

    /// <summary>Bits that are set in one of both.</summary>
    public Column BitwiseXOR(object? other) => Call("^", other);
}
