namespace AslSharp.Cli;

/// <summary>The command line names something that is not there or cannot be read; the message says what.</summary>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException);
