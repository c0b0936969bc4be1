namespace AslSharp.Compiler.Syntax;

/// <summary>The objects of the language, each with its own fields.</summary>
public enum ObjectKind
{
    /// <summary>The whole definition.</summary>
    StateMachine,

    /// <summary>A branch of a Parallel state.</summary>
    Branch,

    /// <summary>The item processor of a Map state.</summary>
    ItemProcessor,

    /// <summary><c>ProcessorConfig</c> of an item processor.</summary>
    ProcessorConfig,

    /// <summary>A Pass state.</summary>
    Pass,

    /// <summary>A Task state.</summary>
    Task,

    /// <summary>A Wait state.</summary>
    Wait,

    /// <summary>A Choice state.</summary>
    Choice,

    /// <summary>A Succeed state.</summary>
    Succeed,

    /// <summary>A Fail state.</summary>
    Fail,

    /// <summary>A Parallel state.</summary>
    Parallel,

    /// <summary>A Map state.</summary>
    Map,

    /// <summary>A rule in <c>Choices</c>.</summary>
    ChoiceRule,

    /// <summary>A rule inside <c>And</c>, <c>Or</c> or <c>Not</c>.</summary>
    NestedChoiceRule,

    /// <summary>An element of <c>Retry</c>.</summary>
    Retrier,

    /// <summary>An element of <c>Catch</c>.</summary>
    Catcher,

    /// <summary><c>ItemReader</c> of a Map state.</summary>
    ItemReader,

    /// <summary><c>ReaderConfig</c> of an item reader.</summary>
    ReaderConfig,

    /// <summary><c>ItemBatcher</c> of a Map state.</summary>
    ItemBatcher,

    /// <summary><c>ResultWriter</c> of a Map state.</summary>
    ResultWriter,

    /// <summary><c>WriterConfig</c> of a result writer.</summary>
    WriterConfig,
}
