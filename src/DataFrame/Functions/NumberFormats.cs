using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// Numbers as text by formats, and back.
public static partial class Functions
{
    /// <summary>A number with commas between thousands and a number of digits after the point; null for a negative number of digits.</summary>
    public static Column FormatNumber(Column column, int d) => Call(formatNumber, column, Lit(d));
    static readonly ScalarFunction formatNumber = Define("format_number").Takes(Accept.Numeric, Accept.OneOf(Accept.Int, Accept.String)).Coerced(Coercion.OnlyNull).Returns(DataTypes.String).MayBeNull()
        .Text<FormatNumberBody>().Example("format_number(12332.123456, 4)", "12,332.1235");

    /// <summary>A text as a decimal by a format such as <c>99,999.99</c>; an error where it does not match.</summary>
    public static Column ToNumber(Column column, Column format) => Call(toNumber, column, format);
    static readonly ScalarFunction toNumber = ReadsNumbers("to_number", tolerant: false).Example("to_number('454', '999')", "454");

    /// <summary>As <see cref="ToNumber"/>; null where the text does not match.</summary>
    public static Column TryToNumber(Column column, Column format) => Call(tryToNumber, column, format);
    static readonly ScalarFunction tryToNumber = ReadsNumbers("try_to_number", tolerant: true).MayBeNull().Example("try_to_number('abc', '999')", null);

    /// <summary>A number as text by a format such as <c>99,999.99</c>.</summary>
    public static Column ToChar(Column column, Column format) => Call(toChar, column, format);

    /// <summary>As <see cref="ToChar"/>.</summary>
    public static Column ToVarchar(Column column, Column format) => Call(toChar, column, format);
    static readonly ScalarFunction toChar = Define("to_char").Alias("to_varchar").Takes(Accept.Decimal, Accept.String).Foldable(1).Checked(CheckNumberFormat).Returns(DataTypes.String)
        .Prints(call => $"to_char({SqlPrinter.List(call.Arguments)})").Text<ToCharBody>().Example("to_char(454, '999')", "454");

    static ScalarFunction ReadsNumbers(string name, bool tolerant) => Define(name, "NumberFormats").Takes(Accept.String, Accept.String).Foldable(1).Checked(CheckNumberFormat)
        .Returns(arguments => FormatText(arguments[1]) is { } text && NumberFormat.TryCompile(text, out var format, out _) == NumberFormatStatus.Valid
            ? new DecimalType(format.Precision, format.Scale) : new DecimalType(10, 0))
        .Kernel(request => tolerant ? new BuilderRowKernel<TryToNumberBody>(request.ResultType) : new BuilderRowKernel<ToNumberBody>(request.ResultType));

    static string? FormatText(Expression format) => (format is Cast { IsImplicit: true } cast ? cast.Child : format) is Literal { Value: not null } literal
        ? (literal.Value as string ?? literal.ToString()!).ToUpperInvariant() : null;

    static void CheckNumberFormat(FunctionCall call, QuerySettings settings)
    {
        if (FormatText(call.Arguments[1]) is not { } text) return;
        var status = NumberFormat.TryCompile(text, out _, out _);
        if (status == NumberFormatStatus.Empty) throw ErrorClasses.NumberFormatEmpty.With(("format", $"'{text}'"));
        if (status == NumberFormatStatus.WrongNumDigit) throw ErrorClasses.NumberFormatWithoutDigit.With(("format", $"'{text}'"));
        if (status != NumberFormatStatus.Valid) throw ErrorClasses.NumberFormatUnexpectedToken.With(("format", $"'{text}'"));
    }

    static NumberFormat CompiledFormat(RowArguments row) => row.Made(1, current =>
    {
        var text = Encoding.UTF8.GetString(current.Text(1)).ToUpperInvariant();
        return NumberFormat.TryCompile(text, out var format, out _) == NumberFormatStatus.Valid ? format : throw ErrorClasses.NumberFormatUnexpectedToken.With(("format", $"'{text}'"));
    });

    static (Int128 Unscaled, int Scale) DecimalAt(RowArguments row, int argument)
    {
        var (vector, at) = row.At(argument);
        var scale = vector.Type is DecimalType type ? type.Scale : 0;
        return vector switch
        {
            FlatVector<sbyte> values => (values.Values[at], scale),
            FlatVector<short> values => (values.Values[at], scale),
            FlatVector<int> values => (values.Values[at], scale),
            FlatVector<long> values => (values.Values[at], scale),
            _ => (((FlatVector<Int128>)vector).Values[at], scale),
        };
    }

    readonly struct FormatNumberBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.At(1).Vector is FlatVector<int> && row.Int(1) < 0) return false;
            var pattern = row.Made(1, Pattern);
            switch (row.At(0).Vector)
            {
                case FlatVector<double>: pattern.Format(row.Double(0), output); break;
                case FlatVector<float>: pattern.Format(row.Value<float>(0), output); break;
                default:
                    var (unscaled, scale) = DecimalAt(row, 0);
                    pattern.Format(unscaled, scale, output);
                    break;
            }
            return true;
        }

        static NumberPattern Pattern(RowArguments row)
        {
            if (row.At(1).Vector is FlatVector<int>) return NumberPattern.Grouped(row.Int(1));
            var text = Encoding.UTF8.GetString(row.Text(1));
            return NumberPattern.TryCompile(text, out var pattern) ? pattern : throw new FramesException(null, null, $"Malformed pattern \"{text}\"");
        }
    }

    readonly struct ToCharBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            var (unscaled, scale) = DecimalAt(row, 0);
            CompiledFormat(row).Format(unscaled, scale, output);
            return true;
        }
    }

    readonly struct ToNumberBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            if (CompiledFormat(row).TryParse(row.Text(0), out var unscaled) != ParseStatus.Success)
                throw ErrorClasses.NumberFormatMismatch.With(("inputType", "\"STRING\""), ("input", Encoding.UTF8.GetString(row.Text(0))), ("format", Encoding.UTF8.GetString(row.Text(1))));
            AppendUnscaled(unscaled, output);
        }
    }

    readonly struct TryToNumberBody : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            if (CompiledFormat(row).TryParse(row.Text(0), out var unscaled) != ParseStatus.Success) output.AppendNull();
            else AppendUnscaled(unscaled, output);
        }
    }

    static void AppendUnscaled(Int128 unscaled, VectorBuilder output)
    {
        if (output is FlatBuilder<Int128> wide) wide.Append(unscaled);
        else ((FlatBuilder<long>)output).Append((long)unscaled);
    }
}
