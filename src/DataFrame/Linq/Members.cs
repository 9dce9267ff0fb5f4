using System.Reflection;
using System.Text.RegularExpressions;
using Frames.Expressions;
using Frames.Objects;
using Frames.Sql.Types;

namespace Frames.Linq;

/// <summary>The methods and properties of .NET that lambdas may use on columns, and what each becomes: one row a member.</summary>
internal static class Members
{
    delegate Expression Rule(ValueList<Expression> arguments);

    static readonly Dictionary<string, Rule> table = new()
    {
        ["String.Length"] = Call("length"),
        ["String.ToUpper()"] = Call("upper"),
        ["String.ToUpperInvariant()"] = Call("upper"),
        ["String.ToLower()"] = Call("lower"),
        ["String.ToLowerInvariant()"] = Call("lower"),
        ["String.Trim()"] = Call("trim"),
        ["String.TrimStart()"] = Call("ltrim"),
        ["String.TrimEnd()"] = Call("rtrim"),
        ["String.Contains(String)"] = Call("contains"),
        ["String.StartsWith(String)"] = Call("startswith"),
        ["String.EndsWith(String)"] = Call("endswith"),
        ["String.Replace(String,String)"] = Call("replace"),
        ["String.Substring(Int32)"] = a => Function("substring", a[0], Plus(a[1], 1)),
        ["String.Substring(Int32,Int32)"] = a => Function("substring", a[0], Plus(a[1], 1), a[2]),
        ["String.IndexOf(String)"] = a => Plus(Function("instr", a[0], a[1]), -1),
        ["String.Concat(String,String)"] = a => Text(a),
        ["String.Concat(String,String,String)"] = a => Text(a),
        ["String.Concat(String,String,String,String)"] = a => Text(a),
        ["String.Concat(Object,Object)"] = a => Text(a),
        ["String.Concat(Object,Object,Object)"] = a => Text(a),
        ["String.IsNullOrEmpty(String)"] = a => Function("or", Function("isnull", a[0]), Function("=", a[0], Literals.Literal(""))),
        ["String.IsNullOrWhiteSpace(String)"] = a => Function("or", Function("isnull", a[0]), Function("=", Function("trim", a[0]), Literals.Literal(""))),
        ["Regex.IsMatch(String,String)"] = Call("rlike"),
        ["Math.Abs"] = Call("abs"),
        ["Math.Ceiling"] = a => new Cast(Function("ceil", a[0]), DataTypes.Double),
        ["Math.Floor"] = a => new Cast(Function("floor", a[0]), DataTypes.Double),
        ["Math.Round"] = Call("bround"),
        ["Math.Sqrt"] = Call("sqrt"),
        ["Math.Cbrt"] = Call("cbrt"),
        ["Math.Pow"] = Call("power"),
        ["Math.Exp"] = Call("exp"),
        ["Math.Log(Double)"] = Call("ln"),
        ["Math.Log(Double,Double)"] = a => Function("log", a[1], a[0]),
        ["Math.Log10"] = Call("log10"),
        ["Math.Log2"] = Call("log2"),
        ["Math.Sin"] = Call("sin"),
        ["Math.Cos"] = Call("cos"),
        ["Math.Tan"] = Call("tan"),
        ["Math.Asin"] = Call("asin"),
        ["Math.Acos"] = Call("acos"),
        ["Math.Atan"] = Call("atan"),
        ["Math.Atan2"] = Call("atan2"),
        ["Math.Sinh"] = Call("sinh"),
        ["Math.Cosh"] = Call("cosh"),
        ["Math.Tanh"] = Call("tanh"),
        ["Math.Sign"] = a => new Cast(Function("signum", a[0]), DataTypes.Integer),
        ["Math.Max"] = Call("greatest"),
        ["Math.Min"] = Call("least"),
        ["Double.IsNaN"] = Call("isnan"),
        ["Single.IsNaN"] = Call("isnan"),
        ["DateTime.Year"] = Call("year"),
        ["DateTime.Month"] = Call("month"),
        ["DateTime.Day"] = Call("dayofmonth"),
        ["DateTime.Hour"] = Call("hour"),
        ["DateTime.Minute"] = Call("minute"),
        ["DateTime.Second"] = Call("second"),
        ["DateTime.DayOfYear"] = Call("dayofyear"),
        ["DateTime.DayOfWeek"] = a => Plus(Function("dayofweek", a[0]), -1),
        ["DateTime.Date"] = a => Function("date_trunc", Literals.Literal("DAY"), a[0]),
        ["DateOnly.Year"] = Call("year"),
        ["DateOnly.Month"] = Call("month"),
        ["DateOnly.Day"] = Call("dayofmonth"),
        ["DateOnly.DayOfYear"] = Call("dayofyear"),
        ["DateOnly.DayOfWeek"] = a => Plus(Function("dayofweek", a[0]), -1),
        ["DateOnly.AddDays(Int32)"] = Call("date_add"),
        ["DateOnly.AddMonths(Int32)"] = Call("add_months"),
        ["DateOnly.AddYears(Int32)"] = a => Function("add_months", a[0], Function("*", a[1], Literals.Literal(12))),
        ["DateOnly.FromDateTime(DateTime)"] = a => new Cast(a[0], DataTypes.Date),
        ["DateTimeOffset.UtcDateTime"] = a => a[0],
        ["Nullable`1.HasValue"] = Call("isnotnull"),
        ["Nullable`1.Value"] = a => a[0],
        ["Nullable`1.GetValueOrDefault(T)"] = Call("coalesce"),
    };

    /// <summary>Types whose static <c>Parse(String)</c>, and <c>Convert.To...</c>, are casts.</summary>
    static readonly Dictionary<Type, DataType> casts = new()
    {
        [typeof(sbyte)] = DataTypes.Byte,
        [typeof(short)] = DataTypes.Short,
        [typeof(int)] = DataTypes.Integer,
        [typeof(long)] = DataTypes.Long,
        [typeof(float)] = DataTypes.Float,
        [typeof(double)] = DataTypes.Double,
        [typeof(bool)] = DataTypes.Boolean,
        [typeof(string)] = DataTypes.String,
        [typeof(DateOnly)] = DataTypes.Date,
    };

    /// <summary>What a member becomes, or null where there is no translation.</summary>
    /// <param name="member">A property, field or method.</param>
    /// <param name="arguments">The object that it is a member of, if any, then the arguments.</param>
    public static Expression? Translate(MemberInfo member, ValueList<Expression> arguments)
    {
        var name = $"{member.DeclaringType!.Name}.{member.Name}";
        if (member is MethodInfo method)
        {
            var generic = method.DeclaringType!.IsGenericType
                ? (MethodInfo)method.DeclaringType.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(method) : method;
            if (table.TryGetValue($"{name}({string.Join(',', generic.GetParameters().Select(parameter => parameter.ParameterType.Name))})",
                out var exact)) return exact(arguments);
            if (Conversion(method) is { } target) return new Cast(arguments[0], target);
            if (method is { Name: "Equals" } && arguments.Count == 2) return Function("=", arguments[0], arguments[1]);
        }
        return table.TryGetValue(name, out var rule) ? rule(arguments) : null;
    }

    public static UnresolvedFunction Function(string name, params ReadOnlySpan<Expression> arguments) => new(name, arguments);

    /// <summary>Text one after another; as in C#, null counts as empty.</summary>
    public static Expression Text(ValueList<Expression> parts) => new UnresolvedFunction(["concat"], parts.SelectMany(part => part switch
    {
        UnresolvedFunction { Name: "concat" } text => text.Arguments,
        Literal { Value: not null } => (ValueList<Expression>)[part],
        _ => [Function("coalesce", new Cast(part, DataTypes.String), Literals.Literal(""))],
    }).ToValueList());

    static Rule Call(string name) => arguments => new UnresolvedFunction([name], arguments);

    static UnresolvedFunction Plus(Expression value, int number) => number < 0 ? Function("-", value, Literals.Literal(-number))
        : Function("+", value, Literals.Literal(number));

    static DataType? Conversion(MethodInfo method)
    {
        var isCast = (method.DeclaringType == typeof(Convert) && method.GetParameters().Length == 1)
            || (method is { Name: "Parse", IsStatic: true } && method.GetParameters() is [{ ParameterType: var from }, ..] && from == typeof(string))
            || (method.Name == "ToString" && method.GetParameters().Length == 0);
        return isCast ? casts.GetValueOrDefault(method.ReturnType) : null;
    }
}
