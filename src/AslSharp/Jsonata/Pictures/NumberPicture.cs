using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// A picture of <c>$formatNumber</c>, analysed once: XPath's decimal formats, with a sub-picture for negative numbers if wanted.
/// Immutable; a bad picture is reported at each use, never when it is made.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberPicture
{
    private readonly NumberSubPicture? _positive;
    private readonly NumberSubPicture? _negative;
    private readonly string? _fault;

    /// <summary>Analyses a picture in the default symbols.</summary>
    /// <param name="picture">The picture, as <c>#,##0.00;(#,##0.00)</c>.</param>
    public NumberPicture(string picture)
        : this(picture, NumberSymbols.Default)
    {
    }

    internal NumberPicture(string picture, NumberSymbols symbols)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var separator = picture.IndexOf(symbols.PatternSeparator, StringComparison.Ordinal);
        if (separator >= 0 && separator != picture.LastIndexOf(symbols.PatternSeparator, StringComparison.Ordinal))
        {
            _fault = "D3080";
            return;
        }

        var positive = new NumberPictureParts(separator < 0 ? picture : picture[..separator], symbols);
        var negative = separator < 0 ? positive : new NumberPictureParts(picture[(separator + symbols.PatternSeparator.Length)..], symbols);
        _fault = positive.FindFault() ?? negative.FindFault();
        if (_fault is not null) return;
        _positive = new NumberSubPicture(positive, symbols, isNegated: false);
        _negative = new NumberSubPicture(negative, symbols, isNegated: separator < 0);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonataException">D3080 to D3093: the rule the picture breaks; or the text would be too long.</exception>
    internal string Write(double number)
    {
        if (_fault is not null) throw JsonataErrors.NumberPictureFault(_fault);
        return (number >= 0 ? _positive! : _negative!).Format(number);
    }
}
