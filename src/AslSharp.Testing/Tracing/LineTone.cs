namespace AslSharp.Testing;

/// <summary>How loud a part of a line is; where there are colours, they follow it.</summary>
internal enum LineTone
{
    Quiet,
    Loud,
    Good,
    Warning,
    Bad,
}
