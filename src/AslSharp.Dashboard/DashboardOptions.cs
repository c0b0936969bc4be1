namespace AslSharp.Dashboard;

/// <summary>How the page is served.</summary>
public sealed class DashboardOptions
{
    /// <summary>
    /// Whether requests from other machines are answered that nobody has authenticated. Only for networks in which everybody may start and
    /// stop everything.
    /// </summary>
    public bool AllowsAnonymousRemoteCalls { get; set; }

    /// <summary>Whether the page only shows: nothing is started, stopped, redriven or answered from it.</summary>
    public bool IsReadOnly { get; set; }
}
