namespace ServerlessBlog.Platform.Messaging;

/// <summary>
/// Takes the message with which a deployment tries whether it may send (infra/hooks/postprovision), and does nothing: that
/// it could be sent is all there is to know.
/// </summary>
public sealed class DeploymentProbe : IIndexingTask
{
    public string Kind => "probe";

    public Task RunAsync(string message, CancellationToken cancellationToken) => Task.CompletedTask;
}
