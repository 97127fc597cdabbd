using Microsoft.Data.Sqlite;

namespace ServerlessBlog.Local.ServiceBus.Storage;

/// <summary>
/// The SQLite file. WAL with synchronous=NORMAL: a committed transaction is with the operating system, so it
/// survives the death of this process (not the loss of power, which a local environment need not survive).
/// </summary>
sealed class Database : IDisposable
{
    const long SchemaVersion = 1;

    const string Schema = """
        CREATE TABLE queues (
            name TEXT PRIMARY KEY,
            last_sequence INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE messages (
            id INTEGER PRIMARY KEY,
            queue TEXT NOT NULL,
            dead INTEGER NOT NULL,
            state INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            enqueued_sequence INTEGER NOT NULL,
            due INTEGER,
            expires INTEGER,
            time_to_live INTEGER,
            scheduled INTEGER,
            enqueued INTEGER NOT NULL,
            deliveries INTEGER NOT NULL,
            lock_token TEXT,
            dead_letter_reason TEXT,
            dead_letter_description TEXT,
            message_id TEXT NOT NULL,
            content_type TEXT,
            broker_properties TEXT NOT NULL,
            user_properties TEXT NOT NULL,
            body BLOB NOT NULL
        );
        CREATE INDEX messages_next ON messages (queue, dead, state, sequence);
        CREATE INDEX messages_due ON messages (due) WHERE due IS NOT NULL;
        CREATE INDEX messages_expires ON messages (expires) WHERE expires IS NOT NULL;
        CREATE INDEX messages_lock ON messages (lock_token) WHERE lock_token IS NOT NULL;

        CREATE TABLE seen (
            queue TEXT NOT NULL,
            message_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (queue, message_id)
        ) WITHOUT ROWID;
        CREATE INDEX seen_at ON seen (queue, at);
        """;

    readonly Statement _begin;
    readonly Statement _commit;
    readonly Statement _rollback;

    Database(SqliteConnection connection)
    {
        Connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE", 0);
        _commit = Prepare("COMMIT", 0);
        _rollback = Prepare("ROLLBACK", 0);
    }

    SqliteConnection Connection { get; }

    /// <summary>Opens or makes the file, for this process alone. Messages of queues that are not named rest until they are.</summary>
    /// <exception cref="InvalidOperationException">Another process has the file open, or it has another version's tables.</exception>
    public static Database Open(string path, IEnumerable<string> queues)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory) Directory.CreateDirectory(directory);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        try
        {
            connection.Open();
            // Exclusive: two emulators on one file would hand out the same message twice.
            Run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            switch (Version())
            {
                case SchemaVersion: break;
                case 0: Run($"BEGIN IMMEDIATE; {Schema} PRAGMA user_version = {SchemaVersion}; COMMIT;"); break;
                default: throw new InvalidOperationException($"The Service Bus emulator's file {path} is of another version: delete it or use another one.");
            }

            Run("CREATE TEMP TABLE known (name TEXT PRIMARY KEY) WITHOUT ROWID");
            using var know = new Statement(connection, "INSERT INTO temp.known VALUES ($1)", 1);
            foreach (var queue in queues) know.Execute(queue);
            return new Database(connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            connection.Dispose();
            throw new InvalidOperationException($"Another process uses the Service Bus emulator's file {path}: stop it first.", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        void Run(string sql)
        {
            using var statement = new Statement(connection, sql, 0);
            statement.Execute();
        }

        long Version()
        {
            using var statement = new Statement(connection, "PRAGMA user_version", 0);
            return statement.Query(row => row.GetInt64(0))[0];
        }
    }

    public Statement Prepare(string sql, int parameters) => new(Connection, sql, parameters);

    public void Begin() => _begin.Execute();

    public void Commit() => _commit.Execute();

    public void Rollback() => _rollback.Execute();

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        Connection.Dispose();
    }
}
