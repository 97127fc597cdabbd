using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using ServerlessBlog.Platform.Errors;
using ServerlessBlog.Platform.Http;

namespace ServerlessBlog.Platform.Caching;

/// <summary>
/// Serves the functions that have <see cref="PublicCacheAttribute"/> from <see cref="PublicCache"/>. Many requests for the
/// same thing ask storage once; when storage does not answer, an old answer is given and <c>Server-Timing</c> says so.
/// </summary>
public sealed class PublicCacheMiddleware(PublicCache cache, ServerTiming timing, ProblemAnswers answers) : IFunctionsWorkerMiddleware
{
    // How long a turn is waited for before the answer is made all the same: storage may be what takes so long.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, PublicCacheAttribute?> _rules = new(StringComparer.Ordinal);

    // A crawler asks for many pages at once: more in the making than processors can draw would only fill the memory.
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount * 2);

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || RuleOf(context.FunctionDefinition) is not { } rule || KeyOf(http.Request, rule) is not { } key)
            return next(context);
        var known = cache.Find(key);
        if (known is { IsFresh: true, Problem: { } problem })
        {
            timing.Set(http.Response, CacheState.Hit);
            context.GetInvocationResult().Value = answers.Of(http.Request, problem);
            return Task.CompletedTask;
        }

        if (known is not { Entry: { } entry } || (!known.IsFresh && !cache.IsOutageLikely))
            return FetchAsync(context, next, http, key, known);
        Give(context, http, entry, known.IsFresh ? CacheState.Hit : CacheState.Stale);
        return Task.CompletedTask;
    }

    private async Task FetchAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, string key, PublicCache.Known? known)
    {
        for (; ; )
        {
            var flight = cache.Join(key, out var isLeader);
            try
            {
                if (isLeader)
                    Give(context, http, await LeadAsync(context, next, http, key, flight), CacheState.Miss);
                else if (known is { IsOfThisGeneration: true, Entry: { } usable })
                    // Only seconds old, and somebody is already looking.
                    Give(context, http, usable, CacheState.Hit);
                else if (await flight.Entry.WaitAsync(http.RequestAborted) is { } entry)
                    Give(context, http, entry, CacheState.Hit);
                else
                    await next(context);
                return;
            }
            catch (OperationCanceledException) when (!isLeader && flight.Entry.IsCanceled)
            {
                // Who began it went away: begin anew.
            }
            catch (Exception exception) when (known?.Entry is not null && Outages.IsOutage(exception) && !http.RequestAborted.IsCancellationRequested)
            {
                cache.NoteOutage();
                Give(context, http, known.Entry, CacheState.Stale);
                return;
            }
        }
    }

    private async Task<CacheEntry?> LeadAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, string key, PublicCache.Flight flight)
    {
        var hasTurn = false;
        try
        {
            hasTurn = await _turns.WaitAsync(Patience, http.RequestAborted);
            await next(context);
            var entry = context.GetInvocationResult().Value is PublicContent content ? cache.Keep(key, content, flight.Generation) : null;
            flight.Complete(entry);
            return entry;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            flight.Abandon();
            throw;
        }
        catch (Exception exception)
        {
            if (exception is ProblemException { Type.Status: StatusCodes.Status404NotFound or StatusCodes.Status410Gone } problem)
                cache.Keep(key, problem, flight.Generation);
            flight.Fail(exception);
            throw;
        }
        finally
        {
            if (hasTurn)
                _turns.Release();
            cache.Land(key, flight);
        }
    }

    // No entry: the function's own result stands.
    private void Give(FunctionContext context, HttpContext http, CacheEntry? entry, CacheState state)
    {
        if (entry is null)
            return;
        if (!entry.MeetsIfMatch(http.Request))
            throw new ProblemException(ProblemType.Stale, "Leave out If-Match to read what is there now.");
        timing.Set(http.Response, state);
        context.GetInvocationResult().Value = entry;
    }

    // Null when the answer may be different for others.
    private static string? KeyOf(HttpRequest request, PublicCacheAttribute rule)
    {
        if (request.Headers.Authorization.Count > 0 || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
            return null;
        var path = request.Path.Value ?? "/";
        if (!request.QueryString.HasValue)
            return path;
        if (Array.Exists(rule.Private, request.Query.ContainsKey))
            return null;
        if (rule.RefusesOthers && request.Query.Any(parameter => !rule.Parameters.Contains(parameter.Key, StringComparer.Ordinal)))
            return null;
        var key = new StringBuilder(path);
        foreach (var name in rule.Parameters)
        {
            foreach (var value in request.Query[name])
                key.Append('\n').Append(name).Append('=').Append(value);
        }

        return key.ToString();
    }

    private PublicCacheAttribute? RuleOf(FunctionDefinition function) =>
        _rules.TryGetValue(function.Name, out var rule) ? rule : _rules.GetOrAdd(function.Name, Read(function.EntryPoint));

    private static PublicCacheAttribute? Read(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        return typeof(PublicCacheMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..])?.GetCustomAttribute<PublicCacheAttribute>();
    }
}
