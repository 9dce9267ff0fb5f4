using Frames.Expressions;
using Frames.Plans;
using Frames.Sql.Types;

namespace Frames.Sql.Parser;

internal sealed partial class SqlParser
{
    Plan Create()
    {
        Next();
        var replace = Take("OR", "REPLACE");
        if (Is("TABLE")) return CreateTable(replace);
        var global = Take("GLOBAL");
        var temporary = Take("TEMPORARY") || Take("TEMP");
        if (temporary && Is("VIEW")) return CreateView(replace, global);
        throw Peek.IsIdentifier ? Unsupported("CREATE " + Peek.Key) : Unexpected();
    }

    /// <summary>A temporary view of a query or of a source.</summary>
    CreateView CreateView(bool replace, bool global)
    {
        Expect("VIEW");
        if (Take("IF", "NOT")) Expect("EXISTS");
        var name = MultipartIdentifier();
        if (name.Count > 1) throw Unsupported("CREATE TEMPORARY VIEW with a database in its name");
        if (Is("(") && Closing(position) is var end && tokens[end + 1].Key == "USING") return ViewOfSource(name[0], Parenthesized(SchemaField), replace,
            global);
        if (Is("USING")) return ViewOfSource(name[0], null, replace, global);
        var columns = Is("(") ? Parenthesized(ViewColumn) : null;
        while (!Is("AS"))
        {
            if (Take("COMMENT")) StringLiteral();
            else if (Take("TBLPROPERTIES")) Properties();
            else throw Unexpected();
        }
        Next();
        return new(Query(), name[0], replace, global, columns);
    }

    string ViewColumn()
    {
        var name = Identifier();
        if (Take("COMMENT")) StringLiteral();
        return name;
    }

    CreateView ViewOfSource(string name, ValueList<StructField>? schema, bool replace, bool global)
    {
        Expect("USING");
        var format = string.Join('.', MultipartIdentifier());
        var options = Take("OPTIONS") ? Properties() : [];
        var paths = options.Where(option => option.Key.Equals("path", StringComparison.OrdinalIgnoreCase)).Select(option => option.Value).ToValueList();
        return new(new ReadSource(format, schema is null ? null : new StructType(schema), options, paths), name, replace, global);
    }

    CreateTable CreateTable(bool replace)
    {
        Expect("TABLE");
        var ifNotExists = Take("IF", "NOT");
        if (ifNotExists) Expect("EXISTS");
        var name = MultipartIdentifier();
        if (Is("LIKE")) throw Unsupported("CREATE TABLE LIKE");
        var table = new CreateTable(name, null, null, null, null, [], [], [], null, ifNotExists, replace);
        if (Is("(") && !IsQueryStart(position + 1)) table = table with { Columns = new StructType(Parenthesized(SchemaField)) };
        if (Take("USING")) table = table with { Format = string.Join('.', MultipartIdentifier()) };
        while (TableClause(table) is { } changed) table = changed;
        if (Take("AS") || Is("SELECT") || Is("WITH") || Is("FROM") || Is("(") || Is("VALUES") || Is("TABLE")) table = table with { Query = Query() };
        return table;
    }

    /// <summary>The table with the next clause, or null where none follows.</summary>
    CreateTable? TableClause(CreateTable table)
    {
        if (Take("PARTITIONED", "BY")) return Partitioned(table, Parenthesized(PartitionField));
        if (Take("LOCATION")) return table with { Location = StringLiteral() };
        if (Take("OPTIONS")) return table with { Options = Properties() };
        if (Take("TBLPROPERTIES")) return table with { Properties = Properties() };
        if (Take("COMMENT")) return table with { Comment = StringLiteral() };
        if (Take("DEFAULT", "COLLATION")) throw Unsupported("CREATE TABLE ... DEFAULT COLLATION");
        if (IsAny("CLUSTERED", "CLUSTER", "SKEWED", "ROW", "STORED")) throw Unsupported("CREATE TABLE ... " + StatementName());
        return null;
    }

    /// <summary>A column's name, or a new column with its type.</summary>
    StructField PartitionField()
    {
        if (IsAt(1, "(")) throw Unsupported("PARTITIONED BY a transform");
        return IsAnyAt(1, ",", ")") ? new(Identifier(), DataTypes.Null) : Field(colon: false);
    }

    static CreateTable Partitioned(CreateTable table, ValueList<StructField> fields)
    {
        var columns = fields.Where(field => field.DataType is not NullType).ToList();
        return table with
        {
            PartitionBy = fields.Map(field => field.Name),
            Columns = columns.Count == 0 ? table.Columns : new StructType([.. table.Columns ?? new StructType(), .. columns]),
        };
    }

    /// <summary><c>('key' = 'value', a.b 'value')</c></summary>
    ValueList<KeyValuePair<string, string>> Properties() => Parenthesized(Property);

    KeyValuePair<string, string> Property()
    {
        var key = Peek.IsString ? StringLiteral() : string.Join('.', MultipartIdentifier());
        if (!Take("=")) Take("==");
        var sign = Take("-") ? "-" : "";
        if (Peek.IsString) return new(key, StringLiteral());
        if (!IsAny("TRUE", "FALSE") && !Peek.IsNumber) throw Unexpected();
        var token = Next();
        return new(key, token.IsNumber ? sign + Source(token).ToString() : token.Key.ToLowerInvariant());
    }

    Plan Insert()
    {
        Expect("INSERT");
        var overwrite = Is("OVERWRITE");
        if (!overwrite && !Is("INTO")) throw Unexpected();
        Next();
        if (overwrite && IsAny("DIRECTORY", "LOCAL")) throw Unsupported("INSERT OVERWRITE DIRECTORY");
        Take("TABLE");
        var table = MultipartIdentifier();
        if (Is("PARTITION") && IsAt(1, "(")) throw Unsupported("INSERT with PARTITION");
        if (Is("REPLACE")) throw Unsupported("INSERT INTO ... REPLACE");
        if (Is("IF")) throw Unsupported("INSERT ... IF NOT EXISTS");
        var byName = Take("BY", "NAME");
        var columns = !byName && Is("(") && !IsQueryInParentheses(position) ? IdentifierList() : null;
        return new InsertInto(table, Query(), overwrite, columns, byName);
    }
}
