using System.Reflection;
using DurableTask.Core;

namespace AslSharp.DurableTask.Tests;

/// <summary>
/// The backend of the test host with room for many work items. By itself it takes as many as there are processors, and then looks for room
/// twice a second.
/// </summary>
internal class ManyAtOnce : DispatchProxy
{
    private IOrchestrationService? _service;

    internal static IOrchestrationService Of(IOrchestrationService service)
    {
        var proxy = Create<IOrchestrationService, ManyAtOnce>();
        ((ManyAtOnce)(object)proxy)._service = service;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => targetMethod!.Name is "get_MaxConcurrentTaskOrchestrationWorkItems" or "get_MaxConcurrentTaskActivityWorkItems" ? 64 : targetMethod.Invoke(_service, args);
}
