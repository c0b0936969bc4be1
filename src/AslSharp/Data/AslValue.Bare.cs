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

        if (_reference == (object)ValueTag.Int64)
        {
            output.Write(_bits);
            return true;
        }

        if (_reference != (object)ValueTag.Double) return false;
        var number = BitConverter.Int64BitsToDouble(_bits);
        // Java goes over to exponents outside of these bounds, and writes whole numbers with a fraction.
        if (Math.Abs(number) is < 1e-3 or >= 1e7 || Math.Truncate(number) == number) return false;
        output.Write(number);
        return true;
    }
}
