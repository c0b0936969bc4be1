using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// Scopes and what names in them mean.
public sealed partial class JsonataLowerer
{
    private JsonataNode Resolve(string name)
    {
        var isLater = false;
        for (var scope = _scope; scope is not null; scope = scope.Outer!)
        {
            var variable = scope.Find(name);
            // What runs later may find bound what is not yet bound here.
            if (variable is null && isLater && scope.Binds(name)) variable = scope.Declare(name, _variables++);
            if (variable is not null) return Read(variable, scope, name);
            isLater |= scope.IsDeferred;
        }

        return ResolveFree(name);
    }

    private JsonataNode Read(JsonataVariable variable, JsonataScope scope, string name)
    {
        if (variable.IsAssigned) return new JsonataLocalNode(variable.Number, null);
        variable.IsEarly = true;
        var here = _scope;
        _scope = scope.Outer!;
        var otherwise = scope.Outer is null ? ResolveFree(name) : Resolve(name);
        _scope = here;
        if (otherwise is JsonataUndefinedNode) return new JsonataLocalNode(variable.Number, null);
        variable.IsMarked = true;
        return new JsonataLocalNode(variable.Number, otherwise);
    }

    private JsonataNode ResolveFree(string name)
    {
        if (_names.Dialect == JsonataDialect.StepFunctions && name == StatesName) return new JsonataStatesNode(JsonataStatesMember.All);
        if (_names.Variables.Contains(name)) return new JsonataVariableNode(name);
        // What would have to be parsed at run time is not there.
        return name != "eval" && JsonataBuiltIns.Find(name, _names.Dialect) is { } function
            ? new JsonataBuiltInNode(function.Name) : JsonataUndefinedNode.Instance;
    }

    private JsonataBindNode LowerBind(JsonataBindSyntax bind, bool isStatement)
    {
        var scope = _scope;
        while (!scope.IsFrame) scope = scope.Outer!;
        var value = Lower(bind.Value);
        var variable = scope.Find(bind.Name);
        if (variable is null)
        {
            variable = scope.Declare(bind.Name, _variables++);
            variable.IsEarly = !isStatement;
        }

        if (!variable.IsAssigned)
        {
            variable.IsAssigned = true;
            _assigned.Add(variable);
        }

        return new JsonataBindNode(variable.Number, value);
    }

    private JsonataNode LowerBlock(JsonataBlockSyntax block)
    {
        if (block.Expressions.IsEmpty) return JsonataUndefinedNode.Instance;
        var outer = _scope;
        _scope = new JsonataScope(outer, JsonataChildren.BoundNames(block.Expressions));
        var expressions = block.Expressions
            .Select(expression => expression is JsonataBindSyntax bind && IsBare(bind) ? LowerBind(bind, isStatement: true) : Lower(expression))
            .ToEquatableArray();
        var locals = _scope.Plans().ToEquatableArray();
        _scope = outer;
        return locals.IsEmpty && expressions.Count == 1 ? expressions[0] : new JsonataBlockNode(locals, expressions);
    }

    private JsonataLambdaNode LowerLambda(JsonataLambdaSyntax lambda) => Later(() =>
    {
        // Parameters may be bound anew inside, so they and what is bound share a scope.
        _scope = new JsonataScope(_scope, JsonataChildren.BoundNames([lambda.Body]), isDeferred: true);
        var parameters = lambda.Parameters.Select(parameter => DeclareAssigned(parameter.Name)).ToArray();
        // How deep a function is called only shows when it runs.
        var depth = _depth;
        _depth = 0;
        var body = Lower(lambda.Body);
        _depth = depth;
        var plans = parameters.Select(static parameter => parameter.Plan()).ToEquatableArray();
        var locals = _scope.Plans().Where(local => !plans.Any(plan => plan.Number == local.Number)).ToEquatableArray();
        _scope = _scope.Outer!;
        return new JsonataLambdaNode(plans, locals, body, lambda.Signature);
    });

    private JsonataVariable DeclareAssigned(string name)
    {
        var variable = _scope.Declare(name, _variables++);
        variable.IsAssigned = true;
        return variable;
    }

    private JsonataNode LowerBranch(JsonataSyntax syntax) => Later(() => Lower(syntax));

    private JsonataNode LowerLater(JsonataSyntax syntax) => Later(() => Lower(syntax));

    // What may not run, or runs later, assigns nothing as far as what follows can know.
    private T Later<T>(Func<T> lower)
    {
        var before = _assigned.Count;
        var result = lower();
        for (var i = before; i < _assigned.Count; i++) _assigned[i].IsAssigned = false;
        _assigned.RemoveRange(before, _assigned.Count - before);
        return result;
    }
}
