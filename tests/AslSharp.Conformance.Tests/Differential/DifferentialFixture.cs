using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>The random machines, all in one compilation.</summary>
public sealed class DifferentialFixture
{
    private const int Count = 150;

    internal (string Definition, IStateMachine Machine)[] Machines { get; } = Make();

    private static (string, IStateMachine)[] Make()
    {
        // A document that is copied into itself in a loop grows beyond all measure: such machines are left out.
        string[] definitions = [.. Enumerable.Range(1, int.MaxValue).Select(static seed => new RandomMachine(seed).Make()).Where(IsBearable).Take(Count)];
        return [.. definitions.Zip(MachineBatch.Compile(definitions))];
    }

    private static bool IsBearable(string definition)
    {
        try
        {
            new ReferenceInterpreter().Run(definition, RandomMachine.Input);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
