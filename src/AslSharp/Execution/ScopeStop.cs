using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Why a scope's steps stopped running.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ScopeStop
{
    /// <summary>The scope came to its end.</summary>
    Ended = 0,

    /// <summary>A step waits for something, or what it waited for has failed.</summary>
    Waits = 1,

    /// <summary>The next step is in another of the scope's methods.</summary>
    Elsewhere = 2,

    /// <summary>The scope has gone round so often without waiting that what runs beside it is let in.</summary>
    Yields = 3,
}
