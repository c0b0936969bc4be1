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
        return _steps.Length == 0 ? value : WriteAt(document, document, 0, value);
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

    private AslValue WriteAt(AslValue document, AslValue current, int position, AslValue value)
    {
        if (position == _steps.Length)
            return value;
        var step = _steps[position];
        if (step.Name is { } name)
        {
            if (!current.IsObject && !current.IsUndefined)
                throw Conflict(document);
            var container = current.IsUndefined ? AslValue.EmptyObject : current;
            return container.With(name, WriteAt(document, container[name], position + 1, value));
        }

        var element = step.From(current);
        if (element.IsUndefined)
            throw Conflict(document);
        var index = step.Index < 0 ? current.Count + step.Index : step.Index;
        return current.WithItem(index, WriteAt(document, element, position + 1, value));
    }

    private RuntimeFault Conflict(AslValue document)
    {
        try
        {
            return new($"Unable to apply ReferencePath {Text} to input {document}", ErrorNames.ReferencePathConflict);
        }
        catch (RuntimeFault unwritable)
        {
            return unwritable;
        }
    }
}
