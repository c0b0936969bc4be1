using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>Where the parts of a declaration stand that findings are about; apart from the declaration, so that text which only moves emits nothing
/// anew.</summary>
/// <param name="Owner">The class or the interface, with its namespace.</param>
/// <param name="Places">The places, by the numbers that findings have.</param>
internal sealed record ContractSite(string Owner, EquatableArray<LocationInfo> Places)
{
    /// <summary>A place without its tree.</summary>
    public static LocationInfo At(Location location)
    {
        var lines = location.GetLineSpan();
        return new LocationInfo(lines.Path, location.SourceSpan, lines.Span);
    }

    /// <summary>A name in its namespace.</summary>
    public static string Join(string @namespace, string name) => @namespace.Length == 0 ? name : $"{@namespace}.{name}";
}
