using System.Collections.Concurrent;
using AslSharp;

namespace OrderFulfillment.Shop;

/// <summary>Where people decide about large orders: in a real shop a mail with a link, or a page with two buttons.</summary>
/// <param name="tokens">What the machine waits on: the same object as in its <see cref="ExecutionOptions"/>.</param>
internal sealed class ApprovalDesk(TaskTokens tokens)
{
    private readonly ConcurrentDictionary<string, AskForApproval> _open = new();

    /// <summary>A question arrived, or a reminder of one.</summary>
    internal event Action<AskForApproval>? Asked;

    internal void Ask(AskForApproval question)
    {
        // A reminder has a token of its own: the one before has run out.
        _open[question.OrderId] = question;
        Asked?.Invoke(question);
    }

    /// <summary>Somebody decided: lets the execution that asked go on.</summary>
    /// <returns>False when nobody waits for the decision any more.</returns>
    internal bool Decide(string orderId, Decision decision)
    {
        var answer = AslValue.Object(new("approved", decision.Approved), new("by", decision.By), new("reason", decision.Reason));
        return _open.TryRemove(orderId, out var question) && tokens.SendTaskSuccess(question.TaskToken, answer) == SendTaskResult.Accepted;
    }
}
