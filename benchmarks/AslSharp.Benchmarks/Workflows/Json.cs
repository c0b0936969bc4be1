using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>What is written by hand gives records; what they are compared as.</summary>
internal static class Json
{
    /// <summary>Records as the value that their JSON is.</summary>
    internal static Func<T, AslValue> Value<T>(JsonTypeInfo<T> type) => result => AslValue.Parse(JsonSerializer.SerializeToUtf8Bytes(result, type));
}
