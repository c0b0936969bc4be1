namespace AslSharp.Hosting;

/// <summary>
/// What the interpreter cannot process: a bad path, a bad dynamic value, a failed intrinsic function (ASL sections 9.1 and 9.2).
/// It ends the execution and is seen by no Retry or Catch. Thrown by the function libraries that emitted code calls; the frame of the
/// running state adds where it happened.
/// </summary>
/// <remarks>It is also how a value says that it cannot be written or compared because it is nested too deeply or too large, so that an
/// execution fails with it wherever that is found out; to all other callers of values it is the InvalidOperationException they expect.</remarks>
public sealed class RuntimeFault : InvalidOperationException
{
    private const string RuntimeError = "States.Runtime";

    private readonly DefinitePath? _path;
    private readonly PathUse _use;
    private readonly string _place = "";
    private string? _cause;

    /// <summary>Creates a fault that is not yet located.</summary>
    /// <param name="detail">The cause text without the words that name the state.</param>
    /// <param name="error">The error name, <c>States.Runtime</c> unless AWS reports another.</param>
    /// <param name="innerException">The exception behind it, or null.</param>
    public RuntimeFault(string detail, string error = RuntimeError, Exception? innerException = null)
        : base(detail, innerException)
    {
        Detail = detail;
        Error = error;
    }

    /// <summary>Creates a fault of a path that finds nothing, to be put into words when the whole document is at hand.</summary>
    /// <param name="path">The path.</param>
    /// <param name="use">What it was read for.</param>
    /// <param name="place">The template's field or the function's call; else empty.</param>
    internal RuntimeFault(DefinitePath path, PathUse use, string place)
        : this(path.Text)
    {
        _path = path;
        _use = use;
        _place = place;
    }

    /// <summary>The error name the execution fails with.</summary>
    public string Error { get; private set; }

    /// <summary>The cause text without the prefix that names the state.</summary>
    public string Detail { get; private set; }

    /// <summary>Whether <see cref="Locate"/> has been called.</summary>
    public bool IsLocated => _cause is not null;

    /// <summary>The whole cause: prefix and detail; the detail alone until located.</summary>
    public string Cause => _cause ?? Detail;

    /// <summary>The state where it arose, for the result to tell of; null for none, and until located.</summary>
    internal string? StateName { get; set; }

    /// <summary>That state, behind those of the scopes around it; null for none, and until located.</summary>
    internal string? StatePath { get; set; }

    /// <inheritdoc/>
    public override string Message => Cause;

    /// <summary>Puts a path's fault into words; does nothing to any other.</summary>
    internal void Explain(AslValue document)
    {
        if (_path is null || IsLocated) return;
        var fault = _path.WhyMissing(document, _use, _place);
        Error = fault.Error;
        Detail = fault.Detail;
    }

    /// <summary>
    /// Puts the prefix that names the state in front of the detail. Only the first call counts, so that the innermost state, where the
    /// fault arose, names itself although the fault passes the frames of enclosing states on its way out.
    /// </summary>
    /// <param name="prefix">The words before the detail, with the space that ends them.</param>
    /// <returns>This fault.</returns>
    public RuntimeFault Locate(string prefix)
    {
        _cause ??= prefix + Detail;
        return this;
    }
}
