using System.Globalization;
using DuckDB.NET.Data;

namespace Frames.Bench;

/// <summary>DuckDB, in memory but for the Parquet files.</summary>
sealed class DuckDbEngine : IEngine
{
    readonly DuckDBConnection connection = new("DataSource=:memory:");

    public DuckDbEngine(int threads)
    {
        connection.Open();
        Execute(string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
    }

    public string Name => "DuckDB";

    public void AddTable(string name, string file) => Execute($"CREATE VIEW {name} AS SELECT * FROM read_parquet('{file.Replace("'", "''")}')");

    public IReadOnlyList<object?[]> Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return rows;
    }

    public void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();
}
