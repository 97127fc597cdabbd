namespace ServerlessBlog.Local.ServiceBus.Broker;

/// <summary>
/// Something to do inside of a transaction. <see cref="Execute"/> runs on the one writer, the outcome is
/// announced by <see cref="Committed"/> only when it is on disk.
/// </summary>
abstract class Work
{
    public abstract void Execute(Queues queues);

    public abstract void Committed();

    public abstract void Failed(Exception exception);
}

/// <summary>Work with a result that somebody awaits.</summary>
sealed class Work<T>(Func<Queues, T> execute) : Work
{
    readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    T _result = default!;

    public Task<T> Task => _completion.Task;

    public override void Execute(Queues queues) => _result = execute(queues);

    public override void Committed() => _completion.TrySetResult(_result);

    public override void Failed(Exception exception) => _completion.TrySetException(exception);
}
