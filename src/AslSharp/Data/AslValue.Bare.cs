using System.Text;

namespace AslSharp;

public readonly partial struct AslValue
{
    /// <summary>
    /// Writes a string without quotes, or a number whose JSON text is what Java prints too. Says false, having written nothing, for
    /// every value that takes more thought: containers, escapes, unusual numbers.
    /// </summary>
    internal bool TryWriteBare(ref Utf8Output output)
    {
        if (IsLeaf)
        {
            if (IsNumber || IsEscaped) return false;
            output.Write(Leaf);
            return true;
        }

        if (_reference is string text)
        {
            if (!Ascii.IsValid(text)) return false;
            Span<byte> buffer = stackalloc byte[128];
            if (text.Length > buffer.Length) return false;
            output.Write(buffer[..Encoding.ASCII.GetBytes(text, buffer)]);
            return true;
        }

        Span<byte> digits = stackalloc byte[LongestNumber];
        if (!TryWriteNumber(digits, out var written)) return false;
        output.Write(digits[..written]);
        return true;
    }

    /// <summary>How long a number may be that <see cref="TryWriteNumber(Span{char}, out int)"/> writes.</summary>
    internal const int LongestNumber = 32;

    /// <summary>Writes a number as Java prints it, where that is how JSON has it.</summary>
    internal bool TryWriteNumber(Span<char> target, out int written)
    {
        Span<byte> digits = stackalloc byte[LongestNumber];
        if (!TryWriteNumber(digits, out written)) return false;
        for (var i = 0; i < written; i++) target[i] = (char)digits[i];
        return true;
    }

    private bool TryWriteNumber(Span<byte> target, out int written)
    {
        written = 0;
        if (_reference == (object)ValueTag.Int64)
        {
            written = NumberText.Format(_bits, target);
            return true;
        }

        if (_reference != (object)ValueTag.Double) return false;
        var number = BitConverter.Int64BitsToDouble(_bits);
        // Java goes over to exponents outside of these bounds, and writes whole numbers with a fraction.
        if (Math.Abs(number) is < 1e-3 or >= 1e7 || Math.Truncate(number) == number) return false;
        written = NumberText.Format(number, target);
        return true;
    }
}
