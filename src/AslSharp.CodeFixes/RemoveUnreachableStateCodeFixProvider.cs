using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to remove a state that no way leads to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveUnreachableStateCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class RemoveUnreachableStateCodeFixProvider() : DefinitionCodeFixProvider(new RemoveUnreachableStateFix());
