using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>The input that stands beside a definition as <c>NAME.input.json</c>: an example of what an execution is given.</summary>
/// <param name="Path">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Value">What it holds.</param>
internal sealed record ExampleInput(string Path, string Text, JsonValueSyntax Value)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>What inputs look like, after this one; they may well have more members.</summary>
    internal Shape Shape { get; } = ShapeOf(Value);

    /// <summary>Finds the example of a machine.</summary>
    /// <param name="path">The file of the definition.</param>
    /// <param name="machine">The machine's name.</param>
    /// <returns>Null where there is none, or none that can be read.</returns>
    internal static ExampleInput? Find(string path, string machine)
    {
        try
        {
            var file = new FileInfo(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", machine + ".input.json"));
            if (!file.Exists || file.Length > MostBytes) return null;
            var tree = JsonSyntaxTree.Parse(AslFile.Create(file.FullName, File.ReadAllText(file.FullName)));
            return tree.IsJson ? new ExampleInput(file.FullName, tree.File.Text.ToString(), tree.Root) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The value that lies behind some names; null where there is none.</summary>
    internal JsonValueSyntax? Find(IEnumerable<string> names)
        => names.Aggregate((JsonValueSyntax?)Value, static (value, name) => (value as JsonObjectSyntax)?.Find(name)?.Value);

    /// <summary>A value of it as it is written.</summary>
    internal string TextOf(JsonValueSyntax value) => Text.Substring(value.Span.Start, value.Span.Length);

    private static Shape ShapeOf(JsonValueSyntax value) => value switch
    {
        JsonStringSyntax => Shape.String,
        JsonNumberSyntax => Shape.Number,
        JsonObjectSyntax node =>
            Shape.OfMembers(node.Properties.Select(static member => new MemberShape(member.Name, ShapeOf(member.Value), IsRequired: true)), isOpen: true),
        JsonArraySyntax array => array.Items.IsEmpty ? Shape.AnyArray : Shape.ArrayOf(Shape.JoinAll([.. array.Items.Select(ShapeOf)])),
        { Kind: JsonSyntaxKind.True or JsonSyntaxKind.False } => Shape.Boolean,
        _ => Shape.Any,
    };
}
