using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The service's answer to one step of a transaction.</summary>
sealed class TransactionStepResponse(
    int status, string reason, Dictionary<string, string> headers, byte[] content, string requestId) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => reason;

    public override Stream? ContentStream { get; set; } = new MemoryStream(content, 0, content.Length, writable: false, publiclyVisible: true);

    public override string ClientRequestId { get; set; } = requestId;

    public override bool IsError => status >= 400;

    public override void Dispose()
    {
        // It holds nothing but memory, and callers read it after the transaction's own response is gone.
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }
}
