namespace AslSharp.Aws;

/// <summary>What a call gave.</summary>
internal readonly record struct AwsAnswer(AslValue Value, AwsResponse Response);
