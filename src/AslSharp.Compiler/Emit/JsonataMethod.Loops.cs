namespace AslSharp.Compiler.Emit;

// Loops, and what keeps loops inside loops from running without end.
internal sealed partial class JsonataMethod
{
    private const string Work = "work";

    private int _loops;
    private bool _maySpend;
    private bool _spends;
    private bool _counts;

    // What looks at more than one item of its operands, or at all that is below them.
    private string Counting(string call)
    {
        _counts = true;
        return call;
    }

    /// <summary>A loop over items, an expression of type ItemSequence.</summary>
    private LoopScope LoopOver(string item, string items)
    {
        // A loop by itself is as long as its data; only loops inside others multiply, and expressions that cannot fail make no data.
        if (_loops > 0 && _maySpend) items = Spent(items);
        return Open($"foreach (var {item} in {items})");
    }

    /// <summary>A loop over the positions of items, a local of type ItemSequence.</summary>
    private LoopScope LoopFrom(string start, string index, string items)
    {
        if (_loops > 0 && _maySpend) _writer.Line($"{Spent(items)};");
        return Open($"for (var {index} = {start}; {index} < {items}.Count; {index}++)");
    }

    /// <summary>The body of a function, which may be called any number of times: its loops count as inner ones.</summary>
    private LoopScope Nested()
    {
        _loops++;
        return new LoopScope(this, default);
    }

    private LoopScope Open(string header)
    {
        var scope = _writer.Block(header);
        _loops++;
        return new LoopScope(this, scope);
    }

    private string Spent(string items)
    {
        _spends = true;
        return $"Sequences.Spend(ref {Work}, {items})";
    }

    private readonly struct LoopScope(JsonataMethod method, SourceWriter.Scope scope) : IDisposable
    {
        public void Dispose()
        {
            method._loops--;
            scope.Dispose();
        }
    }
}
