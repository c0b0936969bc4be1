using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Shapes;

/// <summary>
/// What an expression of JSONata gives. Each method answers for one kind of node, with <see cref="ShapeKinds.Missing"/> among the kinds where
/// the value may be undefined. An array that a path makes comes out bare where it has one item, so that most answers are an item or an array of them.
/// </summary>
internal sealed partial class JsonataInference
{
    // Lambdas are followed where they are called: both numbers bound that.
    private const int MostDepth = 150;
    private const int MostSteps = 5000;

    private readonly JsonataExpressionSyntax _syntax;
    private readonly Surroundings _around;
    private readonly ShapeFindings _findings;
    private readonly Action<JsonataSyntax, Shape, Shape>? _probe;
    private readonly Shape _states;
    private readonly Stack<HashSet<string>> _guards = new();
    private JsonataPathSyntax? _path;
    private int _depth;
    private int _steps;
    private int _tests;

    private JsonataInference(JsonataExpressionSyntax syntax, Surroundings around, ShapeFindings findings, Action<JsonataSyntax, Shape, Shape>? probe)
    {
        _probe = probe;
        _syntax = syntax;
        _around = around;
        _findings = findings;
        var members = new List<MemberShape> { new("input", around.Input, IsRequired: true), new("context", around.Context, IsRequired: true) };
        if (around.Result is not null)
            members.Add(new MemberShape("result", around.Result, IsRequired: true));
        if (around.ErrorOutput is not null)
            members.Add(new MemberShape("errorOutput", around.ErrorOutput, IsRequired: true));
        _states = Shape.OfMembers(members, isOpen: true);
    }

    /// <summary>What an expression gives where it gives anything.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="around">What it can read.</param>
    /// <param name="findings">Takes what cannot work.</param>
    /// <param name="probe">Hears of each part of it, as often as that is looked at: the context there, and what it comes to.</param>
    public static Shape Evaluate(JsonataExpressionSyntax syntax, Surroundings around, ShapeFindings findings, Action<JsonataSyntax, Shape, Shape>? probe = null)
    {
        if (syntax.Root is null)
            return Shape.Any;
        var found = new JsonataInference(syntax, around, findings, probe).Evaluate(syntax.Root, Shape.Anything, Frame.Root).Only(ShapeKinds.Json);
        return found.IsNever ? Shape.Any : found;
    }

    private Shape Evaluate(JsonataSyntax node, Shape context, Frame frame)
    {
        if (_depth >= MostDepth || ++_steps > MostSteps)
            return Shape.Anything;
        _depth++;
        var found = Own(node, context, frame);
        foreach (var predicate in node.Predicates)
            found = Filter(found, predicate, frame);
        if (node.Group is { } group && node is not JsonataPathSyntax)
            found = Group(group, found, frame);
        if (node.KeepArray)
            found = Shape.Join(found, Shape.ArrayOf(Flatten(found)));
        _probe?.Invoke(node, context, found);
        _depth--;
        return found;
    }

    private Shape Own(JsonataSyntax node, Shape context, Frame frame) => node switch
    {
        JsonataStringSyntax text => LiteralShapes.Of(text.Value),
        JsonataNumberSyntax number => number.Integer is not null ? Shape.Integer : Shape.Number,
        JsonataBooleanSyntax boolean => Shape.Boolean.Only(boolean.Value ? ShapeKinds.True : ShapeKinds.False),
        JsonataNullSyntax => Shape.Null,
        JsonataContextSyntax => context,
        JsonataNameSyntax name => Lookup(name, context),
        JsonataVariableSyntax variable => Variable(variable, frame),
        JsonataPathSyntax path => WalkPath(path, context, frame),
        JsonataObjectSyntax node1 => Object(node1, context, frame),
        JsonataArraySyntax array => Array(array, context, frame),
        JsonataBinarySyntax binary => Binary(binary, context, frame),
        JsonataNegateSyntax negate => Arithmetic(negate.Operand, Evaluate(negate.Operand, context, frame), "-"),
        JsonataConditionSyntax condition => Condition(condition, context, frame),
        JsonataBlockSyntax block => Block(block, context, frame),
        JsonataBindSyntax bind => Bind(bind, context, frame),
        JsonataCallSyntax call => Call(call, null, context, frame),
        JsonataApplySyntax apply => Apply(apply, context, frame),
        JsonataLambdaSyntax lambda => Lambda(lambda, [], context, frame, isCall: false),
        JsonataRegexSyntax or JsonataPartialSyntax or JsonataTransformSyntax => Shape.Anything.Only(ShapeKinds.Function),
        _ => Shape.Anything,
    };

    private Shape Variable(JsonataVariableSyntax variable, Frame frame)
    {
        if (frame.Find(variable.Name) is { } local)
            return local.Shape;
        if (variable.Name == JsonataReferences.StatesName)
            return _states;
        if (_around.Scope.FindVariable(variable.Name) is not null || _around.Scope.SeesUnknownNames)
            return _around.Variable(variable.Name);
        return JsonataBuiltIns.Find(variable.Name) is null ? Shape.Anything : Shape.Anything.Only(ShapeKinds.Function);
    }

    private Shape Block(JsonataBlockSyntax block, Shape context, Frame frame)
    {
        var inner = new Frame(frame);
        var last = Shape.Missing;
        foreach (var expression in block.Expressions)
            last = Evaluate(expression, context, inner);
        return last;
    }

    private Shape Bind(JsonataBindSyntax bind, Shape context, Frame frame)
    {
        // A lambda is looked at where it is called, and then sees itself.
        if (bind.Value is JsonataLambdaSyntax lambda)
        {
            frame.Bind(bind.Name, new Local(Shape.Anything.Only(ShapeKinds.Function), lambda, context, frame));
            return Shape.Anything.Only(ShapeKinds.Function);
        }

        var value = Evaluate(bind.Value, context, frame);
        var alias = bind.Value is JsonataVariableSyntax { Predicates.IsEmpty: true } variable ? frame.Find(variable.Name) : null;
        frame.Bind(bind.Name, alias ?? new Local(value, null, context, frame));
        return value;
    }

    private Shape Condition(JsonataConditionSyntax condition, Shape context, Frame frame)
    {
        var test = Test(condition.Condition, context, frame);
        if (IsTrue(test))
            return Evaluate(condition.Then, context, frame);
        if (IsFalse(test))
            return condition.Else is null ? Shape.Missing : Evaluate(condition.Else, context, frame);
        PushGuard(condition.Condition);

        // A name that one branch binds may have been bound or not.
        var then = Evaluate(condition.Then, context, new Frame(frame));
        var otherwise = condition.Else is null ? Shape.Missing : Evaluate(condition.Else, context, new Frame(frame));
        foreach (var name in JsonataChildren.BoundNames(condition.Else is null ? [condition.Then] : [condition.Then, condition.Else]))
            frame.Bind(name, new Local(Shape.Anything, null, context, frame));
        _guards.Pop();
        return Shape.Join(then, otherwise);
    }

    // What only decides something may well be undefined.
    private Shape Test(JsonataSyntax node, Shape context, Frame frame)
    {
        _tests++;
        var found = Evaluate(node, context, frame);
        _tests--;
        return found;
    }

    private static bool IsTrue(Shape shape) => shape.IsOnly(ShapeKinds.True);

    private static bool IsFalse(Shape shape) => shape.IsOnly(ShapeKinds.False | ShapeKinds.Null | ShapeKinds.Missing);

    // What an array holds, and what is no array.
    private static Shape Flatten(Shape shape) => shape.May(ShapeKinds.Array)
        ? Shape.Join(shape.Without(ShapeKinds.Array | ShapeKinds.Missing), shape.Element)
        : shape.Without(ShapeKinds.Missing);

    // One item, several, or none.
    private static Shape Sequence(Shape item) => item.IsNever ? Shape.Missing : Shape.Join(item, Shape.ArrayOf(item)).OrMissing();

    private TextSpan SpanOf(JsonataSyntax node) => SpanOf(node.Span);

    private TextSpan SpanOf(TextSpan span) => _syntax.Text.MapSpan(_syntax.Start + span.Start, span.Length);

    private void PushGuard(JsonataSyntax condition) => _guards.Push(_findings.IsActive ? ReadsOf(condition) : []);

    // Nothing is said of what a condition around it also looks at: that may be why it is safe.
    private bool IsGuarded(JsonataSyntax node)
    {
        if (_guards.Count == 0)
            return false;
        var reads = ReadsOf(node is JsonataNameSyntax ? _path ?? node : node);
        return _guards.Any(guard => guard.Any(test => reads.Any(read => AreRelated(test, read))));
    }

    private static bool AreRelated(string test, string read) =>
        test == read || test.StartsWith(read + ".", StringComparison.Ordinal) || read.StartsWith(test + ".", StringComparison.Ordinal);

    // What an expression reads, as a variable with the names behind it.
    private static HashSet<string> ReadsOf(JsonataSyntax root)
    {
        var reads = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JsonataSyntax>();
        open.Push(root);
        while (open.Count > 0)
        {
            var node = open.Pop();
            switch (node)
            {
                case JsonataPathSyntax path:
                    reads.Add(string.Join(".", path.Steps.Select(static step => step.Expression).Select(static (expression, index) => expression switch
                    {
                        JsonataVariableSyntax variable when index == 0 => "$" + variable.Name,
                        JsonataContextSyntax when index == 0 => "",
                        JsonataNameSyntax name => index == 0 ? "." + name.Name : name.Name,
                        _ => null,
                    }).TakeWhile(static name => name is not null)));
                    break;
                case JsonataVariableSyntax variable:
                    reads.Add("$" + variable.Name);
                    break;
                case JsonataNameSyntax name:
                    reads.Add("." + name.Name);
                    break;
            }

            // Of a path only what stands in its predicates is read besides.
            var below = node is JsonataPathSyntax walked
                ? JsonataChildren.Own(walked).Where(static child => child is not (JsonataNameSyntax or JsonataVariableSyntax))
                    .Concat(walked.Steps.SelectMany(static step => step.Expression.Predicates))
                : JsonataChildren.Own(node);
            foreach (var child in below.Concat(JsonataChildren.Behind(node)))
                open.Push(child);
        }

        // The functions that are called say nothing.
        reads.RemoveWhere(static read => read.Length == 0 || (read[0] == '$' && JsonataBuiltIns.Find(read.Substring(1)) is not null));
        return reads;
    }

    /// <param name="Shape">What it is.</param>
    /// <param name="Lambda">The function that it is, where it is one of the expression's own.</param>
    /// <param name="Context">The context where it was bound.</param>
    /// <param name="Frame">The names in reach there.</param>
    private sealed record Local(Shape Shape, JsonataLambdaSyntax? Lambda, Shape Context, Frame Frame);

    private sealed class Frame(Frame? outer)
    {
        private Dictionary<string, Local>? _locals;

        public static Frame Root => new(null);

        public void Bind(string name, Local local) => (_locals ??= new Dictionary<string, Local>(StringComparer.Ordinal))[name] = local;

        public Local? Find(string name)
        {
            for (var frame = this; frame is not null; frame = frame.Outer)
            {
                if (frame._locals is not null && frame._locals.TryGetValue(name, out var local))
                    return local;
            }

            return null;
        }

        private Frame? Outer { get; } = outer;
    }
}
