using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Text;

/// <summary>A place in a file, comparable by value, from which the host can make a location of its own.</summary>
/// <param name="Path">The path of the file, as <see cref="AslFile.Path"/> has it.</param>
/// <param name="Span">The characters, counted from the start of the file in UTF-16 units.</param>
/// <param name="Lines">The same as zero-based lines and columns.</param>
public sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines);
