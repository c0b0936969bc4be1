using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers ItemProcessor for Iterator.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ItemProcessorCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class ItemProcessorCodeFixProvider() : DefinitionCodeFixProvider(new ItemProcessorFix());
