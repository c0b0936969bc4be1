using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Emit;

// Calls and function values.
internal sealed partial class JsonataMethod
{
    private string BuiltInCall(JsonataBuiltInCallNode call)
    {
        if (JsonataFacts.InlineLambda(call) is { } lambda) return Loop(call, lambda, "ToValue");
        var value = BuiltInCallRaw(call);
        return JsonataResults.IsScalar(call.Name) ? value : Collapsed(value);
    }

    private string BuiltInCallRaw(JsonataBuiltInCallNode call)
    {
        if (JsonataFacts.InlineLambda(call) is { } lambda) return Loop(call, lambda, "ToSequence");
        var evaluation = JsonataResults.NeedsEvaluation(call.Name) ? [Use("evaluation", _reads.Evaluation, "JsonataEvaluation")] : System.Array.Empty<string>();
        // What a state adds to its input: $merge([$states.input, {…}]). The two need no array around them.
        var values = _loops == 0
            && call is { Name: "merge", ChecksArguments: false, Arguments: [JsonataArrayNode { Items: [{ Value: not JsonataArrayNode }, { Value: not JsonataArrayNode }] } two] } && JsonataShapes.IsOneCall(two)
            ? Values(two.Items[0].Value, two.Items[1].Value)
            : Values(call.Arguments);
        if (_loops > 0 && _maySpend)
            values = values.Select((value, i) => IsSmall(call.Arguments[i]) ? value : $"Sequences.Counted({value})").ToArray();
        if (_loops > 0 || JsonataResults.LooksDeep(call.Name)) _counts = true;
        if (!call.ChecksArguments) return $"JsonataFunctions.{Pascal(call.Name)}({string.Join(", ", evaluation.Concat(values))})";
        var function = evaluation.Length == 0 ? Pascal(call.Name) : $"{Pascal(call.Name)}({evaluation[0]})";
        var context = _context is null ? Undefined : Value(new JsonataContextNode());
        return $"JsonataBuiltIns.{function}.Invoke({string.Join(", ", values.Prepend(context))})";
    }

    private static bool IsSmall(JsonataNode argument) => argument is JsonataLiteralNode or JsonataLambdaNode or JsonataRegexNode or JsonataBuiltInNode;

    private string Call(JsonataCallNode call, bool isTail = false)
    {
        _counts = true;
        if (call.Procedure is JsonataUndefinedNode && call.ForgotDollar is null)
        {
            // The arguments come first; then there is nothing to call.
            var ignored = Values(call.Arguments);
            return $"Functions.Call({Undefined}{string.Concat(ignored.Select(static value => ", " + value))})";
        }

        var values = call.IsApplied ? Values([call.Arguments[0], call.Procedure, .. call.Arguments.Skip(1)]) : Values([call.Procedure, .. call.Arguments]);
        if (call.IsApplied)
        {
            // C# evaluates its arguments in the order in which they stand.
            var first = Keep(values[0]);
            values = [values[1], first, .. values.Skip(2)];
        }

        if (call.ForgotDollar is not null)
        {
            var procedure = Keep(values[0], "procedure");
            _writer.Line($"if ({procedure}.IsUndefined) throw JsonataErrors.NotAFunctionDidYouMean({CSharpText.Literal(call.ForgotDollar)});");
            values[0] = procedure;
        }

        var list = string.Join(", ", values);
        if (isTail) return $"JsonataFunction.TailCall({list})";
        return _context is null ? $"Functions.Call({list})" : $"Functions.CallIn({Value(new JsonataContextNode())}, {list})";
    }

    private string Apply(JsonataApplyNode apply)
    {
        _counts = true;
        var values = Values(apply.Left, apply.Right);
        return $"Functions.Apply({values[0]}, {values[1]})";
    }

    private string Partial(JsonataPartialNode partial)
    {
        var values = Values([.. partial.Arguments.Where(static argument => argument is not JsonataHoleNode), partial.Procedure]);
        var next = 0;
        var arguments = partial.Arguments.Select(argument => argument is JsonataHoleNode ? "null" : Keep(values[next++], "argument")).ToArray();
        var procedure = Keep(values[values.Length - 1], "procedure");
        if (partial.ForgotDollar is not null)
            _writer.Line($"if ({procedure}.IsUndefined) throw JsonataErrors.PartialNotAFunctionDidYouMean({CSharpText.Literal(partial.ForgotDollar)});");
        return $"PartialApplication.Of({procedure}, [{string.Join(", ", arguments)}])";
    }

    private string Lambda(JsonataLambdaNode lambda)
    {
        _counts = true;
        var method = NameTable.Escape(_names.Pascal(string.Join("_", lambda.Parameters.Select(static parameter => parameter.Name)), "Lambda"));
        var arguments = Identifier("arguments");
        using (_writer.Block($"AslValue {method}(global::System.ReadOnlySpan<AslValue> {arguments})"))
        using (Nested())
        {
            for (var i = 0; i < lambda.Parameters.Count; i++)
            {
                var name = Identifier(lambda.Parameters[i].Name);
                _locals[lambda.Parameters[i].Number] = name;
                _writer.Line($"var {name} = {arguments}[{i}];");
            }

            foreach (var local in lambda.Locals) Declare(local with { IsEarly = true });
            Into(lambda.Body, new JsonataTarget("return ", IsTail: true, IsRaw: true));
        }

        var signature = lambda.Signature is null ? "null" : Signature(lambda.Signature);
        return $"JsonataFunction.Of({lambda.Parameters.Count}, {signature}, {method}).ToValue()";
    }

    private string Signature(JsonataSignature signature) =>
        _statics.Get("Signatures", "JsonataSignature", signature.Text, $"new({string.Join(", ", signature.Parameters.Select(SignatureParameter))})");

    private static string SignatureParameter(JsonataParameter parameter)
    {
        var more = new (string Name, string? Value)[]
        {
            ("IsArray", parameter.IsArray ? "true" : null),
            ("Items", parameter.Items is { } items ? Types(items) : null),
            ("TakesItem", parameter.TakesItem ? "true" : null),
            ("IsOptional", parameter.IsOptional ? "true" : null),
            ("IsLazy", parameter.IsLazy ? "true" : null),
            ("Repeats", parameter.Repeats ? "true" : null),
            ("TakesContext", parameter.TakesContext ? "true" : null),
            ("TakesAnyContext", parameter.TakesAnyContext ? "true" : null),
        };
        var set = string.Join(", ", more.Where(static one => one.Value is not null).Select(static one => $"{one.Name} = {one.Value}"));
        return $"new JsonataParameter({Types(parameter.Types)}){(set.Length == 0 ? "" : $" {{ {set} }}")}";

        static string Types(JsonataTypes types)
            => string.Join(" | ", types.ToString().Split([", "], StringSplitOptions.None).Select(static name => "JsonataTypes." + name));
    }

    private string Regex(JsonataRegexNode regex)
    {
        // What the flags mean is written into the pattern.
        return _statics.Get("Regexes", "JsonataRegex", regex.Pattern, $"new({CSharpText.Literal(regex.NetPattern)})") + ".ToValue()";
    }

    /// <summary>The loop of a higher-order function over a function written in place: no function value is made.</summary>
    private string Loop(JsonataBuiltInCallNode call, JsonataLambdaNode lambda, string finish) => call.Name switch
    {
        "map" => Gather(call, lambda, finish, (found, _, body) => Into(body, new JsonataTarget($"{found}.Push(", ");", IsRaw: true))),
        "filter" => Gather(call, lambda, finish, (found, item, body) => _writer.Line($"if ({Bare(Condition(body))}) {found}.Push({item});")),
        "single" => Single(call, lambda),
        "sort" => Sort(call, lambda),
        "each" => Members(call, lambda, "SequenceBuilder", "", finish, (found, _, body) => Into(body, new JsonataTarget($"{found}.Push(", ");", IsRaw: true))),
        "sift" => Members(
            call, lambda, "MemberBuilder", null, "ToValue", (found, member, body) => _writer.Line($"if ({Bare(Condition(body))}) {found}.Push({member});")),
        _ => Reduce(call, lambda),
    };

    private string Gather(JsonataBuiltInCallNode call, JsonataLambdaNode lambda, string finish, Action<string, string, JsonataNode> add)
    {
        var found = Identifier(call.Name == "map" ? "mapped" : "found");
        Iterate(Value(call.Arguments[0]), lambda, items => _writer.Line($"var {found} = new SequenceBuilder({(call.Name == "map" ? items + ".Count" : "")});"),
            (item, body) => add(found, item, body));
        return $"{found}.{finish}()";
    }

    private string Single(JsonataBuiltInCallNode call, JsonataLambdaNode lambda)
    {
        var match = Identifier("match");
        var source = Keep(Value(call.Arguments[0]), "source");
        Iterate(source, lambda, _ => _writer.Line($"var {match} = new SingleMatch();"),
            (item, body) => _writer.Line($"if ({Bare(Condition(body))}) {match}.Set({item});"));
        return $"{match}.ToValue({source})";
    }

    private string Sort(JsonataBuiltInCallNode call, JsonataLambdaNode lambda)
    {
        var source = Value(call.Arguments[0]);
        var method = NameTable.Escape(_names.Pascal("is behind"));
        if (_facts.NeedsStatements(lambda.Body)) source = Keep(source, "source");
        using (_writer.Block($"bool {method}(AslValue {Parameter(lambda.Parameters[0])}, AslValue {Parameter(lambda.Parameters[1])})"))
        using (Nested())
        {
            // The reference asks JavaScript whether that is true.
            if (JsonataFacts.IsBoolean(lambda.Body))
            {
                var condition = Bare(Condition(lambda.Body));
                _writer.Line($"return {condition};");
            }
            else
            {
                Into(lambda.Body, new JsonataTarget("return Truth.IsTruthy(", ");", IsRaw: true));
            }
        }

        return $"Sequences.Sort({source}, {method})";
    }

    private string Members(
        JsonataBuiltInCallNode call, JsonataLambdaNode lambda, string builder, string? size, string finish, Action<string, string, JsonataNode> add)
    {
        var source = Keep(Value(call.Arguments[0]), "source");
        var found = Identifier("found");
        var member = Identifier("member");
        _writer.Line($"var {found} = new {builder}({size ?? source});");
        using (Open($"foreach (var {member} in Sequences.Members({source}, {CSharpText.Literal(call.Name)}))"))
        {
            if (lambda.Parameters.Count > 0) _writer.Line($"var {Parameter(lambda.Parameters[0])} = {member}.Value;");
            if (lambda.Parameters.Count > 1) _writer.Line($"var {Parameter(lambda.Parameters[1])} = AslValue.Of({member}.Name.Text);");
            if (lambda.Parameters.Count > 2) _writer.Line($"var {Parameter(lambda.Parameters[2])} = {source};");
            foreach (var local in lambda.Locals) Declare(local with { IsEarly = true });
            add(found, member, lambda.Body);
        }

        return $"{found}.{finish}()";
    }

    // Runs over an array with value, position and array as parameters, as far as the function has them.
    private void Iterate(string source, JsonataLambdaNode lambda, Action<string> before, Action<string, JsonataNode> body)
    {
        var whole = lambda.Parameters.Count > 2 ? Keep(source, lambda.Parameters[2].Name) : source;
        var items = Keep($"Sequences.Each({whole})", "items");
        before(items);
        var item = lambda.Parameters.Count > 0 ? Parameter(lambda.Parameters[0]) : Identifier("item");
        if (lambda.Parameters.Count < 2)
        {
            using (LoopOver(item, items)) Inside(lambda, item, body);
            return;
        }

        var index = Identifier("index");
        using (LoopFrom("0", index, items))
        {
            _writer.Line($"var {item} = {items}[{index}];");
            _writer.Line($"var {Parameter(lambda.Parameters[1])} = AslValue.Of({index});");
            if (lambda.Parameters.Count > 2) _writer.Line($"var {Parameter(lambda.Parameters[2])} = Sequences.AsArray({whole});");
            Inside(lambda, item, body);
        }
    }

    private string Parameter(JsonataLocalPlan parameter)
    {
        var name = Identifier(parameter.Name);
        _locals[parameter.Number] = name;
        return name;
    }

    private void Inside(JsonataLambdaNode lambda, string item, Action<string, JsonataNode> body)
    {
        foreach (var local in lambda.Locals) Declare(local with { IsEarly = true });
        body(item, lambda.Body);
    }

    private string Reduce(JsonataBuiltInCallNode call, JsonataLambdaNode lambda)
    {
        var arguments = Values(call.Arguments.Where((_, i) => i != 1).ToArray());
        var source = Keep(arguments[0], "sequence");
        var items = Keep($"Sequences.Each({source})", "items");
        var result = Parameter(lambda.Parameters[0]);
        var start = Identifier("start");
        _writer.Line($"var {result} = {(arguments.Length > 1 ? arguments[1] : Undefined)};");
        _writer.Line($"var {start} = 0;");
        if (arguments.Length == 1) _writer.Line($"if ({items}.Count > 0) {result} = {items}[{start}++];");
        else _writer.Line($"if ({result}.IsUndefined && {items}.Count > 0) {result} = {items}[{start}++];");
        var index = Identifier("index");
        using (LoopFrom(start, index, items))
        {
            _writer.Line($"var {Parameter(lambda.Parameters[1])} = {items}[{index}];");
            if (lambda.Parameters.Count > 2) _writer.Line($"var {Parameter(lambda.Parameters[2])} = AslValue.Of({index});");
            if (lambda.Parameters.Count > 3) _writer.Line($"var {Parameter(lambda.Parameters[3])} = Sequences.AsArray({source});");
            foreach (var local in lambda.Locals) Declare(local with { IsEarly = true });
            Into(lambda.Body, new JsonataTarget(result + " = ", IsRaw: true));
        }

        // Nothing to reduce gives nothing, whatever the start is.
        return $"({source}.IsUndefined ? {Undefined} : {result})";
    }

    private static readonly JsonataSignature TransformSignature = new("<(oa):o>", [new(JsonataTypes.Object | JsonataTypes.Array | JsonataTypes.Missing)]);

    private string Transform(JsonataTransformNode transform)
    {
        _counts = true;
        var outer = _context;
        var method = NameTable.Escape(_names.Pascal("transform", "Lambda"));
        var arguments = Identifier("arguments");
        using (_writer.Block($"AslValue {method}(global::System.ReadOnlySpan<AslValue> {arguments})"))
        {
            _writer.Line($"if ({arguments}[0].IsUndefined) return {Undefined};");
            _context = Keep($"Transformation.Clone({arguments}[0])", "copy");
            var copy = _context;
            var pattern = Value(transform.Pattern);
            var match = Identifier("match");
            using (Open($"foreach (var {match} in Sequences.Each({pattern}))"))
            {
                _context = match;
                var update = Value(transform.Update);
                _writer.Line($"Transformation.Update({match}, {update});");
                if (transform.Delete is not null)
                {
                    var delete = Value(transform.Delete);
                    _writer.Line($"Transformation.Delete({match}, {delete});");
                }
            }

            _writer.Line($"return {copy};");
        }

        _context = outer;
        return $"JsonataFunction.Of(1, {Signature(TransformSignature)}, {method}).ToValue()";
    }
}
