namespace AslSharp.Hosting;

/// <summary>A store could not do what it was asked: it says what is wrong, where, and what to do.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="innerException">What the store met, or null.</param>
public sealed class ExecutionStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
