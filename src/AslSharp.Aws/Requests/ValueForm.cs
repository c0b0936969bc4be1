namespace AslSharp.Aws;

/// <summary>How results are named and written: the two kinds of integrations come from two versions of an SDK.</summary>
internal enum ValueForm
{
    /// <summary><c>aws-sdk</c>: names of the SDK for Java 2 with a capital, times as ISO 8601 texts, binary data as the text that they are.</summary>
    Sdk,

    /// <summary>Optimised integrations: names of the model with a capital, times in milliseconds since 1970, binary data in Base64.</summary>
    Optimised,
}
