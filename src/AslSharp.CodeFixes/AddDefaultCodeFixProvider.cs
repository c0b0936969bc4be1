using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to add Default to a Choice state.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddDefaultCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class AddDefaultCodeFixProvider() : DefinitionCodeFixProvider(new AddDefaultFix());
