using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers ItemSelector for Parameters of a Map state.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ItemSelectorCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class ItemSelectorCodeFixProvider() : DefinitionCodeFixProvider(new ItemSelectorFix());
