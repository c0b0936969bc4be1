using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to add End or Next.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddTransitionCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class AddTransitionCodeFixProvider() : DefinitionCodeFixProvider(new AddTransitionFix());
