using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SampleApp;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<AnswerFromMemory>();
builder.UseMiddleware<TurnExceptionIntoResult>();
builder.UseWhen<MarkTypedRoutes>(context => context.FunctionDefinition.Name is "typed");
builder.UseMiddleware(async (context, next) =>
{
    context.Items["inline"] = "inline";
    await next();
});
builder.Services.AddSingleton<Journal>();
builder.Services.AddScoped<RunCounter>();
builder.Build().Run();
