using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers to add the ExecutionType of a distributed Map.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExecutionTypeCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class ExecutionTypeCodeFixProvider() : DefinitionCodeFixProvider(new ExecutionTypeFix());
