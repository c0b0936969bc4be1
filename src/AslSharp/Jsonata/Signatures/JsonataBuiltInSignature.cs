#if ASLSHARP_COMPILER
namespace AslSharp.Compiler.Signatures;
#else
namespace AslSharp.Runtime;
#endif

/// <summary>The signature of a built-in function.</summary>
/// <param name="name">Its name without the dollar sign.</param>
/// <param name="parameters">What it takes.</param>
internal sealed class JsonataBuiltInSignature(string name, params JsonataParameter[] parameters)
{
    private static readonly JsonataParameter Text = new(JsonataTypes.String | JsonataTypes.Missing);
    private static readonly JsonataParameter Number = new(JsonataTypes.Number | JsonataTypes.Missing);
    private static readonly JsonataParameter Boolean = new(JsonataTypes.Boolean | JsonataTypes.Missing);
    private static readonly JsonataParameter Object = new(JsonataTypes.Object | JsonataTypes.Missing);
    private static readonly JsonataParameter Function = new(JsonataTypes.Function);
    private static readonly JsonataParameter Json = new(JsonataTypes.Json);
    private static readonly JsonataParameter Any = new(JsonataTypes.Any);
    private static readonly JsonataParameter TextOrFunction = new(JsonataTypes.String | JsonataTypes.Function | JsonataTypes.Missing);
    private static readonly JsonataParameter Scalar = new(JsonataTypes.Number | JsonataTypes.String | JsonataTypes.Boolean | JsonataTypes.Missing);
    private static readonly JsonataParameter ObjectOrArray = new(JsonataTypes.Object | JsonataTypes.Array | JsonataTypes.Missing);
    private static readonly JsonataParameter Array = new(JsonataTypes.Any) { IsArray = true };
    private static readonly JsonataParameter Numbers = ArrayOf(JsonataTypes.Number);
    private static readonly JsonataParameter Texts = ArrayOf(JsonataTypes.String);
    private static readonly JsonataParameter Objects = ArrayOf(JsonataTypes.Object);

    /// <summary>Its name without the dollar sign.</summary>
    internal string Name { get; } = name;

    /// <summary>What it takes.</summary>
    internal JsonataParameter[] Parameters { get; } = parameters;

    /// <summary>The functions of JSONata 2.0.6.</summary>
    internal static IReadOnlyList<JsonataBuiltInSignature> Common { get; } =
    [
        new("sum", Numbers),
        new("count", Array),
        new("max", Numbers),
        new("min", Numbers),
        new("average", Numbers),
        new("string", OrContext(Any), Optional(Boolean)),
        new("substring", OrContext(Text), Number, Optional(Number)),
        new("substringBefore", OrContext(Text), Text),
        new("substringAfter", OrContext(Text), Text),
        new("lowercase", OrContext(Text)),
        new("uppercase", OrContext(Text)),
        new("length", OrContext(Text)),
        new("trim", OrContext(Text)),
        new("pad", OrContext(Text), Number, Optional(Text)),
        new("match", OrContext(Text), Function, Optional(Number)),
        new("contains", OrContext(Text), TextOrFunction),
        new("replace", OrContext(Text), TextOrFunction, TextOrFunction, Optional(Number)),
        new("split", OrContext(Text), TextOrFunction, Optional(Number)),
        new("join", Texts, Optional(Text)),
        new("formatNumber", OrContext(Number), Text, Optional(Object)),
        new("formatBase", OrContext(Number), Optional(Number)),
        new("formatInteger", OrContext(Number), Text),
        new("parseInteger", OrContext(Text), Text),
        new("number", OrContext(Scalar)),
        new("floor", OrContext(Number)),
        new("ceil", OrContext(Number)),
        new("round", OrContext(Number), Optional(Number)),
        new("abs", OrContext(Number)),
        new("sqrt", OrContext(Number)),
        new("power", OrContext(Number), Number),
        new("boolean", OrContext(Any)),
        new("not", OrContext(Any)),
        new("map", Array, Function),
        new("zip", Repeated(Array)),
        new("filter", Array, Function),
        new("single", Array, Optional(Function)),
        new("reduce", Array, Function, Optional(Json)),
        new("sift", OrContext(Object), Optional(Function)),
        new("keys", OrContext(Any)),
        new("lookup", OrContext(Any), Text),
        new("append", Any, Any),
        new("exists", Any),
        new("spread", OrContext(Any)),
        new("merge", Objects),
        new("reverse", Array),
        new("each", OrContext(Object), Function),
        new("error", Optional(Text)),
        new("assert", Boolean, Optional(Text)),
        new("type", Any),
        new("sort", Array, Optional(Function)),
        new("shuffle", Array),
        new("distinct", Any),
        new("base64encode", OrContext(Text)),
        new("base64decode", OrContext(Text)),
        new("encodeUrlComponent", OrContext(Text)),
        new("encodeUrl", OrContext(Text)),
        new("decodeUrlComponent", OrContext(Text)),
        new("decodeUrl", OrContext(Text)),
        new("toMillis", OrContext(Text), Optional(Text)),
        new("fromMillis", OrContext(Number), Optional(Text), Optional(Text)),
        new("clone", OrContext(ObjectOrArray)),
        new("now", Optional(Text), Optional(Text)),
        new("millis"),
    ];

    /// <summary>Those that Step Functions adds, or has otherwise (ASL section 5.3).</summary>
    internal static IReadOnlyList<JsonataBuiltInSignature> OfStepFunctions { get; } =
    [
        new("partition", Array, Number),
        new("range", Number, Number, Number),
        new("hash", Any, Optional(Text)),
        new("random", Optional(Number)),
        new("uuid"),
        new("parse", Text),
    ];

    /// <summary>Those that Step Functions has not, or has otherwise.</summary>
    internal static IReadOnlyList<JsonataBuiltInSignature> OfReference { get; } =
    [
        new("random"),
        new("eval", Text, Optional(Any)),
    ];

    private static JsonataParameter ArrayOf(JsonataTypes items) => Array with { Items = items, TakesItem = true };

    private static JsonataParameter OrContext(JsonataParameter parameter) => parameter with { IsOptional = true, TakesContext = true };

    private static JsonataParameter Optional(JsonataParameter parameter) => parameter with { IsOptional = true };

    private static JsonataParameter Repeated(JsonataParameter parameter) => parameter with { Repeats = true };
}
