namespace AslSharp.Compiler.Emit;

/// <content>The members of the document that the frame holds apart: <see cref="HeldMembers"/> decides which.</content>
internal sealed partial class ScopeEmitter
{
    /// <summary>The C# expression for the whole document.</summary>
    private string Whole => _held.Length == 0 ? "data" : $"{FrameName}.{WellKnownRuntime.Frame.Whole}(data)";

    /// <summary>Emits the putting together of the document; from here on nothing is held.</summary>
    private void PutTogether()
    {
        if (_held.Length == 0) return;
        _writer.Line($"data = {FrameName}.{WellKnownRuntime.Frame.PutTogether}(data);");
        _held = [];
    }

    /// <summary>Emits that the document becomes something else; from here on nothing is held.</summary>
    private void Replace(string document)
    {
        _writer.Line($"data = {document};");
        if (_held.Length == 0) return;
        _writer.Line($"{FrameName}.{WellKnownRuntime.Frame.Release}();");
        _held = [];
    }

    /// <summary>Emits the note of where to go on, for hosts that save frames; others pay nothing.</summary>
    private void Keep(int step)
        => _writer.Line($"if (THost.{WellKnownRuntime.IExecutionHost.KeepsFrames}) {FrameName}.{WellKnownRuntime.Frame.Keep}({step}, data);");
}
