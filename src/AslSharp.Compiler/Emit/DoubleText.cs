using System.Globalization;

namespace AslSharp.Compiler.Emit;

/// <summary>Numbers of a definition as C# literals of type double.</summary>
internal static class DoubleText
{
    /// <summary>The literal; numbers beyond a double's range become infinities, as they do when they are compared.</summary>
    public static string Of(string number)
    {
        // Some of the frameworks that a compiler is loaded into refuse to parse what others call infinity.
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            value = number.StartsWith("-", StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (double.IsPositiveInfinity(value)) return "double.PositiveInfinity";
        if (double.IsNegativeInfinity(value)) return "double.NegativeInfinity";
        return value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }
}
