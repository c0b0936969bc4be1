using Microsoft.Extensions.Logging;

namespace AslSharp.Orleans;

/// <summary>What is logged. Data of executions never are.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1, LogLevel.Warning, "Execution {Execution} could not be woken; it is tried again")]
    internal static partial void WakeFailed(ILogger logger, Exception exception, string execution);

    [LoggerMessage(2, LogLevel.Error, "The shard {Shard} of executions could not keep what it knows; it is read anew")]
    internal static partial void ShardFailed(ILogger logger, Exception exception, int shard);

    [LoggerMessage(3, LogLevel.Warning, "Execution {Execution} could not be started by another one; it is tried again")]
    internal static partial void StartFailed(ILogger logger, Exception exception, string execution);

    [LoggerMessage(4, LogLevel.Information, "Execution {Execution} could not be waited for; it is tried again")]
    internal static partial void WaitFailed(ILogger logger, Exception exception, string execution);

    [LoggerMessage(5, LogLevel.Warning, "{Whom} could not be told something; it is found out about within a minute")]
    internal static partial void TellFailed(ILogger logger, Exception exception, string whom);

    [LoggerMessage(6, LogLevel.Warning, "The shard {Shard} of executions could not be asked to look after them; it is asked again")]
    internal static partial void LookAfterFailed(ILogger logger, Exception exception, long shard);
}
