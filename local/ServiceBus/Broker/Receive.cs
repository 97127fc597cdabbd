using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Broker;

/// <summary>
/// A receiver that takes the next message or waits for one. Giving up and being served exclude each other,
/// so a message is never handed to somebody who has left.
/// </summary>
sealed class Receive(QueueAddress address, bool delete, bool wait) : Work
{
    readonly TaskCompletionSource<StoredMessage?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    StoredMessage? _message;
    int _claimed;

    public QueueAddress Address => address;

    public Task<StoredMessage?> Task => _completion.Task;

    public bool IsOver => Volatile.Read(ref _claimed) != 0;

    /// <summary>Ends the wait without a message, unless one is on its way.</summary>
    public void GiveUp()
    {
        if (TryClaim()) _completion.TrySetResult(null);
    }

    public override void Execute(Queues queues)
    {
        if (IsOver || TryServe(queues)) return;
        if (wait) queues.Waiting.Add(this);
        else TryClaim();
    }

    /// <summary>Takes a message if there is one and the receiver is still there.</summary>
    public bool TryServe(Queues queues)
    {
        if (queues.Next(address) is not { } next || !TryClaim()) return false;
        _message = queues.Take(address, next, delete);
        return true;
    }

    public override void Committed()
    {
        if (_message is not null || !wait) _completion.TrySetResult(_message);
    }

    public override void Failed(Exception exception)
    {
        TryClaim();
        _completion.TrySetException(exception);
    }

    bool TryClaim() => Interlocked.Exchange(ref _claimed, 1) == 0;
}
