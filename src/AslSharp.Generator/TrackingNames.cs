namespace AslSharp.Generator;

/// <summary>The names of the pipeline's steps, for tests of what an edit makes run again.</summary>
internal static class TrackingNames
{
    /// <summary>What the project says: <see cref="ProjectOptions"/>.</summary>
    public const string Options = nameof(Options);

    /// <summary>What the compiler knows of the project: <see cref="ProjectFacts"/>.</summary>
    public const string Facts = nameof(Facts);

    /// <summary>How the compiler writes paths: <see cref="PathMap"/>.</summary>
    public const string Paths = nameof(Paths);

    /// <summary>The text of each definition.</summary>
    public const string Files = nameof(Files);

    /// <summary>The place and metadata of each definition: <see cref="DefinitionFile"/>.</summary>
    public const string Definitions = nameof(Definitions);

    /// <summary>The classes with an attribute: <see cref="DeclaredClass"/>.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>The methods that the user declared: <see cref="DeclaredTasks"/>.</summary>
    public const string Tasks = nameof(Tasks);

    /// <summary>The names of all machines: <see cref="TargetTable"/>.</summary>
    public const string Targets = nameof(Targets);

    /// <summary>Each definition compiled.</summary>
    public const string Compile = nameof(Compile);

    /// <summary>The plan of each definition: <see cref="PlannedDefinition"/>.</summary>
    public const string Plan = nameof(Plan);

    /// <summary>What the C# says about the machines' data: <see cref="ContractTable"/>.</summary>
    public const string Contracts = nameof(Contracts);

    /// <summary>The plan of each definition with its names and contracts: <see cref="EmitRequest"/>.</summary>
    public const string Bind = nameof(Bind);

    /// <summary>Each definition with the types of its data: <see cref="TypedDefinition"/>.</summary>
    public const string Types = nameof(Types);

    /// <summary>The C# of each definition that the developer sees: <see cref="EmittedSource"/>.</summary>
    public const string EmitSurface = nameof(EmitSurface);

    /// <summary>The C# of each definition that runs: <see cref="EmittedSource"/>.</summary>
    public const string EmitProgram = nameof(EmitProgram);

    /// <summary>What of each definition matters to a registration: <see cref="RegisteredMachine"/>.</summary>
    public const string Machines = nameof(Machines);

    /// <summary>The C# that registers all machines.</summary>
    public const string Register = nameof(Register);

    /// <summary>The operations of AWS services that the project calls: <see cref="UsedServices"/>.</summary>
    public const string Services = nameof(Services);

    /// <summary>The C# that has their models.</summary>
    public const string EmitServices = nameof(EmitServices);

    /// <summary>What the generator reports.</summary>
    public const string Diagnostics = nameof(Diagnostics);
}
