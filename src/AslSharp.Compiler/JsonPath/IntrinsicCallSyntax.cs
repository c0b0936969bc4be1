using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A call of an intrinsic function; it may be an argument of another.</summary>
public sealed class IntrinsicCallSyntax : IntrinsicArgumentSyntax
{
    internal IntrinsicCallSyntax(
        TextSpan span, string text, IntrinsicFunction function, TextSpan nameSpan, ImmutableArray<IntrinsicArgumentSyntax> arguments)
        : base(span)
    {
        Text = text;
        Function = function;
        NameSpan = nameSpan;
        Arguments = arguments;
    }

    /// <summary>The call as it is written, without blanks around it.</summary>
    public string Text { get; }

    /// <summary>The function.</summary>
    public IntrinsicFunction Function { get; }

    /// <summary>The characters of the function's name.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The arguments, in order.</summary>
    public ImmutableArray<IntrinsicArgumentSyntax> Arguments { get; }

    /// <inheritdoc/>
    public override IntrinsicValueKind ValueKind => Function.Result;
}
