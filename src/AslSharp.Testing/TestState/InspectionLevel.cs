namespace AslSharp.Testing;

/// <summary>How much a <see cref="TestStateResponse"/> tells (reference 14).</summary>
public enum InspectionLevel
{
    /// <summary>The outcome alone.</summary>
    Info = 0,

    /// <summary>The outcome, and the data after each field.</summary>
    Debug = 1,

    /// <summary>What <see cref="Debug"/> tells, and the HTTP request and response of an HTTP task.</summary>
    Trace = 2,
}
