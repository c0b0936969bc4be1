using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Binding;

// Expressions of JSONata states (reference 5, 7).
public sealed partial class Binder
{
    private BoundExpression BindJsonata(ScopeContext context, JsonataExpressionSyntax syntax)
    {
        // What does not parse for its placeholders is text until they are filled in.
        if (syntax.Root is null)
            return new BoundConstant(syntax.Node);
        context.Expressions.Add(syntax);
        foreach (var read in JsonataReferences.Of(syntax.Root).Variables)
        {
            // A machine's variable hides a built-in function of its name; a call of what is neither is reported already.
            var variable = context.Symbol.FindVariable(read.Name);
            if (variable is not null || (!read.IsCall && JsonataBuiltIns.Find(read.Name) is null))
                context.Reads.Add(new VariableRead(read.Name, variable, syntax.MapSpan(read.Span), context.State, read.IsTest) { IsJsonata = true });
        }

        return new BoundJsonata(syntax.Root, syntax.Source, syntax.Location, context.Symbol);
    }
}
