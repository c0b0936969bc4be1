namespace AslSharp.LanguageServer.Completion;

/// <summary>How new text is written, so that it looks as if the author had typed it.</summary>
/// <param name="unit">The blanks by which the file indents once.</param>
internal abstract class TextStyle(string unit)
{
    /// <summary>The blanks by which the file indents once.</summary>
    internal string Unit { get; } = unit;

    /// <summary>A name, with all that stands before the value.</summary>
    internal abstract string Name(string name);

    /// <summary>A text that needs no quotation marks in YAML.</summary>
    internal abstract string Text(string content);

    /// <summary>A text that has quotation marks in YAML too.</summary>
    internal string Quoted(string content) => $"\"{content}\"";

    /// <summary>A list on one line.</summary>
    internal string List(string item) => $"[{item}]";

    /// <summary>An object with a line for each member.</summary>
    internal abstract string Object(IEnumerable<string> members, string indentation);

    /// <summary>A list of one object.</summary>
    internal abstract string Elements(string element, string indentation);

    /// <summary>JSON.</summary>
    internal sealed class Json(string unit) : TextStyle(unit)
    {
        internal override string Name(string name) => $"\"{name}\": ";

        internal override string Text(string content) => Quoted(content);

        internal override string Object(IEnumerable<string> members, string indentation)
        {
            var line = "\n" + indentation + Unit;
            return $"{{{line}{string.Join("," + line, members)}\n{indentation}\\}}";
        }

        internal override string Elements(string element, string indentation) => $"[\n{indentation}{Unit}{element}\n{indentation}]";
    }

    /// <summary>YAML in blocks.</summary>
    internal sealed class Yaml(string unit) : TextStyle(unit)
    {
        internal override string Name(string name) => name + ": ";

        internal override string Text(string content) => content;

        internal override string Object(IEnumerable<string> members, string indentation)
            => string.Concat(members.Select(member => "\n" + indentation + Unit + member));

        // The members of the one element stand behind its dash.
        internal override string Elements(string element, string indentation)
        {
            var line = "\n" + indentation;
            return $"{line}- {element.TrimStart('\n', ' ').Replace(line + Unit + Unit, line + "  ", StringComparison.Ordinal)}";
        }
    }
}
