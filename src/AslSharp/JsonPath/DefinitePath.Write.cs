namespace AslSharp.Runtime;

/// <content>A <c>ResultPath</c>: the place in a document where a result is written (ASL sections 3.1 and 4.2).</content>
public sealed partial class DefinitePath
{
    /// <summary>
    /// Writes a value: replaces what is there, and creates the objects that are missing on the way. An index step needs its element to exist.
    /// </summary>
    /// <param name="document">The raw input; it is not changed.</param>
    /// <param name="value">What to write.</param>
    /// <returns>A document that shares all the rest with the given one.</returns>
    /// <exception cref="RuntimeFault">Something in the way is not an object, or not an array with that element.</exception>
    public AslValue Write(AslValue document, AslValue value)
    {
        if (_shape == 1 && document.IsObject)
            return document.With(_first!, value);
        return WriteInto(document, value);
    }

    /// <summary>Checks that a value can be written as a member of a document that it is held apart from.</summary>
    /// <param name="document">The document.</param>
    /// <param name="value">What to write.</param>
    /// <returns>The value; null for Undefined.</returns>
    /// <exception cref="RuntimeFault">The document is not an object.</exception>
    public AslValue Hold(AslValue document, AslValue value)
    {
        if (!document.IsObject) Write(document, value);
        return value.IsUndefined ? AslValue.Null : value;
    }

    // Down to the place, and up again with what each step changes; without recursion, since a path may be as long as it likes.
    private AslValue WriteInto(AslValue document, AslValue value)
    {
        var containers = new AslValue[_steps.Length];
        var current = document;
        for (var position = 0; position < containers.Length; position++)
        {
            var step = _steps[position];
            if (step.Name is not null && current.IsUndefined)
                current = AslValue.EmptyObject;
            if (step.Name is not null && !current.IsObject)
                throw Conflict(document);
            containers[position] = current;
            current = step.From(current);
            if (step.Name is null && current.IsUndefined)
                throw Conflict(document);
        }

        for (var position = containers.Length - 1; position >= 0; position--)
        {
            var step = _steps[position];
            var container = containers[position];
            value = step.Name is { } name
                ? container.With(name, value)
                : container.WithItem(step.Index < 0 ? container.Count + step.Index : step.Index, value);
        }

        return value;
    }

    private RuntimeFault Conflict(AslValue document)
    {
        try
        {
            return new($"Unable to apply ReferencePath {Text} to input {document.ToJson()}", ErrorNames.ReferencePathConflict);
        }
        catch (RuntimeFault unwritable)
        {
            return unwritable;
        }
    }
}
