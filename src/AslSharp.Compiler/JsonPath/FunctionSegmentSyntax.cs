using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A function at the end of a path, such as <c>.length()</c>.</summary>
public sealed class FunctionSegmentSyntax : PathSegmentSyntax
{
    internal FunctionSegmentSyntax(TextSpan span, PathFunctionKind function, string name, ImmutableArray<PathOperandSyntax> arguments)
        : base(span)
    {
        Function = function;
        Name = name;
        Arguments = arguments;
    }

    /// <summary>The function.</summary>
    public PathFunctionKind Function { get; }

    /// <summary>The function's name as it is written.</summary>
    public string Name { get; }

    /// <summary>What stands between the parentheses.</summary>
    public ImmutableArray<PathOperandSyntax> Arguments { get; }
}
