using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ServerlessBlog.Tests.Contracts.Syndication;

/// <summary>Takes down everything that is logged, with scopes and exceptions.</summary>
internal sealed class CapturingLog(Action<string> say) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        say(Convert.ToString(state, CultureInfo.InvariantCulture) ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        say($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
