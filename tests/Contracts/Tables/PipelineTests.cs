using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Shouldly;
using Xunit;

namespace ServerlessBlog.Tests.Contracts.Tables;

public sealed class PipelineTests(AzuriteFixture azurite) : TableTest(azurite)
{
    static readonly TableSharedKeyCredential Credential = new("blog", Convert.ToBase64String("a key"u8));

    [Fact]
    public async Task A_second_try_is_signed_anew_with_a_new_date_and_the_same_body()
    {
        var service = FakeService.Answering(HttpStatusCode.ServiceUnavailable, HttpStatusCode.NoContent);
        var options = service.Options;
        options.AddPolicy(new SpoilingPolicy(), HttpPipelinePosition.BeforeTransport);

        var response = await ClientOf(options).AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });

        response.Status.ShouldBe(204);
        service.Requests.Count.ShouldBe(2);
        service.Requests[0].Headers["Authorization"].ShouldBe("spoiled");
        service.Requests[1].Headers["Authorization"].ShouldStartWith("SharedKeyLite blog:");
        service.Requests[1].Headers["x-ms-date"].ShouldNotBe(service.Requests[0].Headers["x-ms-date"], StringComparer.Ordinal);
        service.Requests[1].Body.ShouldBe(service.Requests[0].Body);
        service.Requests[1].Body.ShouldContain("\"V\":1");
    }

    [Fact]
    public async Task A_service_that_stays_unavailable_is_given_up_after_the_configured_retries()
    {
        var service = FakeService.Answering(HttpStatusCode.ServiceUnavailable);
        var options = service.Options;
        options.Retry.MaxRetries = 2;

        var failure = await Should.ThrowAsync<RequestFailedException>(
            () => ClientOf(options).GetEntityAsync<TableEntity>("p", "r"));

        failure.Status.ShouldBe(503);
        service.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_is_not_retried()
    {
        var service = new FakeService(_ => FakeService.Json(
            HttpStatusCode.Conflict,
            """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"It is there."}}}"""));

        var failure = await ShouldFailAsync(
            () => ClientOf(service.Options).AddEntityAsync(new TableEntity("p", "r")), 409, TableErrorCode.EntityAlreadyExists);

        failure.Message.ShouldStartWith("It is there.");
        service.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_that_is_not_json_still_has_its_status_and_the_code_of_its_header()
    {
        var service = new FakeService(_ => new HttpResponseMessage(HttpStatusCode.Forbidden)
        {
            Content = new StringContent("<html>"),
            Headers = { { "x-ms-error-code", "AuthenticationFailed" } },
        });

        var failure = await Should.ThrowAsync<RequestFailedException>(
            () => ClientOf(service.Options).AddEntityAsync(new TableEntity("p", "r")));

        failure.Status.ShouldBe(403);
        failure.ErrorCode.ShouldBe("AuthenticationFailed");
    }

    [Fact]
    public async Task A_transaction_that_is_refused_as_a_whole_says_so()
    {
        var service = new FakeService(_ => FakeService.Json(
            HttpStatusCode.RequestEntityTooLarge,
            """{"odata.error":{"code":"RequestBodyTooLarge","message":{"lang":"en-US","value":"Too large."}}}"""));

        var failure = await Should.ThrowAsync<RequestFailedException>(() => ClientOf(service.Options).SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, new TableEntity("p", "r"))]));

        failure.Status.ShouldBe(413);
        failure.ErrorCode.ShouldBe("RequestBodyTooLarge");
    }

    [Fact]
    public async Task Policies_of_the_caller_see_each_call_and_each_try()
    {
        var service = FakeService.Answering(HttpStatusCode.ServiceUnavailable, HttpStatusCode.NoContent);
        var options = service.Options;
        var calls = new CountingPolicy();
        var tries = new CountingPolicy();
        options.AddPolicy(calls, HttpPipelinePosition.PerCall);
        options.AddPolicy(tries, HttpPipelinePosition.PerRetry);

        await ClientOf(options).DeleteEntityAsync("p", "r");

        calls.Count.ShouldBe(1);
        tries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_page_and_every_transaction_is_one_call()
    {
        var counter = new CountingPolicy();
        var options = new TableClientOptions();
        options.AddPolicy(counter, HttpPipelinePosition.PerCall);
        await AddNumberedAsync("p", 5);
        var table = new TableClient(ConnectionString, TableName, options);

        await ListAsync(table.QueryAsync<TableEntity>(maxPerPage: 2));
        counter.Count.ShouldBe(3);

        await table.SubmitTransactionAsync(
            Enumerable.Range(0, 5).Select(n => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("q", $"{n}"))));
        counter.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_policy_can_create_a_missing_table_and_send_the_request_again()
    {
        var name = TableName + "2";
        var options = new TableClientOptions();
        options.AddPolicy(new CreatingPolicy(Service.GetTableClient(name)), HttpPipelinePosition.PerCall);
        var table = new TableClient(ConnectionString, name, options);

        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });

        (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V").ShouldBe(1);
    }

    [Fact]
    public async Task What_may_find_nothing_is_no_error_to_policies_and_logs()
    {
        var seen = new List<bool>();
        var options = new TableClientOptions();
        options.AddPolicy(new CountingPolicy(response => seen.Add(response.IsError)), HttpPipelinePosition.PerCall);
        var table = new TableClient(ConnectionString, TableName, options);

        await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        await table.CreateIfNotExistsAsync();
        await Should.ThrowAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));

        seen.ShouldBe([false, false, true]);
    }

    static TableClient ClientOf(TableClientOptions options) =>
        new(new Uri("https://blog.table.core.windows.net"), "posts", Credential, options);

    // What the first try carried must not survive into the second.
    sealed class SpoilingPolicy : HttpPipelineSynchronousPolicy
    {
        bool done;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (done)
                return;

            done = true;
            message.Request.Headers.SetValue("x-ms-date", "Thu, 01 Jan 1970 00:00:00 GMT");
            message.Request.Headers.SetValue("Authorization", "spoiled");
        }
    }

    sealed class CountingPolicy(Action<Response>? onResponse = null) : HttpPipelineSynchronousPolicy
    {
        public int Count { get; private set; }

        public override void OnSendingRequest(HttpMessage message) => Count++;

        public override void OnReceivedResponse(HttpMessage message) => onResponse?.Invoke(message.Response);
    }

    sealed class CreatingPolicy(TableClient table) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Response.Status != 404
                || !message.Response.Headers.TryGetValue("x-ms-error-code", out var code)
                || TableErrorCode.TableNotFound != code)
            {
                return;
            }

            await table.CreateIfNotExistsAsync(message.CancellationToken);
            await ProcessNextAsync(message, pipeline);
        }
    }
}
