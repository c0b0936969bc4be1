using System.Runtime.CompilerServices;
using AslSharp.Compiler;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Generator;

/// <summary>
/// What became of each text, shared by the analyzer and the generator, which hosts load into one process and hand the same texts:
/// the second to ask gets what the first was given. An edit makes a new text; the entry of the old one dies with it, so the memory is
/// bounded by what the host itself keeps.
/// </summary>
internal sealed class SharedCompilation
{
    // Shared by the whole process. It changes no answer: compiling is pure.
    private static readonly SharedCompilation Process = new();

    private readonly ConditionalWeakTable<SourceText, Entry> _entries = new();

    /// <summary>Compiles a definition, or gives what was made of the same text before.</summary>
    public static CompiledDefinition Compile(AslFile file, CancellationToken cancellationToken)
        => Process.Compile(file, GuardedCompiler.Compile, cancellationToken);

    /// <summary>Compiles with a given compiler; tests hand in one that counts.</summary>
    internal CompiledDefinition Compile(AslFile file, Func<AslFile, CancellationToken, CompiledDefinition> compile, CancellationToken cancellationToken)
        => _entries.GetValue(file.Text, static _ => new Entry()).Compile(file, compile, cancellationToken);

    private sealed class Entry
    {
        private AslFile? _file;
        private CompiledDefinition? _definition;

        // Who comes second waits: that is shorter than compiling again. One that is stopped leaves nothing behind.
        public CompiledDefinition Compile(AslFile file, Func<AslFile, CancellationToken, CompiledDefinition> compile, CancellationToken cancellationToken)
        {
            lock (this)
            {
                if (_definition is null || _file != file)
                {
                    _definition = compile(file, cancellationToken);
                    _file = file;
                }

                return _definition;
            }
        }
    }
}
