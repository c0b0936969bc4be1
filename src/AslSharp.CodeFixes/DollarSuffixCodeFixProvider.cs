using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to add or drop .$.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DollarSuffixCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class DollarSuffixCodeFixProvider() : DefinitionCodeFixProvider(new DollarSuffixFix());
