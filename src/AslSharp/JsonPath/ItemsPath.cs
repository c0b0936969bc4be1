using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The <c>ItemsPath</c> of a Map state: a reference path that must lead to an array (ASL section 8.8).</summary>
/// <param name="text">The path as written.</param>
/// <param name="steps">The steps after the root.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ItemsPath(string text, params ReadOnlySpan<PathStep> steps) : DefinitePath(text, steps)
{
    /// <summary>Reads the items.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <returns>An array.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing, or something that is no array.</exception>
    public AslValue ReadItems(AslValue root)
    {
        var items = Read(root);
        return items.IsArray ? items : throw new RuntimeFault($"Reference path \"{ShownText}\" must point to array.");
    }

    // The service drops the mark of the context object before it prints the path.
    private string ShownText => Text.StartsWith("$$", StringComparison.Ordinal) ? Text[1..] : Text;

    private protected override RuntimeFault Missing(AslValue root)
    {
        var current = root;
        foreach (var step in Steps)
        {
            var next = step.From(current);
            if (next.IsUndefined)
                return new RuntimeFault($"Unable to apply step \"{step.Name?.Text ?? step.ToString()}\" to input {current}", ErrorNames.ReferencePathConflict);
            current = next;
        }

        return new RuntimeFault($"Reference path \"{ShownText}\" must point to array.");
    }
}
