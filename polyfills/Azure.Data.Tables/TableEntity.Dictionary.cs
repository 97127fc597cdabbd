using System.Collections;

namespace Azure.Data.Tables;

public sealed partial class TableEntity : IDictionary<string, object?>
{
    /// <inheritdoc />
    public ICollection<string> Keys => properties.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => properties.Values;

    /// <inheritdoc />
    public int Count => properties.Count;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    /// <summary>A property, or null if there is none.</summary>
    /// <remarks>
    /// A value keeps its type once it has one: an int written over a long or a double is widened, and a value of an
    /// unrelated type is refused. Remove the property first to change its type.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The new value does not fit the type of the old one.</exception>
    public object? this[string key]
    {
        get => Find(key);
        set => Set(key, value);
    }

    /// <summary>Sets a property, as the indexer does; a property that is there already is no error.</summary>
    public void Add(string key, object? value) => Set(key, value);

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Set(item.Key, item.Value);

    /// <inheritdoc />
    public bool ContainsKey(string key) => properties.ContainsKey(key);

    /// <inheritdoc />
    public bool Remove(string key) => properties.Remove(key);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => Pairs.Remove(item);

    /// <inheritdoc />
    public bool TryGetValue(string key, out object? value) => properties.TryGetValue(key, out value);

    /// <inheritdoc />
    public void Clear() => properties.Clear();

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        Pairs.CopyTo(array, arrayIndex);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
        properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    ICollection<KeyValuePair<string, object?>> Pairs => properties;

    void Set(string key, object? value) =>
        properties[key] = value is not null && Find(key) is { } existing ? Fit(existing, value) : value;

    static object Fit(object existing, object value) => (existing, value) switch
    {
        _ when existing.GetType().IsInstanceOfType(value) => value,
        (int, double or long) => value,
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        _ => throw new InvalidOperationException(
            $"A value of {value.GetType()} cannot replace one of {existing.GetType()}."),
    };
}
