using ServerlessBlog.Local.ServiceBus.Storage;

namespace ServerlessBlog.Local.ServiceBus.Broker;

/// <summary>Receivers that found no message, first come first served. Only the writer uses it.</summary>
sealed class WaitingReceivers
{
    readonly Dictionary<QueueAddress, List<Receive>> _waiting = [];
    readonly HashSet<QueueAddress> _ready = [];

    public void Add(Receive receive)
    {
        if (!_waiting.TryGetValue(receive.Address, out var receivers)) _waiting.Add(receive.Address, receivers = []);
        receivers.RemoveAll(other => other.IsOver);
        receivers.Add(receive);
    }

    /// <summary>Says that a message has become active.</summary>
    public void Wake(QueueAddress address) => _ready.Add(address);

    /// <summary>Hands out what has become active and adds those who got something to the group that is being committed.</summary>
    public void Serve(Queues queues, List<Work> group)
    {
        foreach (var address in _ready)
        {
            if (!_waiting.TryGetValue(address, out var receivers)) continue;
            receivers.RemoveAll(receiver => receiver.IsOver);
            foreach (var receiver in receivers)
            {
                try
                {
                    if (!receiver.TryServe(queues) && !receiver.IsOver) break;
                }
                finally
                {
                    // Also when it failed half-way: the receiver must hear how the transaction ends.
                    if (receiver.IsOver) group.Add(receiver);
                }
            }
        }

        _ready.Clear();
    }
}
