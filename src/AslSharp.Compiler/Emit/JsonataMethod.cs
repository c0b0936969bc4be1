using System.Globalization;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Emits one expression. Every part becomes a C# expression; where a part needs statements, they are written first, and what was to be
/// evaluated before them goes into locals, so that the order stays.
/// </summary>
internal sealed partial class JsonataMethod
{
    private const string Undefined = "AslValue.Undefined";

    private readonly StaticTable _statics;
    private readonly JsonataFacts _facts;
    private readonly JsonataReads _reads;
    private readonly bool _isMethod;
    private readonly SourceWriter _writer = new();
    private readonly NameTable _names = new("AslValue", "Values", "Names", "Literals", "Sites", "Regexes", "Signatures", "exception");
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);
    private readonly List<(string Type, string Name, string Argument)> _ordered = [];
    private readonly Dictionary<int, string> _locals = [];
    private readonly Dictionary<int, string> _marks = [];

    // The C# expression for $, an identifier; null where it is known to be undefined.
    private string? _context;

    // The C# expression for the input document, which may be an array in its wrapper; null where there is none.
    private string? _document;

    public JsonataMethod(StaticTable statics, JsonataFacts facts, JsonataReads reads, bool isMethod)
    {
        _statics = statics;
        _facts = facts;
        _reads = reads;
        _isMethod = isMethod;
    }

    /// <summary>The parameters of the method, after its body was emitted.</summary>
    public IEnumerable<string> Parameters => _ordered.Select(static parameter => $"{parameter.Type} {parameter.Name}");

    /// <summary>What the caller hands to them.</summary>
    public IEnumerable<string> Arguments => _ordered.Select(static parameter => parameter.Argument);

    /// <summary>The C# expression of an expression that needs no method.</summary>
    public string Expression(JsonataNode root)
    {
        StartContext();
        return Settled(root, Value(root));
    }

    /// <summary>The body of the method of an expression, braces included.</summary>
    public string Body(JsonataNode root, string site)
    {
        StartContext();
        using (_writer.Block(""))
        {
            if (_facts.CanThrow(root) || _facts.IsUnsettled(root))
            {
                var start = _writer.Mark();
                _maySpend = true;
                using (_writer.Block("try")) Return(root);
                if (_spends) _writer.Insert(start, $"var {Work} = 0;");
                if (_counts) _writer.Insert(start, "Sequences.Begin();");
                using (_writer.Block($"catch (JsonataException exception) when (exception.Locate({site}))")) _writer.Line("throw;");
                if (_counts) using (_writer.Block("finally")) _writer.Line("Sequences.End();");
            }
            else
            {
                Return(root);
            }
        }

        return _writer.ToString().TrimEnd('\n');
    }

    private void StartContext() => _context = _document = _reads.Document is null ? null : Use("document", _reads.Document);

    private void Return(JsonataNode root)
    {
        if (root is JsonataConditionNode or JsonataBlockNode && !_facts.IsUnsettled(root) && _facts.NeedsStatements(root))
            Into(root, new JsonataTarget("return "));
        else _writer.Line($"return {Bare(Settled(root, Value(root)))};");
    }

    private string Settled(JsonataNode root, string value)
    {
        if (_facts.IsUnsettled(root)) return $"JsonataResult.SettleDeep({value})";
        return root is JsonataLocalNode or JsonataCallNode ? $"JsonataResult.Settle({value})" : value;
    }

    // An expression in parentheses without them.
    private static string Bare(string value)
    {
        if (value.Length == 0 || value[0] != '(') return value;
        var depth = 0;
        for (var i = 0; i < value.Length; i++)
        {
            // A literal may hold parentheses of its own.
            if (value[i] is '"' or '\'') return value;
            if (value[i] == '(') depth++;
            else if (value[i] == ')' && --depth == 0) return i == value.Length - 1 ? value.Substring(1, i - 1) : value;
        }

        return value;
    }

    // What the method reads from outside becomes its parameter; an expression without a method names it directly.
    private string Use(string name, string? argument, string type = "AslValue")
    {
        if (argument is null) return Undefined;
        if (!_isMethod) return argument;
        if (_parameters.TryGetValue(argument, out var known)) return known;
        var identifier = Identifier(name);
        _parameters.Add(argument, identifier);
        _ordered.Add((type, identifier, argument));
        return identifier;
    }

    private string Identifier(string text) => NameTable.Escape(_names.Plain(text.Length == 0 ? "value" : char.ToLowerInvariant(text[0]) + text.Substring(1)));

    /// <summary>The value of a part, collapsed.</summary>
    private string Value(JsonataNode node) => node switch
    {
        JsonataLiteralNode literal => Literal(literal.Value),
        JsonataUndefinedNode => Undefined,
        JsonataContextNode => _context is null ? Undefined : _context == _document ? $"Sequences.Unwrap({_context})" : _context,
        JsonataRootNode => _reads.Document is null ? Undefined : $"Sequences.Unwrap({Use("document", _reads.Document)})",
        JsonataStatesNode states => States(states.Member),
        JsonataVariableNode variable => Use(variable.Name, _reads.Variable(variable.Name)),
        JsonataLocalNode local => Local(local),
        JsonataBindNode bind => Bind(bind),
        JsonataBlockNode block => Block(block),
        JsonataNameNode name => _context is null ? Undefined : $"Sequences.Member({_context}, {_statics.Name(name.Name)})",
        JsonataWildcardNode or JsonataDescendantsNode => $"Sequences.Collapse({Raw(node)})",
        JsonataPathNode path => Path(path),
        JsonataOperationNode operation => Operation(operation),
        JsonataConcatenationNode row => Concatenation(row),
        JsonataAndNode or JsonataOrNode => $"AslValue.Of({Condition(node)})",
        JsonataNegateNode negate => $"Operators.Negate({Value(negate.Operand)})",
        JsonataConditionNode condition => Choice(condition),
        JsonataElvisNode elvis => Elvis(elvis),
        JsonataCoalesceNode coalesce => Coalesce(coalesce),
        JsonataArrayNode array => Array(array),
        JsonataObjectNode value => Object(value),
        JsonataFilterNode filter => Filter(filter),
        // An index picks a sequence of one item.
        JsonataKeepNode { Value: JsonataFilterNode filter } when JsonataShapes.LiteralIndex(filter.Predicates[filter.Predicates.Count - 1]) is not null
            => $"Sequences.KeepItem({Filter(filter, "ToSequence")})",
        JsonataKeepNode keep => $"Sequences.Keep({Raw(keep.Value)})",
        JsonataGroupNode group => Group(Raw(group.Value), group.Pairs),
        JsonataBuiltInNode function
            => $"JsonataBuiltIns.{Pascal(function.Name)}{(JsonataResults.NeedsEvaluation(function.Name) ? $"({Use("evaluation", _reads.Evaluation, "JsonataEvaluation")})" : "")}.ToValue()",
        JsonataBuiltInCallNode call => BuiltInCall(call),
        JsonataCallNode call => Collapsed(Call(call)),
        JsonataApplyNode apply => Collapsed(Apply(apply)),
        JsonataPartialNode partial => Partial(partial),
        JsonataLambdaNode lambda => Lambda(lambda),
        JsonataRegexNode regex => Regex(regex),
        JsonataTransformNode transform => Transform(transform),
        JsonataFailureNode failure => Failure(failure),
        _ => throw new InvalidOperationException($"There is no part of kind {node.GetType().Name}."),
    };

    /// <summary>The value of a part with its sequence not yet collapsed, for <c>[]</c> and groups behind it.</summary>
    private string Raw(JsonataNode node) => node switch
    {
        JsonataWildcardNode => _context is null ? Undefined : Counting($"Sequences.Wildcard({_context})"),
        JsonataDescendantsNode => _context is null ? Undefined : Counting($"Sequences.Descendants({_context})"),
        JsonataBuiltInCallNode call => BuiltInCallRaw(call),
        JsonataCallNode call => Call(call),
        JsonataApplyNode apply => Apply(apply),
        JsonataFilterNode filter => Filter(filter, "ToSequence"),
        JsonataPathNode { HasGroup: false } path => RawPath(path),
        _ => Value(node),
    };

    /// <summary>Writes what puts the value of a part where it belongs.</summary>
    private void Into(JsonataNode node, JsonataTarget target)
    {
        switch (node)
        {
            case JsonataConditionNode condition when _facts.NeedsStatements(condition) || target.IsTail || (target.IsRaw && JsonataFacts.EndsInCall(condition)):
                using (_writer.Block($"if ({Bare(Condition(condition.Test))})")) Into(condition.Then, target);
                using (target.IsReturn ? default : _writer.Block("else"))
                {
                    if (condition.Else is null) _writer.Line(target.Statement("default"));
                    else Into(condition.Else, target);
                }

                break;
            case JsonataBlockNode block:
                Into(Statements(block), target);
                break;
            case JsonataCallNode { IsTail: true } call when target.IsTail:
                _writer.Line(target.Statement(Call(call, isTail: true)));
                break;
            case JsonataCallNode { IsTail: true } or JsonataBuiltInCallNode { IsTail: true } when target.IsRaw:
                _writer.Line(target.Statement(Bare(Raw(node))));
                break;
            default:
                _writer.Line(target.Statement(Bare(Value(node))));
                break;
        }
    }

    /// <summary>The values of parts that are evaluated one after the other.</summary>
    private string[] Values(params IReadOnlyList<JsonataNode> nodes)
    {
        var last = nodes.Count - 1;
        while (last >= 0 && !_facts.NeedsStatements(nodes[last])) last--;
        var values = new string[nodes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(nodes[i]);
            if (i < last && !IsStable(nodes[i])) values[i] = Keep(values[i]);
        }

        return values;
    }

    /// <summary>A local that holds a value.</summary>
    private string Keep(string value, string name = "value")
    {
        var local = Identifier(name);
        _writer.Line($"var {local} = {value};");
        return local;
    }

    // What gives the same whenever it is evaluated.
    private bool IsStable(JsonataNode node)
        => node is JsonataLiteralNode or JsonataUndefinedNode or JsonataContextNode or JsonataStatesNode or JsonataVariableNode
        || JsonataFacts.IsConstant(node);

    private string States(JsonataStatesMember member)
    {
        switch (member)
        {
            case JsonataStatesMember.Input:
                return Use("input", _reads.Input);
            case JsonataStatesMember.Result:
                return Use("result", _reads.Result);
            case JsonataStatesMember.ErrorOutput:
                return Use("errorOutput", _reads.ErrorOutput);
            case JsonataStatesMember.Context:
                return Use("context", _reads.Context);
            case JsonataStatesMember.ItemValue:
                return _reads.Item is null ? ItemMember("Value") : Use("item", _reads.Item);
            case JsonataStatesMember.ItemIndex:
                return _reads.ItemIndex is null ? ItemMember("Index") : $"AslValue.Of({Use("index", _reads.ItemIndex, "int")})";
            default:
                var members = new[]
                {
                    Member("input", States(JsonataStatesMember.Input)),
                    Member("result", States(JsonataStatesMember.Result)),
                    Member("errorOutput", States(JsonataStatesMember.ErrorOutput)),
                    Member("context", States(JsonataStatesMember.Context)),
                };
                return $"Constructors.Object([{string.Join(", ", members.Where(static text => !text.EndsWith(Undefined + ")", StringComparison.Ordinal)))}])";
        }
    }

    private string ItemMember(string name)
        => $"Sequences.Path({Use("context", _reads.Context)}, {_statics.Name("Map")}, {_statics.Name("Item")}, {_statics.Name(name)})";

    private string Member(string name, string value) => $"new({_statics.Name(name)}, {value})";

    private string Literal(LiteralPlan literal) => literal.Kind switch
    {
        LiteralKind.Null => "AslValue.Null",
        LiteralKind.True => "AslValue.True",
        LiteralKind.False => "AslValue.False",
        LiteralKind.String => $"AslValue.Of({CSharpText.Literal(literal.Text)})",
        _ => $"AslValue.Of({Number(literal)})",
    };

    private static string Number(LiteralPlan literal)
    {
        if (literal.Text == "-9223372036854775808") return "long.MinValue";
        return long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) && literal.Text != "-0"
            ? integer.ToString(CultureInfo.InvariantCulture) + "L"
            : DoubleText.Of(literal.Text);
    }

    private static string Collapsed(string value) => $"Sequences.Collapse({value})";

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private string Failure(JsonataFailureNode failure)
    {
        _writer.Line($"if (true) throw new JsonataException({CSharpText.Literal(failure.Code)}, {CSharpText.Literal(failure.Text)});");
        return Undefined;
    }
}
