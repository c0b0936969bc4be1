using System.Text;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Writes indented C# text. The only place that knows how text is laid out, so that a template engine could take its place.
/// </summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<SourcePlace> _shown = [];
    private int _indentation;
    private SourcePlace? _place;
    private bool _isShown;

    /// <summary>Writes a line at the present indentation; an empty one has none.</summary>
    public void Line(string text = "")
    {
        if (text.Length == 0)
        {
            _text.Append('\n');
            return;
        }

        if (!text.StartsWith("//", StringComparison.Ordinal)) WriteDirective();
        _text.Append(' ', _indentation * 4).Append(text).Append('\n');
    }

    /// <summary>Writes a label that is jumped to, one step to the left.</summary>
    public void Label(string name)
    {
        _indentation--;
        Line(name + ":");
        _indentation++;
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

    /// <summary>
    /// The lines until the result is disposed stand for a place in the definition. The first of them says so; all others, and what stands
    /// for a place again, are hidden, so that a debugger stops at each place once.
    /// </summary>
    /// <param name="place">The place; null for none.</param>
    public Mapping Map(SourcePlace? place)
    {
        var outer = _place;
        _place = place;
        return new Mapping(this, outer);
    }

    /// <summary>Leaves the mapping as it is.</summary>
    public static Mapping Same() => default;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void WriteDirective()
    {
        if (_place is { } place && _shown.Add(place))
        {
            _text.Append(place.Directive(_indentation * 4)).Append('\n');
            _isShown = true;
        }
        else if (_isShown)
        {
            _text.Append("#line hidden\n");
            _isShown = false;
        }
    }

    internal readonly struct Scope(SourceWriter? writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            if (writer is null) return;
            writer._indentation--;
            if (end is not null) writer.Line(end);
        }
    }

    internal readonly struct Mapping(SourceWriter? writer, SourcePlace? outer) : IDisposable
    {
        public void Dispose() => writer?._place = outer;
    }
}
