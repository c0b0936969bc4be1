using System.Collections.Concurrent;

namespace AslSharp.Runtime;

/// <summary>Keeps the analysed form of pictures that are known only at run time. Bounded: pictures may come from documents.</summary>
internal sealed class PictureCache<TPicture>(Func<string, TPicture> analyse)
{
    private const int Most = 256;
    private const int Longest = 256;

    private readonly ConcurrentDictionary<string, TPicture> _pictures = new(StringComparer.Ordinal);

    /// <summary>The picture of this text; analysed anew where the cache is full or the text long.</summary>
    internal TPicture Get(string text)
    {
        if (_pictures.TryGetValue(text, out var known)) return known;
        var picture = analyse(text);
        if (text.Length <= Longest && _pictures.Count < Most) _pictures.TryAdd(text, picture);
        return picture;
    }
}
