using System.Text;
using System.Xml;
using System.Xml.XPath;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// What XPath expressions find in XML text.
public static partial class Functions
{
    /// <summary>The texts of the nodes that an XPath expression finds; null for elements.</summary>
    public static Column Xpath(Column xml, Column path) => Call(xpath, xml, path);
    static readonly ScalarFunction xpath = OfXml("xpath", new ArrayType(DataTypes.String)).Builds<XPathNodes>().Example("xpath('<a><b>1</b><b>2</b></a>', 'a/b/text()')", "[1, 2]");

    /// <summary>Whether an XPath expression is true or finds a node.</summary>
    public static Column XpathBoolean(Column xml, Column path) => Call(xpathBoolean, xml, path);
    static readonly ScalarFunction xpathBoolean = OfXml("xpath_boolean", DataTypes.Boolean).Value<XPathTruth, bool>().Example("xpath_boolean('<a><b>1</b></a>', 'a/b')", "true");

    /// <summary>The text of the first node that an XPath expression finds, or of its value.</summary>
    public static Column XpathString(Column xml, Column path) => Call(xpathString, xml, path);
    static readonly ScalarFunction xpathString = OfXml("xpath_string", DataTypes.String).Text<XPathText>().Example("xpath_string('<a><b>b1</b></a>', 'a/b')", "b1");

    /// <summary>The number that an XPath expression gives; NaN for what is none.</summary>
    public static Column XpathDouble(Column xml, Column path) => Call(xpathDouble, xml, path);

    /// <summary>As <see cref="XpathDouble"/>.</summary>
    public static Column XpathNumber(Column xml, Column path) => Call(xpathDouble, xml, path);
    static readonly ScalarFunction xpathDouble = OfXml("xpath_double", DataTypes.Double).Alias("xpath_number").Value<XPathNumber<double>, double>().Example("xpath_double('<a><b>1</b><b>2</b></a>', 'sum(a/b)')", "3.0");

    /// <summary>As <see cref="XpathDouble"/>, as a float.</summary>
    public static Column XpathFloat(Column xml, Column path) => Call(xpathFloat, xml, path);
    static readonly ScalarFunction xpathFloat = OfXml("xpath_float", DataTypes.Float).Value<XPathNumber<float>, float>().Example("xpath_float('<a><b>1</b><b>2</b></a>', 'sum(a/b)')", "3.0");

    /// <summary>As <see cref="XpathDouble"/>, as a whole number; 0 for what is none.</summary>
    public static Column XpathLong(Column xml, Column path) => Call(xpathLong, xml, path);
    static readonly ScalarFunction xpathLong = OfXml("xpath_long", DataTypes.Long).Value<XPathNumber<long>, long>().Example("xpath_long('<a><b>1</b><b>2</b></a>', 'sum(a/b)')", "3");

    /// <summary>As <see cref="XpathLong"/>.</summary>
    public static Column XpathInt(Column xml, Column path) => Call(xpathInt, xml, path);
    static readonly ScalarFunction xpathInt = OfXml("xpath_int", DataTypes.Integer).Value<XPathNumber<int>, int>().Example("xpath_int('<a><b>1</b><b>2</b></a>', 'sum(a/b)')", "3");

    /// <summary>As <see cref="XpathLong"/>; higher bits are lost.</summary>
    public static Column XpathShort(Column xml, Column path) => Call(xpathShort, xml, path);
    static readonly ScalarFunction xpathShort = OfXml("xpath_short", DataTypes.Short).Value<XPathNumber<short>, short>().Example("xpath_short('<a><b>1</b><b>2</b></a>', 'sum(a/b)')", "3");

    static ScalarFunction OfXml(string name, DataType type) => Define(name, "XPaths").Takes(Accept.String, Accept.String).Named("xml", "path").Foldable(1).Coerced(NullsTo(DataTypes.String))
        .Returns(type).MayBeNull();

    /// <summary>An expression's value over a document; null where either text is empty.</summary>
    static object? EvaluateXPath(RowArguments row)
    {
        if (row.Text(0).IsEmpty || row.Text(1).IsEmpty) return null;
        try
        {
            var expression = row.Made(1, static made => XPathExpression.Compile(Encoding.UTF8.GetString(made.Text(1))));
            using var reader = XmlReader.Create(new StringReader(Encoding.UTF8.GetString(row.Text(0))), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return new XPathDocument(reader).CreateNavigator().Evaluate(expression);
        }
        catch (XPathException problem)
        {
            throw new FramesException(null, null, $"Invalid XPath '{Encoding.UTF8.GetString(row.Text(1))}': {problem.Message}", null, problem);
        }
        catch (XmlException problem)
        {
            throw new FramesException(null, null, $"Error loading expression '{Encoding.UTF8.GetString(row.Text(1))}': {problem.Message}", null, problem);
        }
    }

    static string TextOf(object value) => value switch
    {
        XPathNodeIterator nodes => nodes.MoveNext() ? nodes.Current!.Value : "",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    static double NumberOf(object value) => value switch
    {
        double number => number,
        bool truth => truth ? 1 : 0,
        _ => double.TryParse(TextOf(value).Trim(), System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
    };

    readonly struct XPathNodes : IBuilderFunction
    {
        public static void Invoke(RowArguments row, VectorBuilder output)
        {
            if (EvaluateXPath(row) is not { } value)
            {
                output.AppendNull();
                return;
            }
            if (value is not XPathNodeIterator nodes) throw new FramesException(null, null, $"The XPath expression '{Encoding.UTF8.GetString(row.Text(1))}' finds no nodes but a value.");
            var array = (ArrayBuilder)output;
            while (nodes.MoveNext())
            {
                if (nodes.Current!.NodeType is XPathNodeType.Element or XPathNodeType.Root) array.Elements.AppendNull();
                else array.Elements.Append(nodes.Current.Value);
            }
            array.EndRow();
        }
    }

    readonly struct XPathTruth : IValueFunction<bool>
    {
        public static bool Invoke(RowArguments row, out bool result)
        {
            var value = EvaluateXPath(row);
            result = value switch
            {
                null => false,
                bool truth => truth,
                double number => number != 0 && !double.IsNaN(number),
                XPathNodeIterator nodes => nodes.MoveNext(),
                _ => ((string)value).Length > 0,
            };
            return value is not null;
        }
    }

    readonly struct XPathText : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            if (EvaluateXPath(row) is not { } value) return false;
            output.Append(TextOf(value));
            return true;
        }
    }

    readonly struct XPathNumber<T> : IValueFunction<T> where T : unmanaged, System.Numerics.INumber<T>
    {
        public static bool Invoke(RowArguments row, out T result)
        {
            var value = EvaluateXPath(row);
            var number = value is null ? 0 : NumberOf(value);
            // Java narrows to 16 bits by way of 32.
            result = typeof(T) == typeof(short) ? T.CreateTruncating(double.IsNaN(number) ? 0 : int.CreateSaturating(number))
                : typeof(T) == typeof(double) || typeof(T) == typeof(float) ? T.CreateTruncating(number) : T.CreateSaturating(double.IsNaN(number) ? 0 : number);
            return value is not null;
        }
    }
}
