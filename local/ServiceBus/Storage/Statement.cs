using Microsoft.Data.Sqlite;

namespace ServerlessBlog.Local.ServiceBus.Storage;

/// <summary>A prepared SQL statement with parameters $1, $2, ... Not safe for concurrent use.</summary>
sealed class Statement : IDisposable
{
    readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this assembly; values go in as parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
        for (var number = 1; number <= parameters; number++) _command.Parameters.Add(new SqliteParameter { ParameterName = $"${number}" });
    }

    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public List<T> Query<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        using var reader = _command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public T? QueryFirst<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        Bind(values);
        using var reader = _command.ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public void Dispose() => _command.Dispose();

    void Bind(ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++) _command.Parameters[index].Value = values[index] ?? DBNull.Value;
    }
}
