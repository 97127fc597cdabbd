namespace Azure.Data.Tables;

public partial class TableClient
{
    /// <summary>Does all of the given steps, or none of them.</summary>
    /// <param name="transactionActions">
    /// At most 100 steps on different entities of one partition, together at most 4 MiB; the service checks that.
    /// </param>
    /// <param name="cancellationToken">Ends the request; it may have been carried out nevertheless.</param>
    /// <returns>The service's answer to each step, in order, each with the entity's new ETag in its header.</returns>
    /// <exception cref="InvalidOperationException">There is no step.</exception>
    /// <exception cref="TableTransactionFailedException">A step was refused; nothing was written.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
            throw new InvalidOperationException("The transaction has no step.");
        foreach (var action in actions)
            CheckKeys(action.Entity);

        var response = await rest
            .SendAsync(rest.Transaction(Name, actions), cancellationToken)
            .ConfigureAwait(false);
        var steps = TransactionResponse.Parse(response);
        if (steps.FirstOrDefault(step => step.IsError) is { } refusal)
            throw new TableTransactionFailedException(new RequestFailedException(refusal, null, TableErrorParser.Instance));

        return Response.FromValue(steps, response);
    }
}
