namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Awaits what a method returned and keeps its value; one kind for each shape of return type.</summary>
internal abstract class ResultReader
{
    public abstract Task ReadAsync(object? returned, InvocationContext context);

    public static ResultReader For(Type returnType)
    {
        if (returnType == typeof(Task))
            return new TaskResult();
        return returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(Task<>)
            ? (ResultReader)Activator.CreateInstance(typeof(TaskOfResult<>).MakeGenericType(returnType.GetGenericArguments()))!
            : new PlainResult();
    }

    private sealed class PlainResult : ResultReader
    {
        public override Task ReadAsync(object? returned, InvocationContext context)
        {
            context.Result = returned;
            return Task.CompletedTask;
        }
    }

    private sealed class TaskResult : ResultReader
    {
        public override Task ReadAsync(object? returned, InvocationContext context) => (Task?)returned ?? Task.CompletedTask;
    }

    private sealed class TaskOfResult<T> : ResultReader
    {
        public override Task ReadAsync(object? returned, InvocationContext context)
        {
            if (returned is not Task<T> task)
                return Task.CompletedTask;
            if (!task.IsCompletedSuccessfully)
                return AwaitAsync(task, context);
            context.Result = task.Result;
            return Task.CompletedTask;
        }

        private static async Task AwaitAsync(Task<T> task, InvocationContext context) => context.Result = await task;
    }
}
