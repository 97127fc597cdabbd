using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>
/// Calls a function's method: everything that reflection can tell is settled once, at start. A new instance of
/// the function's class serves each run.
/// </summary>
internal sealed class FunctionInvoker
{
    private readonly Type? _instanceType;
    private readonly ConstructorInvoker? _parameterlessConstructor;
    private readonly MethodInvoker _method;
    private readonly Func<InvocationContext, object?>[] _binders;
    private readonly ResultReader _result;

    public FunctionInvoker(MethodInfo method, Func<InvocationContext, object?>[] binders)
    {
        _method = MethodInvoker.Create(method);
        _binders = binders;
        _result = ResultReader.For(method.ReturnType);
        if (method.IsStatic)
            return;
        _instanceType = method.DeclaringType!;
        if (_instanceType.GetConstructors() is [var constructor] && constructor.GetParameters().Length == 0)
            _parameterlessConstructor = ConstructorInvoker.Create(constructor);
    }

    /// <summary>Runs the method and leaves its result in the context.</summary>
    public Task InvokeAsync(InvocationContext context)
    {
        var instance = _instanceType is null
            ? null
            : _parameterlessConstructor?.Invoke() ?? ActivatorUtilities.CreateInstance(context.InstanceServices, _instanceType);
        var arguments = _binders.Length == 0 ? [] : new object?[_binders.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = _binders[i](context);
        return _result.ReadAsync(_method.Invoke(instance, arguments.AsSpan()), context);
    }
}
