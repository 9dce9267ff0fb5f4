using Frames.Analyzer.Names;
using Frames.Errors;
using Frames.Expressions;
using Frames.Sql.Types;

namespace Frames.Analyzer;

/// <summary><c>withField</c> and <c>dropFields</c> as a struct built anew, null where the old one is null.</summary>
internal static class FieldUpdate
{
    public static Expression Resolve(UpdateField update, QuerySettings settings) => Update(update.Child, update.Path.Span, update.Value, settings);

    static Expression Update(Expression child, ReadOnlySpan<string> path, Expression? value, QuerySettings settings)
    {
        if (child.Type is not StructType type) throw ErrorClasses.UnexpectedInputType.With(("sqlExpr", SqlText.Expression(child)), ("paramIndex", "first"),
            ("requiredType", "\"STRUCT\""),
            ("inputSql", SqlText.Expression(child)), ("inputType", SqlText.Type(child.Type)));
        var members = new List<Expression>();
        var found = false;
        for (var i = 0; i < type.Count; i++)
        {
            Expression field = new GetField(child, i, type[i].Name);
            if (string.Equals(type[i].Name, path[0], settings.NameComparison))
            {
                found = true;
                if (path.Length > 1) field = Update(field, path[1..], value, settings);
                else if (value is null) continue;
                else field = value;
            }
            members.Add(new Literal(type[i].Name, DataTypes.String));
            members.Add(field);
        }
        if (!found && value is not null)
        {
            if (path.Length > 1) throw ErrorClasses.FieldNotFound.With(("fieldName", SqlText.Name(path[0])),
                ("fields", string.Join(", ", type.Fields.Select(field => SqlText.Name(field.Name)))));
            members.Add(new Literal(path[0], DataTypes.String));
            members.Add(value);
        }
        var built = Calls.Resolve(OperatorNames.NamedStruct, settings, [.. members]);
        return child.Nullable ? Calls.Resolve("if", settings, Calls.Resolve(OperatorNames.IsNull, settings, child), new Literal(null, built.Type), built)
            : built;
    }
}
