namespace AslSharp.Runtime;

/// <content>
/// Reads of a value that must be there: for a field, for a template, for an argument of a function, for a Choice rule. Each comes in three
/// forms: from a whole document; from the part of a document that is left where members of it are held apart; and on from a held member.
/// The words of a failure of the latter two wait for the whole document: <see cref="Frame.Locate"/>.
/// </content>
public sealed partial class DefinitePath
{
    /// <summary>Reads a value for a field.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue Read(AslValue root)
    {
        var value = Find(root);
        return value.IsUndefined ? throw WhyMissing(root, PathUse.Field, "") : value;
    }

    /// <summary>Reads a value for a field from what is left of a document; this path names none of the held members.</summary>
    /// <param name="root">The document without the held members.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadPart(AslValue root)
    {
        var value = Find(root);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Field, "") : value;
    }

    /// <summary>Reads a value for a field on from a held member, which is what the path's first step names.</summary>
    /// <param name="member">The held member.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadHeld(AslValue member)
    {
        var value = FindHeld(member);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Field, "") : value;
    }

    /// <summary>Reads a value for a template.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <param name="field">The field that holds the path, with its <c>.$</c>: <c>id.$</c>; or <c>ErrorPath</c>.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue Read(AslValue root, string field)
    {
        var value = Find(root);
        return value.IsUndefined ? throw WhyMissing(root, PathUse.Template, field) : value;
    }

    /// <summary>Reads a value for a template from what is left of a document; this path names none of the held members.</summary>
    /// <param name="root">The document without the held members.</param>
    /// <param name="field">The field that holds the path.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadPart(AslValue root, string field)
    {
        var value = Find(root);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Template, field) : value;
    }

    /// <summary>Reads a value for a template on from a held member, which is what the path's first step names.</summary>
    /// <param name="member">The held member.</param>
    /// <param name="field">The field that holds the path.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadHeld(AslValue member, string field)
    {
        var value = FindHeld(member);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Template, field) : value;
    }

    /// <summary>Reads an argument of an intrinsic function.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <param name="call">The whole outermost call as written.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadArgument(AslValue root, string call)
    {
        var value = Find(root);
        return value.IsUndefined ? throw WhyMissing(root, PathUse.Argument, call) : value;
    }

    /// <summary>Reads an argument of an intrinsic function from what is left of a document; this path names none of the held members.</summary>
    /// <param name="root">The document without the held members.</param>
    /// <param name="call">The whole outermost call as written.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadArgumentPart(AslValue root, string call)
    {
        var value = Find(root);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Argument, call) : value;
    }

    /// <summary>Reads an argument of an intrinsic function on from a held member, which is what the path's first step names.</summary>
    /// <param name="member">The held member.</param>
    /// <param name="call">The whole outermost call as written.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadArgumentHeld(AslValue member, string call)
    {
        var value = FindHeld(member);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Argument, call) : value;
    }

    /// <summary>Reads an operand of a Choice rule. <c>IsPresent</c> alone asks for what may be missing, with <see cref="Find(AslValue)"/>.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadOperand(AslValue root)
    {
        var value = Find(root);
        return value.IsUndefined ? throw WhyMissing(root, PathUse.Operand, "") : value;
    }

    /// <summary>Reads an operand of a Choice rule from what is left of a document; this path names none of the held members.</summary>
    /// <param name="root">The document without the held members.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadOperandPart(AslValue root)
    {
        var value = Find(root);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Operand, "") : value;
    }

    /// <summary>Reads an operand of a Choice rule on from a held member, which is what the path's first step names.</summary>
    /// <param name="member">The held member.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public AslValue ReadOperandHeld(AslValue member)
    {
        var value = FindHeld(member);
        return value.IsUndefined ? throw new RuntimeFault(this, PathUse.Operand, "") : value;
    }

    /// <summary>Reads the items of a Map state.</summary>
    /// <param name="root">The value that the path's root stands for.</param>
    /// <returns>An array.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing, or something that is no array.</exception>
    public AslValue ReadItems(AslValue root)
    {
        var items = Find(root);
        if (items.IsUndefined) throw WhyMissing(root, PathUse.Items, "");
        return items.IsArray ? items : throw NoItems();
    }

    /// <summary>Why this path finds nothing. Where the text would show a document that cannot be written, that is the fault.</summary>
    internal RuntimeFault WhyMissing(AslValue root, PathUse use, string place)
    {
        try
        {
            return use switch
            {
                PathUse.Template => PathText.NotFound(Text, place, root),
                PathUse.Argument
                    => new($"The function '{place}' had the following error: The JsonPath argument for the field '{Text}' could not be found in the input '{root.ToJson()}'"),
                PathUse.Operand => new($"Invalid path '{Text}': The choice state's condition path references an invalid value."),
                PathUse.Items => WhyNoItems(root),
                _ => new(root.IsNull ? PathText.EmptyInput : $"Invalid path '{Text}' : {PathText.WhyMissing(root, _steps)}"),
            };
        }
        catch (RuntimeFault unwritable)
        {
            return unwritable;
        }
    }

    private RuntimeFault WhyNoItems(AslValue root)
    {
        var current = root;
        foreach (var step in _steps)
        {
            var next = step.From(current);
            if (next.IsUndefined)
                return new($"Unable to apply step \"{step.Name?.Text ?? step.ToString()}\" to input {current.ToJson()}", ErrorNames.ReferencePathConflict);
            current = next;
        }

        return NoItems();
    }

    // The service drops the mark of the context object before it prints the path.
    private RuntimeFault NoItems() => new($"Reference path \"{(Text.StartsWith("$$", StringComparison.Ordinal) ? Text[1..] : Text)}\" must point to array.");
}
