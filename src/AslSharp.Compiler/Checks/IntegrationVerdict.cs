namespace AslSharp.Compiler.Checks;

/// <summary>What is known of a service integration.</summary>
internal enum IntegrationVerdict
{
    /// <summary>The service offers it, or any action of the service is taken.</summary>
    Known,

    /// <summary>The service is not in the list, which may be older than the service.</summary>
    ServiceUnknown,

    /// <summary>The service has no such action, or not in that pattern.</summary>
    ActionUnknown,
}
