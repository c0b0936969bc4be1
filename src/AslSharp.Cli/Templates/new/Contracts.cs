using AslSharp;

namespace {{ namespace }};

/// <summary>The state machine of <c>{{ file }}</c>: the build emits the rest of it.</summary>
[StateMachine("{{ file }}", Input = typeof({{ prefix }}Input), Output = typeof({{ prefix }}Output))]
public sealed partial class {{ class }};

/// <summary>What its Task states call.</summary>
public partial interface {{ interface }}
{
    Task<{{ prefix }}Verdict> CheckRequest({{ prefix }}Input input, CancellationToken cancellationToken);

    {{ prefix }}Output CarryOut({{ prefix }}Input input);
}

/// <summary>The execution's input.</summary>
public sealed record {{ prefix }}Input(string Id, decimal Amount);

public sealed record {{ prefix }}Verdict(bool Allowed, string Reason);

/// <summary>The execution's output.</summary>
public sealed record {{ prefix }}Output(string Id, string Message);
