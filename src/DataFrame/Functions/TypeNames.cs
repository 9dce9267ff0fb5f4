using Frames.Catalogue;
using Frames.Expressions;
using Frames.Sql.Types;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Names of types as functions: casts, of which column names show nothing.
public static partial class Functions
{
    static readonly ScalarFunction asBoolean = CastTo("boolean", DataTypes.Boolean).Example("boolean('t')", "true");
    static readonly ScalarFunction asTinyint = CastTo("tinyint", DataTypes.Byte).Example("tinyint('1')", "1");
    static readonly ScalarFunction asSmallint = CastTo("smallint", DataTypes.Short).Example("smallint('1')", "1");
    static readonly ScalarFunction asInt = CastTo("int", DataTypes.Integer).Example("int('1')", "1");
    static readonly ScalarFunction asBigint = CastTo("bigint", DataTypes.Long).Example("bigint('1')", "1");
    static readonly ScalarFunction asFloat = CastTo("float", DataTypes.Float).Example("float(1)", "1.0");
    static readonly ScalarFunction asDouble = CastTo("double", DataTypes.Double).Example("double(1)", "1.0");
    static readonly ScalarFunction asDecimal = CastTo("decimal", new DecimalType(10, 0)).Example("decimal('1')", "1");
    static readonly ScalarFunction asDate = CastTo("date", DataTypes.Date).Example("date('2024-02-29')", "2024-02-29");
    static readonly ScalarFunction asTimestamp = CastTo("timestamp", DataTypes.Timestamp).Example("unix_seconds(timestamp('1970-01-01T00:01:00Z'))", "60");
    static readonly ScalarFunction asBinary = CastTo("binary", DataTypes.Binary).Example("hex(binary('a'))", "61");
    static readonly ScalarFunction asString = CastTo("string", DataTypes.String).Example("string(1)", "1");

    static ScalarFunction CastTo(string name, DataType type) => Define(name, "TypeNames").Takes(Accept.Any).Returns(type).Checked((call, settings) => CastRules.Require(new Cast(call.Arguments[0], type, settings.CastMode), SqlPrinter.Quoted(call)))
        .NullIf((arguments, settings) => new Cast(arguments[0], type, settings.CastMode).Nullable)
        .Prints(call => $"{call.Arguments[0]}").Rewrite((call, settings) => call.Arguments[0].Type.SameType(type) ? call.Arguments[0] : new Cast(call.Arguments[0], type, settings.CastMode));
}
