using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// Expressions of JSONata states.
public sealed partial class Lowerer
{
    private static JsonataPlan LowerJsonata(BoundJsonata jsonata) => new(
        jsonata.Source,
        jsonata.Location,
        JsonataLowerer.Lower(jsonata.Root, new JsonataNames(jsonata.Scope.VisibleNames)));
}
