using AslSharp;

namespace Shop;

public sealed record Order(IReadOnlyList<string> Pieces);

[StateMachine("shop.asl.json", Input = typeof(Order))]
public sealed partial class ShopStateMachine;

public partial interface IShopTasks
{
    decimal Price(IReadOnlyList<string> pieces);
}

/// <summary>A piece costs 60; nothing can be had of a piece by the name <c>broken</c>.</summary>
public sealed class ShopTasks(Questions questions) : IShopTasks
{
    public decimal Price(IReadOnlyList<string> pieces)
        => pieces.Contains("broken") ? throw new StatesTaskException("OutOfStock", "There is none.") : pieces.Count * 60;

    public ValueTask<AslValue> ApproveAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        questions.Tokens.Enqueue(context.TaskToken!);
        return new(AslValue.Null);
    }
}

/// <summary>The tokens of questions that nobody has answered yet.</summary>
public sealed class Questions
{
    public System.Collections.Concurrent.ConcurrentQueue<string> Tokens { get; } = new();
}

/// <summary>For the tasks of activities, which workers take.</summary>
public sealed class WorkTasks : AslSharp.AspNetCore.Tests.IWorkTasks, AslSharp.AspNetCore.Tests.IManyTasks
{
    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => throw new NotSupportedException("A worker does this: nothing calls the method.");
}
