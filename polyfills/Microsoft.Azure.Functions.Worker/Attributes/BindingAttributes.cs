#pragma warning disable CA1018 // AttributeUsage is inherited from the official hierarchy.
namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Base of all binding attributes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute;

/// <summary>Base of attributes that bind a parameter to an input.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute;

/// <summary>Base of attributes that bind a parameter to the event that starts a function.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : InputBindingAttribute;
