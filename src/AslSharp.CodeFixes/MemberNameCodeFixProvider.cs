using System.Composition;
using AslSharp.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AslSharp.CodeFixes;

/// <summary>Offers the member of the data that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberNameCodeFixProvider), DocumentKinds = [Kind], DocumentExtensions = [Extension])]
[Shared]
public sealed class MemberNameCodeFixProvider() : DefinitionCodeFixProvider(new MemberNameFix());
