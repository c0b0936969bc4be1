using System.Text;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Writes indented C# text. The only place that knows how text is laid out, so that a template engine could take its place.
/// </summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;
    private string? _line;

    /// <summary>Writes a line at the present indentation; an empty one has none.</summary>
    public void Line(string text = "")
    {
        if (text.Length == 0)
        {
            _text.Append('\n');
            return;
        }

        if (_line is not null && !text.StartsWith("//", StringComparison.Ordinal)) _text.Append(_line).Append('\n');
        _text.Append(' ', _indentation * 4).Append(text).Append('\n');
    }

    /// <summary>Writes lines that another writer has laid out, at the present indentation.</summary>
    public void Lines(string text)
    {
        foreach (var line in text.Split('\n')) Line(line);
    }

    /// <summary>A place to come back to with <see cref="Insert"/>: where the next line will begin.</summary>
    public (int Position, int Indentation) Mark() => (_text.Length, _indentation);

    /// <summary>Writes a line at a place that was marked, in front of all that was written since.</summary>
    public void Insert((int Position, int Indentation) mark, string text)
        => _text.Insert(mark.Position, new string(' ', mark.Indentation * 4) + text + "\n");

    /// <summary>Writes a line without indentation: a directive.</summary>
    public void Directive(string text) => _text.Append(text).Append('\n');

    /// <summary>Writes a header and a block that ends when the result is disposed.</summary>
    public Scope Block(string header, string end = "}")
    {
        if (header.Length > 0) Line(header);
        Line("{");
        _indentation++;
        return new Scope(this, end);
    }

    /// <summary>Indents until the result is disposed.</summary>
    public Scope Indent()
    {
        _indentation++;
        return new Scope(this, null);
    }

    /// <summary>Every line until the result is disposed is preceded by a <c>#line</c> directive, so that it stands for a place in the definition.</summary>
    /// <param name="directive">The directive; null maps nothing.</param>
    public Mapping Map(string? directive)
    {
        var outer = _line;
        _line = directive;
        return new Mapping(this, outer, directive is not null);
    }

    /// <summary>Leaves the mapping as it is.</summary>
    public static Mapping Same() => default;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    internal readonly struct Scope(SourceWriter? writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            if (writer is null) return;
            writer._indentation--;
            if (end is not null) writer.Line(end);
        }
    }

    internal readonly struct Mapping(SourceWriter? writer, string? outer, bool isMapped) : IDisposable
    {
        public void Dispose()
        {
            if (writer is null) return;
            writer._line = outer;
            if (isMapped && outer is null) writer.Directive("#line hidden");
        }
    }
}
