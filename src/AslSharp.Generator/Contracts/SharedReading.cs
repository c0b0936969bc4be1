using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator;

/// <summary>
/// What was read of a declaration with all types that it reaches. Every keystroke in C# makes another compilation, in which the compiler would find
/// out about all of them anew; as long as nothing is declared otherwise anywhere, what was read before is still true.
/// </summary>
internal sealed class SharedReading
{
    private const int MostLatest = 32;

    // Like the shared compilation it changes no answer.
    private static readonly SharedReading Process = new();

    private readonly ConditionalWeakTable<Compilation, Generation> _generations = new();
    private readonly ConditionalWeakTable<SyntaxTree, Readings> _readings = new();
    private readonly List<WeakReference<Compilation>> _latest = [];

    /// <summary>Reads a declaration, or gives what was read of it before.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="compilation">The compilation.</param>
    /// <param name="declaration">The only place of the declaration; null where it has several.</param>
    /// <param name="read">Reads it.</param>
    public static T Read<T>(Compilation compilation, SyntaxReference? declaration, Func<T> read)
        => declaration is null ? read() : Process.Get(compilation, declaration, read);

    private T Get<T>(Compilation compilation, SyntaxReference declaration, Func<T> read)
    {
        var generation = _generations.GetValue(compilation, GenerationOf);
        var readings = _readings.GetValue(declaration.SyntaxTree, static _ => new Readings());
        if (readings.TryGet(declaration.Span.Start, generation, out var known)) return (T)known!;
        var value = read();
        readings.Set(declaration.Span.Start, generation, value);
        return value;
    }

    private Generation GenerationOf(Compilation compilation)
    {
        lock (_latest)
        {
            // A host has several projects, and one of them for several frameworks. A compilation that nobody has any more is nobody's last.
            _latest.RemoveAll(static reference => !reference.TryGetTarget(out _));
            foreach (var reference in _latest)
            {
                if (!reference.TryGetTarget(out var latest) || latest.AssemblyName != compilation.AssemblyName || !DeclareTheSame(latest, compilation)
                    || !_generations.TryGetValue(latest, out var known)) continue;
                reference.SetTarget(compilation);
                return known;
            }

            if (_latest.Count == MostLatest) _latest.RemoveAt(0);
            _latest.Add(new WeakReference<Compilation>(compilation));
            return new Generation();
        }
    }

    /// <summary>Whether two compilations can be told apart by nothing but what is inside of methods, or written in comments.</summary>
    internal static bool DeclareTheSame(Compilation before, Compilation after)
        => (ReferenceEquals(before.Options, after.Options) || before.Options.Equals(after.Options))
            && before.ExternalReferences.SequenceEqual(after.ExternalReferences)
            && before.SyntaxTrees.Count() == after.SyntaxTrees.Count()
            && before.SyntaxTrees.Zip(after.SyntaxTrees, DeclareTheSame).All(static isSame => isSame);

    private static bool DeclareTheSame(SyntaxTree before, SyntaxTree after)
        => ReferenceEquals(before, after)
            || (before.FilePath == after.FilePath
                && before.Options.Equals(after.Options)
                && IsPlain(before)
                && IsPlain(after)
                && SyntaxFactory.AreEquivalent(before, after, topLevel: true));

    // Directives are no part of declarations, though annotations of null depend on some. And a property that names its field has one.
    private static bool IsPlain(SyntaxTree tree)
    {
        if (tree.GetText().ToString().IndexOf("field", StringComparison.Ordinal) >= 0) return false;
        for (var directive = tree.GetRoot().GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive.IsKind(SyntaxKind.NullableDirectiveTrivia)) return false;
        }

        return true;
    }

    // All compilations that declare the same.
    private sealed class Generation;

    private sealed class Readings
    {
        private readonly Dictionary<int, (Generation Generation, object? Value)> _values = [];

        public bool TryGet(int start, Generation generation, out object? value)
        {
            lock (_values)
            {
                var isKnown = _values.TryGetValue(start, out var known) && known.Generation == generation;
                value = known.Value;
                return isKnown;
            }
        }

        public void Set(int start, Generation generation, object? value)
        {
            lock (_values) _values[start] = (generation, value);
        }
    }
}
