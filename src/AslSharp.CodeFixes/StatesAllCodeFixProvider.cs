using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to move States.ALL last and alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StatesAllCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class StatesAllCodeFixProvider() : DefinitionCodeFixProvider(new StatesAllFix());
