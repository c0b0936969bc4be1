using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>
/// Turns every <c>*.asl.json</c> among the additional files into a state machine class. This file is the pipeline only; each step
/// is a pure function elsewhere, from values to values.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AslGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What the project says about all of its definitions.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(ProjectOptions.Read)
            .WithTrackingName(TrackingNames.Options);
        var facts = context.CompilationProvider
            .Select(ProjectFacts.Read)
            .WithTrackingName(TrackingNames.Facts);
        var pathMap = context.CompilationProvider
            .Select(PathMap.Read)
            .WithTrackingName(TrackingNames.Paths);

        // The definitions: their texts, and apart from them, so that an edit of a text renames nothing, their places and metadata.
        var texts = context.AdditionalTextsProvider.Where(DefinitionFile.IsDefinition);
        var files = texts
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(DefinitionFile.ReadText)
            .WithTrackingName(TrackingNames.Files);
        var definitions = texts
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(DefinitionFile.Read)
            .WithTrackingName(TrackingNames.Definitions);

        // The classes that name a definition. Where they stand matters to diagnostics only.
        var sites = context.SyntaxProvider.ForAttributeWithMetadataName(TargetReader.AttributeName, TargetReader.IsCandidate, TargetReader.Read);
        var declarations = sites
            .Select(DeclarationSite.WithoutPlace)
            .WithTrackingName(TrackingNames.Declarations);

        // The methods that the user declared for Task states.
        var tasks = context.SyntaxProvider.CreateSyntaxProvider(DeclaredTasks.IsCandidate, DeclaredTasks.Read)
            .Where(static declared => declared is not null)
            .Select(static (declared, _) => declared!)
            .WithTrackingName(TrackingNames.Tasks);

        // The names of every machine: known of all together, since two may not be the same.
        var targets = definitions.Collect()
            .Combine(declarations.Collect())
            .Combine(options)
            .Combine(facts)
            .Select(TargetResolver.Resolve)
            .Combine(tasks.Collect())
            .Select(DeclaredTasks.Attach)
            .WithTrackingName(TrackingNames.Targets);

        // Each definition by itself: text to plan and findings; the plan holds no places unless lines are mapped.
        var compiled = files
            .Select(SharedCompilation.Compile)
            .WithTrackingName(TrackingNames.Compile);
        var plans = compiled
            .Combine(options.Combine(pathMap))
            .Select(PlannedDefinition.From)
            .WithTrackingName(TrackingNames.Plan);

        // What the C# says about the machines' data. Again places matter to diagnostics only.
        var classes = context.SyntaxProvider.ForAttributeWithMetadataName(TargetReader.AttributeName, TargetReader.IsCandidate, ClassContract.Read);
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(TaskSignatures.IsCandidate, TaskSignatures.Read)
            .SelectMany(static (read, _) => read is { } found ? [found] : ImmutableArray<(TaskSignatures Signatures, ContractSite Site)>.Empty);
        var contracts = classes.Select(static (read, _) => read.Contract).Collect()
            .Combine(interfaces.Select(static (read, _) => read.Signatures).Collect())
            .Select(ContractTable.From)
            .WithTrackingName(TrackingNames.Contracts);

        // The plan meets its names and its contracts, and becomes C#: what the developer sees, and what runs, which an editor may leave out.
        var bound = plans
            .Combine(targets)
            .SelectMany(EmitRequest.From)
            .Combine(contracts)
            .Select(BoundRequest.Bind);
        var requests = bound
            .Select(BoundRequest.WithoutFindings)
            .WithTrackingName(TrackingNames.Bind);
        context.RegisterSourceOutput(requests.Select(GuardedCompiler.EmitSurface).WithTrackingName(TrackingNames.EmitSurface), EmittedSource.Add);
        context.RegisterImplementationSourceOutput(requests.Select(GuardedCompiler.EmitProgram).WithTrackingName(TrackingNames.EmitProgram), EmittedSource.Add);
        context.RegisterSourceOutput(
            targets.SelectMany(EmitRequest.Orphans).Combine(contracts).Select(BoundRequest.Bind).Select(BoundRequest.WithoutFindings)
                .Select(GuardedCompiler.EmitSurface), EmittedSource.Add);

        // Where a machine starts executions of others, all machines together become a registration.
        var registration = plans
            .Select(RegisteredMachine.From)
            .WithTrackingName(TrackingNames.Machines)
            .Collect()
            .Combine(targets)
            .Combine(options)
            .Select(Registration.Emit)
            .WithTrackingName(TrackingNames.Register);
        context.RegisterSourceOutput(registration, EmittedSource.Add);

        // What the actions take and answer that the definitions name, and calls in C#, where the project references the package that calls them.
        var calls = context.SyntaxProvider.CreateSyntaxProvider(UsedServices.IsCandidate, UsedServices.OfCall).Where(static call => call is not null)
            .Select(static (call, _) => call!.Value);
        var services = plans
            .Select(UsedServices.OfDefinition)
            .Collect()
            .Combine(calls.Collect())
            .Combine(facts)
            .Select(UsedServices.Of)
            .WithTrackingName(TrackingNames.Services);
        context.RegisterImplementationSourceOutput(
            services.Select(UsedServices.Emit).WithTrackingName(TrackingNames.EmitServices), EmittedSource.Add);

        // Errors are reported from here in a build, and by the analyzer in an editor; all else by the analyzer always.
        var findings = compiled.Combine(options).SelectMany(Reporting.OfDefinition).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(findings, Reporting.Report);
        var homonyms = compiled.Combine(targets).Combine(options).SelectMany(Reporting.OfTasks).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(homonyms, Reporting.Report);
        var contractSites = classes.Select(static (read, _) => read.Site).Collect().Combine(interfaces.Select(static (read, _) => read.Site).Collect())
            .Select(static (sites, _) => sites.Left.AddRange(sites.Right));
        var breaches = bound.Combine(contractSites).Combine(options).SelectMany(ContractFinding.At).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(breaches, Reporting.Report);
        var typed = files.Combine(requests.Collect()).Select(TypedDefinition.From).WithTrackingName(TrackingNames.Types);
        context.RegisterSourceOutput(typed.Combine(options).SelectMany(TypedDefinition.Check).WithTrackingName(TrackingNames.Diagnostics), Reporting.Report);
        var misfits = targets.Combine(sites.Collect()).Combine(options).SelectMany(Reporting.OfTargets).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(misfits, Reporting.Report);

        // Files that are no definitions, though somebody means them to be: no analyzer is asked for them, so editors hear it from here too.
        context.RegisterSourceOutput(options.SelectMany(MissedFiles.OfFiles), Reporting.Report);
        var names = context.SyntaxProvider.CreateSyntaxProvider(UnknownName.IsCandidate, UnknownName.Read).Where(static name => name is not null)
            .Select(static (name, _) => name!);
        context.RegisterSourceOutput(names.Collect().Combine(targets).Combine(options).SelectMany(MissedFiles.OfNames), Reporting.Report);
    }
}
