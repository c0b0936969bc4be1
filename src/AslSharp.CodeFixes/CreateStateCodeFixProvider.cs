using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to create the state that a transition names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CreateStateCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class CreateStateCodeFixProvider() : DefinitionCodeFixProvider(new CreateStateFix());
