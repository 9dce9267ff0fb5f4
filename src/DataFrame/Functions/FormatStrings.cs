using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels.Rows;
using Frames.Kernels.Text;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

public static partial class Functions
{
    /// <summary>Values in a format of printf's kind, as Java has it.</summary>
    public static Column FormatString(string format, params Column[] arguments) => Call(formatString, [Lit(format), .. arguments]);

    /// <summary>Values in a format of printf's kind, as Java has it.</summary>
    public static Column Printf(Column format, params Column[] arguments) => Call(formatString, [format, .. arguments]);
    static readonly ScalarFunction formatString = Define("format_string").Alias("printf").Takes(Accept.String).Repeating(Accept.Any).Returns(DataTypes.String)
        .NullIf((arguments, _) => arguments[0].Nullable).SeesNulls().Text<FormatStringBody>().Example("format_string('%05.1f %s', 2.25D, 'x')", "002.3 x");

    readonly struct FormatStringBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (row.IsNull(0)) return false;
            try
            {
                var format = row.Made(0, static made => JavaFormat.Parse(Encoding.UTF8.GetString(made.Text(0))));
                var arguments = new object?[row.Count - 1];
                for (var i = 0; i < arguments.Length; i++) arguments[i] = Argument(row, i + 1);
                output.Append(format.Format(arguments));
                return true;
            }
            catch (JavaFormat.MismatchException mismatch)
            {
                throw new FramesException(null, null, mismatch.Message);
            }
        }

        /// <summary>Numbers as such, dates and intervals as the number that they are stored as, nested values as text.</summary>
        static object? Argument(RowArguments row, int argument)
        {
            if (row.IsNull(argument)) return null;
            var (vector, at) = row.At(argument);
            return vector.GetValue(at) switch
            {
                string or bool or sbyte or short or int or long or float or double => vector.GetValue(at),
                Int128 unscaled => new StringBuilder().Append(LiteralPrinter.Print(new Literal(unscaled, vector.Type))),
                _ => new StringBuilder(RecordText.Value(vector, at)),
            };
        }
    }
}
