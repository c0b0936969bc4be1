using AslSharp.Documents.Mapping;
using AslSharp.Documents.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AslSharp.Documents.Yaml;

/// <summary>Makes nodes of YAML: aliases and merge keys are resolved; a tag of CloudFormation becomes the object that it is short for.</summary>
internal sealed class YamlNodes
{
    // JSON this deep is refused too; what recurses over nodes shall never run out of stack.
    private const int DeepestNesting = 200;

    private readonly string _text;
    private readonly bool _hasWords;
    private readonly IParser _parser;
    private readonly Dictionary<AnchorName, (DocumentNode Node, int Height)> _anchors = [];
    private int _depth;

    // How many levels the node has that was read last.
    private int _height;
    private int _lastEnd;

    private YamlNodes(string text, bool hasWords)
    {
        _text = text;
        _hasWords = hasWords;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a file of one document.</summary>
    /// <param name="text">The file.</param>
    /// <param name="hasWords">Whether the words <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> are booleans, as in YAML 1.1, which CloudFormation
    /// reads.</param>
    /// <returns>The document; null where the file has none.</returns>
    /// <exception cref="YamlException">The text is no YAML, or nothing that has a meaning as JSON.</exception>
    internal static DocumentNode? Read(string text, bool hasWords = false)
    {
        var nodes = new YamlNodes(text, hasWords);
        try
        {
            return nodes.ReadStream();
        }
        catch (InvalidOperationException exception)
        {
            // The parser's answer to some brackets and quotation marks that nothing closes.
            var place = nodes._parser.Current?.End ?? Mark.Empty;
            throw new YamlException(place, place, "what begins before this does not end", exception);
        }
    }

    private DocumentNode? ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _)) return null;
        _parser.Consume<DocumentStart>();
        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second)) throw Broken(second, "a second document begins here; write it into a file of its own");
        return root is ScalarNode { Start: var start, End: var end, IsText: false } && start == end ? null : root;
    }

    private DocumentNode ReadNode()
    {
        var start = _parser.Current ?? throw new YamlException("the file ends too early");
        if (++_depth > DeepestNesting) throw Broken(start, "this is nested too deeply");
        var node = _parser.Current switch
        {
            Scalar => ReadScalar(_parser.Consume<Scalar>()),
            MappingStart => ReadMapping(_parser.Consume<MappingStart>()),
            SequenceStart => ReadSequence(_parser.Consume<SequenceStart>()),
            AnchorAlias => ReadAlias(_parser.Consume<AnchorAlias>()),
            _ => throw Broken(start, "a value is missing"),
        };
        // Aliases of aliases may be as deep as the file is long.
        if (_depth + _height > DeepestNesting) throw Broken(start, "this is nested too deeply");
        _depth--;
        return node;
    }

    private DocumentNode ReadAlias(AnchorAlias alias)
    {
        _lastEnd = Offset(alias.End);
        if (_anchors.TryGetValue(alias.Value, out var anchored))
        {
            _height = anchored.Height;
            return anchored.Node;
        }

        throw Broken(alias, $"no complete value before this has the anchor '{alias.Value.Value}'");
    }

    private DocumentNode ReadScalar(Scalar scalar)
    {
        var (start, end) = YamlScalarText.Bounds(_text, Offset(scalar.Start), Offset(scalar.End));
        var text = new YamlScalarText(_text, start, end, scalar.Value).Align(scalar.Style);
        var isPlain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        var json = isPlain || YamlTags.IsValue(scalar.Tag) ? YamlTags.ToJson(scalar.Value, _hasWords) : null;
        var node = new ScalarNode(start, end, json is null ? text : json == scalar.Value ? text : MappedTextBuilder.Of(json, start, end), json is null);
        return Finish(scalar, node, 0);
    }

    private DocumentNode ReadSequence(SequenceStart opening)
    {
        var items = new List<DocumentNode>();
        var height = 0;
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            items.Add(ReadNode());
            height = Math.Max(height, _height + 1);
        }

        var closing = _parser.Consume<SequenceEnd>();
        var (start, end) = Bounds(opening, closing, opening.Style == SequenceStyle.Flow);
        return Finish(opening, new SequenceNode(start, end, items), height);
    }

    private DocumentNode ReadMapping(MappingStart opening)
    {
        var members = new List<(ScalarNode Name, DocumentNode Value)>();
        var merged = new List<DocumentNode>();
        var height = 0;
        while (!_parser.Accept<MappingEnd>(out _))
        {
            var start = _parser.Current!;
            if (ReadNode() is not ScalarNode name) throw Broken(start, "the name of a member must be a text");
            if (start is Scalar written && written.Value != name.Value) name = name with { Text = MappedTextBuilder.Of(written.Value, name.Start, name.End) };
            var value = ReadNode();
            height = Math.Max(height, _height + 1);
            if (name.Value == "<<") merged.Add(value);
            else members.Add((name, value));
        }

        var closing = _parser.Consume<MappingEnd>();
        var (first, end) = Bounds(opening, closing, opening.Style == MappingStyle.Flow);
        foreach (var source in merged) Merge(source, members);
        return Finish(opening, new MappingNode(first, end, members), height);
    }

    // What a mapping says itself comes before what it merges, and an earlier source before a later one.
    private static void Merge(DocumentNode source, List<(ScalarNode Name, DocumentNode Value)> members)
    {
        if (source is SequenceNode sources)
        {
            foreach (var item in sources.Items.OfType<MappingNode>()) Merge(item, members);
        }

        if (source is not MappingNode mapping) return;
        var names = members.Select(static member => member.Name.Value).ToHashSet(StringComparer.Ordinal);
        members.AddRange(mapping.Members.Where(member => !names.Contains(member.Name.Value)));
    }

    private DocumentNode Finish(NodeEvent opening, DocumentNode node, int height)
    {
        var result = !opening.Tag.IsEmpty && YamlTags.FunctionName(opening.Tag) is { } name ? Call(opening, name, node) : node;
        _lastEnd = result.End;
        _height = ReferenceEquals(result, node) ? height : height + 1;
        if (!opening.Anchor.IsEmpty) _anchors[opening.Anchor] = (result, _height);
        return result;
    }

    private MappingNode Call(NodeEvent opening, string name, DocumentNode content)
    {
        var start = Offset(opening.Start);
        return new MappingNode(start, content.End, [(new ScalarNode(start, content.Start, MappedTextBuilder.Of(name, start, content.Start), true), content)]);
    }

    // The parser gives the end of a block behind the blank lines and comments after it, and that of brackets before the closing one.
    private (int Start, int End) Bounds(NodeEvent opening, ParsingEvent closing, bool isFlow)
    {
        var start = YamlScalarText.SkipProperties(_text, Offset(opening.Start), _text.Length);
        if (!isFlow) return (start, Math.Max(start, _lastEnd));
        var end = Offset(closing.Start);
        return (start, Math.Max(start, end < _text.Length && _text[end] is ']' or '}' ? end + 1 : end));
    }

    private int Offset(Mark mark) => (int)Math.Clamp(mark.Index, 0, _text.Length);

    private static YamlException Broken(ParsingEvent place, string message) => new(place.Start, place.End, message);
}
