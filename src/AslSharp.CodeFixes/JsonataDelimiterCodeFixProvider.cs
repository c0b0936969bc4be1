using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to wrap a JSONata expression in its delimiters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonataDelimiterCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class JsonataDelimiterCodeFixProvider() : DefinitionCodeFixProvider(new JsonataDelimiterFix());
