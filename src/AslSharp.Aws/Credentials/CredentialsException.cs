namespace AslSharp.Aws;

/// <summary>Credentials that were asked for could not be had.</summary>
internal sealed class CredentialsException(string message, Exception? innerException = null) : Exception(message, innerException);
