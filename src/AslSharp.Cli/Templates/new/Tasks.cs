namespace {{ namespace }};

/// <summary>What the Task states of <c>{{ file }}</c> do. What a method throws is an error with the name of its class.</summary>
public sealed class {{ prefix }}Tasks : {{ interface }}
{
    public async Task<{{ prefix }}Verdict> CheckRequest({{ prefix }}Input input, CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);   // ask somebody
        return new {{ prefix }}Verdict(input.Amount <= 1000, $"{input.Amount} is more than 1000.");
    }

    public {{ prefix }}Output CarryOut({{ prefix }}Input input) => new(input.Id, "Done.");
}
