namespace AslSharp.Runtime;

/// <summary>How words and letters of a picture are cased.</summary>
internal enum LetterCase
{
    Lower,
    Upper,
    Title,
}
