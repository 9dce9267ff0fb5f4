using System.Reflection;
using System.Runtime.CompilerServices;
using Frames.Sql;

namespace Frames.Tests.Api;

/// <summary>How much of .NET for Apache Spark's API is there, by name and number of parameters.</summary>
public class ApiCoverageTests(ITestOutputHelper output)
{
    /// <summary>Members that exist at least, in percent, of the types that ported programs use most; raised as more come.</summary>
    static readonly Dictionary<string, int> floors = new()
    {
        ["Sql.SparkSession"] = 86,
        ["Sql.Builder"] = 100,
        ["Sql.RuntimeConfig"] = 100,
        ["Sql.DataFrame"] = 96,
        ["Sql.Column"] = 100,
        ["Sql.Row"] = 100,
        ["Sql.GenericRow"] = 100,
        ["Sql.DataFrameReader"] = 95,
        ["Sql.DataFrameWriter"] = 90,
        ["Sql.DataFrameWriterV2"] = 93,
        ["Sql.DataFrameNaFunctions"] = 100,
        ["Sql.DataFrameStatFunctions"] = 100,
        ["Sql.RelationalGroupedDataset"] = 85,
        ["Sql.UdfRegistration"] = 92,
        ["Sql.SaveMode"] = 100,
        ["Sql.Types"] = 100,
        ["Sql.Expressions"] = 100,
        ["Sql.Functions"] = 56,
        ["Sql.Catalog"] = 0,
        ["Sql.StorageLevel"] = 100,
    };

    [Fact]
    public void The_share_of_the_API_does_not_fall()
    {
        var groups = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Api", "microsoft-spark-api.txt")).Select(Member.Parse)
            .GroupBy(member => member.Group).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var found = 0;
        var total = 0;
        var failures = new List<string>();
        foreach (var group in groups)
        {
            var missing = group.Where(member => !member.Exists()).ToList();
            var share = 100 * (group.Count() - missing.Count) / group.Count();
            (found, total) = (found + group.Count() - missing.Count, total + group.Count());
            output.WriteLine($"{group.Key,-45} {group.Count() - missing.Count,4} of {group.Count(),4}  {share,3} %");
            if (!floors.TryGetValue(group.Key, out var floor)) continue;
            foreach (var member in missing) output.WriteLine("    missing: " + member.Line);
            if (share < floor) failures.Add($"{group.Key}: {share} % instead of at least {floor} %");
        }
        output.WriteLine($"{"all",-45} {found,4} of {total,4}  {100 * found / total,3} %");
        Assert.Empty(failures);
    }

    sealed record Member(string Line, string TypeName, string Kind, string Name, string[] Types, int Required)
    {
        const BindingFlags everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

        static readonly MethodInfo[] extensions = [.. typeof(SparkSession).Assembly.GetTypes().Where(type
            => type is { IsPublic: true, IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(everything)).Where(method => method.IsDefined(typeof(ExtensionAttribute)))];

        public string Group
        {
            get
            {
                var parts = TypeName.Split('<')[0].Split('.')[2..];
                return string.Join('.', parts.Take(2));
            }
        }

        public static Member Parse(string line)
        {
            var parts = line.Split(" | ");
            var signature = parts[2];
            var open = signature.IndexOf('(');
            var bracket = signature.IndexOf('[');
            var name = signature.StartsWith("this[", StringComparison.Ordinal) ? "Item"
                : signature.StartsWith("implicit operator", StringComparison.Ordinal) ? "op_Implicit"
                : signature.Contains("operator ", StringComparison.Ordinal) ? signature[(signature.IndexOf("operator ", StringComparison.Ordinal) + 9)..open]
                : open > 0 ? signature[..open].Split('<')[0].Trim() : signature.Split([' ', ':', '='], 2)[0].Trim();
            var arguments = open < 0 ? (bracket > 0 ? signature[(bracket + 1)..signature.IndexOf(']')] : "") : signature[(open + 1)..Close(signature, open)];
            var list = Split(arguments);
            return new(line, parts[0].Trim(), parts[1].Trim(), name,
                [.. list.Select(argument => argument.Split(" = ")[0].Replace("this ", "", StringComparison.Ordinal))], list.Count(argument => !argument.Contains(" = ", StringComparison.Ordinal)
                && !argument.StartsWith("params ", StringComparison.Ordinal)));
        }

        public bool Exists()
        {
            var type = typeof(SparkSession).Assembly.GetType(TypeName.Split('<')[0].Replace("Microsoft.Spark", "Frames", StringComparison.Ordinal));
            if (type is not { IsPublic: true }) return false;
            return Kind switch
            {
                "type" => true,
                "ctor" => type.GetConstructors().Any(constructor => Fits(constructor.GetParameters())),
                "enum member" => Enum.GetNames(type).Contains(Name),
                "operator" => type.GetMethods(everything).Any(method => method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal)
                    && method.Name == OperatorName(Name, Parameters)),
                "property" or "static property" => type.GetProperty(Name, everything) is not null || type.GetField(Name, everything) is not null,
                "indexer" => type.GetProperties(everything).Any(property => property.GetIndexParameters().Length == Parameters),
                "extension method" => type.GetMethods(everything).Any(method => method.Name == Name && Fits(method.GetParameters())),
                _ => type.GetMethods(everything).Any(method => method.Name == Name && Fits(method.GetParameters()))
                    || extensions.Any(method => method.Name == Name && method.GetParameters()[0].ParameterType == type && Fits(method.GetParameters()[1..])),
            };
        }

        int Parameters => Types.Length;

        // A call with all parameters of the listed member, and one with the required ones alone, must both be possible.
        bool Fits(ParameterInfo[] parameters) => Takes(parameters, Parameters) && Takes(parameters, Required)
            && Types.Select((type, i) => Accepts(parameters[Math.Min(i, parameters.Length - 1)], type)).All(accepts => accepts);

        // Simple types are compared; a column may be given by its name.
        static bool Accepts(ParameterInfo parameter, string type)
        {
            var given = parameter.ParameterType.IsArray ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
            return type.Replace("params ", "", StringComparison.Ordinal).Replace("[]", "", StringComparison.Ordinal) switch
            {
                "Column" => given == typeof(Column) || given == typeof(object),
                "string" => given == typeof(string) || given == typeof(object) || given == typeof(Column),
                "object" => given == typeof(object),
                "bool" => given == typeof(bool) || given == typeof(object),
                "int" => given == typeof(int) || given == typeof(long) || given == typeof(double) || given == typeof(object),
                "long" => given == typeof(long) || given == typeof(double) || given == typeof(object),
                "double" => given == typeof(double) || given == typeof(object),
                _ => true,
            };
        }

        static bool Takes(ParameterInfo[] parameters, int count)
        {
            var repeats = parameters.Length > 0 && (parameters[^1].IsDefined(typeof(ParamArrayAttribute))
                || parameters[^1].IsDefined(typeof(ParamCollectionAttribute)));
            var required = parameters.Count(parameter => !parameter.IsOptional) - (repeats ? 1 : 0);
            return count >= required && (repeats || count <= parameters.Length);
        }

        static string OperatorName(string symbol, int parameters) => symbol switch
        {
            "!" => "op_LogicalNot",
            "!=" => "op_Inequality",
            "==" => "op_Equality",
            "%" => "op_Modulus",
            "&" => "op_BitwiseAnd",
            "|" => "op_BitwiseOr",
            "*" => "op_Multiply",
            "+" => "op_Addition",
            "-" => parameters == 1 ? "op_UnaryNegation" : "op_Subtraction",
            "/" => "op_Division",
            "<" => "op_LessThan",
            "<=" => "op_LessThanOrEqual",
            ">" => "op_GreaterThan",
            ">=" => "op_GreaterThanOrEqual",
            _ => symbol,
        };

        static int Close(string text, int open)
        {
            var depth = 0;
            for (var i = open; i < text.Length; i++)
            {
                if (text[i] == '(') depth++;
                else if (text[i] == ')' && --depth == 0) return i;
            }
            return text.Length;
        }

        static List<string> Split(string arguments)
        {
            var result = new List<string>();
            var depth = 0;
            var start = 0;
            for (var i = 0; i <= arguments.Length; i++)
            {
                if (i < arguments.Length && arguments[i] is ('<' or '(' or '[')) depth++;
                else if (i < arguments.Length && arguments[i] is ('>' or ')' or ']')) depth--;
                else if (i == arguments.Length || (arguments[i] == ',' && depth == 0))
                {
                    if (i > start) result.Add(arguments[start..i].Trim());
                    start = i + 1;
                }
            }
            return result;
        }
    }
}
