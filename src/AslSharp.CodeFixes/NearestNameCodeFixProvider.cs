using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers the name that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestNameCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class NearestNameCodeFixProvider() : DefinitionCodeFixProvider(new NearestNameFix());
