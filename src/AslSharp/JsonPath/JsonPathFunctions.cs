using System.Text;

namespace AslSharp.Runtime;

/// <summary>What the functions of a path do. Undefined stands for no result.</summary>
internal static class JsonPathFunctions
{
    public static AslValue Invoke(JsonPathFunction function, AslValue value, AslValue[] arguments) => function switch
    {
        JsonPathFunction.Length or JsonPathFunction.Size => value.IsArray || value.IsObject ? AslValue.Of(value.Count) : AslValue.Null,
        JsonPathFunction.Keys => Keys(value),
        JsonPathFunction.Concat => Concat(value, arguments),
        JsonPathFunction.Append => value.IsArray ? AslValue.Array([.. value.Items, .. arguments]) : value,
        JsonPathFunction.First => PathStep.At(value, 0),
        JsonPathFunction.Last => PathStep.At(value, -1),
        JsonPathFunction.Index => arguments is [var index] && index.TryGetInt64(out var at) && at is >= int.MinValue and <= int.MaxValue
            ? PathStep.At(value, (int)at)
            : AslValue.Undefined,
        _ => Aggregate(function, Numbers(value, arguments)),
    };

    private static AslValue Keys(AslValue value)
    {
        if (!value.IsObject)
            return AslValue.Null;
        var keys = new List<AslValue>(value.Count);
        foreach (var member in value.Properties)
            keys.Add(AslValue.Of(member.Name.Text));
        return Values.Array(keys.ToArray());
    }

    private static AslValue Concat(AslValue value, AslValue[] arguments)
    {
        var text = new StringBuilder();
        foreach (var item in Flat(value, arguments))
        {
            if (!item.TryGetString(out var part)) continue;
            if (part.Length > AslValue.MaximumText - text.Length) throw AslValue.TooLong();
            text.Append(part);
        }

        return AslValue.Of(text.ToString());
    }

    private static List<double> Numbers(AslValue value, AslValue[] arguments)
    {
        var numbers = new List<double>();
        foreach (var item in Flat(value, arguments))
        {
            if (item.TryGetDouble(out var number))
                numbers.Add(number);
        }

        return numbers;
    }

    // The elements of the value, then the arguments, of which arrays count by their elements.
    private static List<AslValue> Flat(AslValue value, AslValue[] arguments)
    {
        var flat = new List<AslValue>(value.Items.ToArray());
        foreach (var argument in arguments)
        {
            if (argument.IsArray)
                flat.AddRange(argument.Items);
            else
                flat.Add(argument);
        }

        return flat;
    }

    private static AslValue Aggregate(JsonPathFunction function, List<double> numbers)
    {
        if (numbers.Count == 0)
            return AslValue.Undefined;
        var result = function switch
        {
            JsonPathFunction.Min => numbers.Min(),
            JsonPathFunction.Max => numbers.Max(),
            JsonPathFunction.Sum => numbers.Sum(),
            JsonPathFunction.Avg => numbers.Average(),
            _ => StandardDeviation(numbers),
        };
        return double.IsFinite(result) ? AslValue.Number(JavaText.Double(result)) : AslValue.Undefined;
    }

    private static double StandardDeviation(List<double> numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)) / numbers.Count);
    }
}
