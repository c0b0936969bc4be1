using System.Globalization;

namespace AslSharp.Compiler.Services;

/// <summary>The JSON of a model, read where somebody asks: the models of some services are large, and a definition uses an operation or two.</summary>
/// <param name="text">The text. It is our own and right.</param>
internal sealed class ModelText(string text)
{
    /// <summary>The members of the object at a place, each with the place of its value.</summary>
    public Dictionary<string, int> Members(int place)
    {
        var members = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = place + 1; text[at] != '}';)
        {
            if (text[at] == ',') at++;
            var name = Text(at);
            at = End(at) + 1;
            members[name] = at;
            at = End(at);
        }

        return members;
    }

    /// <summary>The places of the items of the array at a place.</summary>
    public List<int> Items(int place)
    {
        var items = new List<int>();
        for (var at = place + 1; text[at] != ']';)
        {
            if (text[at] == ',') at++;
            items.Add(at);
            at = End(at);
        }

        return items;
    }

    /// <summary>The string at a place. Names and values of enumerations have no escapes.</summary>
    public string Text(int place) => text.Substring(place + 1, End(place) - place - 2);

    /// <summary>The value at a place as it is written.</summary>
    public string Raw(int place) => text.Substring(place, End(place) - place);

    /// <summary>Whether a number stands at a place.</summary>
    public bool IsNumber(int place) => char.IsDigit(text[place]);

    /// <summary>The whole number at a place.</summary>
    public int Number(int place) => int.Parse(Raw(place), CultureInfo.InvariantCulture);

    // The place behind a value.
    private int End(int place)
    {
        var depth = 0;
        for (var at = place; ; at++)
        {
            switch (text[at])
            {
                case '"':
                    while (text[++at] != '"')
                    {
                        if (text[at] == '\\') at++;
                    }

                    if (depth == 0) return at + 1;
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    if (depth == 0) return at;
                    if (--depth == 0) return at + 1;
                    break;
                case ',' or ':' when depth == 0:
                    return at;
            }
        }
    }
}
