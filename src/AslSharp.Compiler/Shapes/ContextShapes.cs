namespace AslSharp.Compiler.Shapes;

/// <summary>The Context object (reference 6) and what errors and services give (reference 9.4, 11).</summary>
internal static class ContextShapes
{
    /// <summary>What a catcher sees: a failure from outside may come without either text.</summary>
    public static Shape ErrorOutput { get; } = Shape.OfMembers([Required("Error", TextOrNull), Required("Cause", TextOrNull)]);

    /// <summary>The answer of <c>http:invoke</c>.</summary>
    public static Shape HttpResult { get; } = Shape.OfMembers(
    [
        Optional("ResponseBody", Shape.Any), Optional("Headers", Shape.AnyObject), Optional("StatusCode", Shape.Integer), Optional("StatusText", Shape.String),
    ]);

    /// <summary>What a distributed Map gives that writes its results to an object store.</summary>
    public static Shape ExportedResults { get; } = Shape.OfMembers(
    [
        Required("MapRunArn", Shape.String),
        Optional("ResultWriterDetails", Shape.OfMembers([Required("Bucket", Shape.String), Required("Key", Shape.String)], isOpen: true)),
    ]);

    private static Shape TextOrNull => Shape.Join(Shape.String, Shape.Null);

    /// <summary>The envelope that <c>lambda:invoke</c> puts around what the function gives.</summary>
    /// <param name="payload">What the function gives.</param>
    public static Shape LambdaResult(Shape payload) => Shape.OfMembers(
    [
        Optional("ExecutedVersion", Shape.String), Optional("FunctionError", Shape.String), Optional("LogResult", Shape.String), Optional("Payload", payload),
        Optional("SdkHttpMetadata", Shape.AnyObject), Optional("SdkResponseMetadata", Shape.AnyObject), Optional("StatusCode", Shape.Integer),
    ]);

    /// <summary>The Context object.</summary>
    /// <param name="executionInput">What the execution was given.</param>
    /// <param name="item">An item of the nearest Map.</param>
    public static Shape Of(Shape executionInput, Shape item) => Shape.OfMembers(
    [
        Required("Execution", Shape.OfMembers(
        [
            Required("Id", Shape.String), Required("Input", executionInput), Required("Name", Shape.String), Required("RoleArn", Shape.String),
            Required("StartTime", Shape.String), Optional("RedriveCount", Shape.Integer), Optional("RedriveTime", Shape.String),
        ])),
        Optional("Map", Shape.OfMembers(
        [
            Required("Item", Shape.OfMembers(
                [Required("Index", Shape.Integer), Required("Value", item), Optional("Key", Shape.String), Optional("Source", Shape.String)])),
        ])),
        Required("State", Shape.OfMembers([Required("Name", Shape.String), Required("EnteredTime", Shape.String), Optional("RetryCount", Shape.Integer)])),
        Required("StateMachine", Shape.OfMembers([Required("Id", Shape.String), Required("Name", Shape.String)])),
        Optional("Task", Shape.OfMembers([Required("Token", Shape.String)])),
    ]);

    private static MemberShape Required(string name, Shape shape) => new(name, shape, IsRequired: true);

    private static MemberShape Optional(string name, Shape shape) => new(name, shape, IsRequired: false);
}
