using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>A state with its fields read (ASL: States). One sealed class for each type.</summary>
public abstract class StateSyntax(StateHeader header)
{
    /// <summary>What every state has.</summary>
    public StateHeader Header { get; } = header;

    /// <summary>The state's name.</summary>
    public string Name => Header.Property.Name;

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan => Header.Property.NameSpan;

    /// <summary>The state's slash path, such as <c>/States/Charge</c>.</summary>
    public string Pointer => Header.Pointer;

    /// <summary>The state's fields by name.</summary>
    public FieldSet Fields => Header.Fields;

    /// <summary>The text of <c>Type</c>; empty when missing.</summary>
    public string TypeText => Header.TypeText;

    /// <summary>The <c>Comment</c>, or null.</summary>
    public string? Comment => Fields.Text("Comment")?.Value;

    /// <summary>The scopes inside: branches, or an item processor.</summary>
    public virtual ImmutableArray<ScopeSyntax> InnerScopes => [];

    /// <summary>The retriers and catchers; none where the type has no such fields.</summary>
    public HandlersSyntax AllHandlers => this switch
    {
        TaskStateSyntax task => task.Handlers,
        ParallelStateSyntax parallel => parallel.Handlers,
        MapStateSyntax map => map.Handlers,
        _ => HandlersSyntax.None,
    };

    /// <summary>What the state, its rules and its catchers assign, in no order of the text.</summary>
    public ImmutableArray<MemberSyntax> AllAssignments
    {
        get
        {
            var data = this switch
            {
                PassStateSyntax pass => pass.Data,
                TaskStateSyntax task => task.Data,
                WaitStateSyntax wait => wait.Data,
                ChoiceStateSyntax choice => choice.Data,
                ParallelStateSyntax parallel => parallel.Data,
                MapStateSyntax map => map.Data,
                _ => null,
            };
            var rules = this is ChoiceStateSyntax { Rules: var all } ? all : [];
            if (rules.IsEmpty && AllHandlers.Catchers.IsEmpty)
                return data is null ? [] : data.Assign.Members;
            return [
                .. data?.Assign.Members ?? [],
                .. AllHandlers.Catchers.SelectMany(static catcher => catcher.Assign.Members),
                .. rules.SelectMany(static rule => rule.Assign.Members)];
        }
    }

    /// <summary>The name of the next state, where <c>Next</c> gives one.</summary>
    public JsonStringSyntax? Next => Fields.Text("Next");

    /// <summary>Whether <c>End</c> is true.</summary>
    public bool IsEnd => Fields.IsTrue("End");
}

/// <summary>What every state has.</summary>
/// <param name="Property">The state in its <c>States</c> object.</param>
/// <param name="Pointer">Its slash path.</param>
/// <param name="TypeText">The text of <c>Type</c>; empty when missing.</param>
/// <param name="Language">Its query language.</param>
/// <param name="Fields">Its fields.</param>
public sealed record StateHeader(JsonPropertySyntax Property, string Pointer, string TypeText, QueryLanguage Language, FieldSet Fields);
