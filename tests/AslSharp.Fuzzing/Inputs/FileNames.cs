namespace AslSharp.Fuzzing.Inputs;

/// <summary>Names that a definition's file may have.</summary>
internal static class FileNames
{
    /// <summary>Names that could trip up generated C#: its strings, directives, identifiers, hint names.</summary>
    internal static readonly string[] Odd =
    [
        "say \"hi\".asl.json", "line\nbreak.asl.json", "carriage\rreturn.asl.json", "tab\t.asl.json", "日本語.asl.json", "Δοκιμή é.asl.json", "😀.asl.json", "half\ud83d.asl.json", "IStateMachine.asl.json",
        "StateMachine.asl.json", "class.asl.json", "record.asl.json", "file.asl.json", "async.asl.json", "await.asl.json", "var.asl.json", "_.asl.json", ".asl.json", "1st.asl.json", "a-b_c d.asl.json",
        "AslValue.asl.json", "AslSharp.asl.json", "System.asl.json", "Task.asl.json", "ExecutionResult.asl.json", "Object.asl.json", "Program.asl.json", "Execute.asl.json", "Description.asl.json", "Runtime.asl.json",
        "a.b.c.asl.json", "back\\slash.asl.json", "deep/er/x.asl.json", "class/namespace/x.asl.json", "{0}.asl.json", "*/x.asl.json", "// x.asl.json", "#line 1.asl.json", "x;y.asl.json", "<T>.asl.json", "&amp;.asl.json",
        "\u00AD.asl.json", "\u202Ex.asl.json", "\u200B.asl.json", "x\u2028y.asl.json", "\u0301.asl.json", "ǅ.asl.json", "İ.asl.json", "nul\0.asl.json", "%41.asl.json", "X.ASL.JSON", "@x.asl.json", "ITasks.asl.json", "Tasks.asl.json",
    ];

    /// <summary>A very long one.</summary>
    internal static readonly string Long = new string('n', 240) + ".asl.json";

    /// <summary>The name that belongs to a number.</summary>
    internal static string For(int number) => (number & 3) != 0 ? "machine.asl.json" : Odd[(int)((uint)number / 4 % (uint)Odd.Length)];
}
