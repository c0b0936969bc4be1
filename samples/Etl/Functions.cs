using System.Globalization;
using AslSharp;

namespace Etl;

/// <summary>The functions that the definition names, as AWS Lambda would call them: the machine here calls them as methods.</summary>
internal static class Functions
{
    /// <summary>Cleans a batch of rows: numbers become numbers, what no instrument can have measured is left out.</summary>
    public static ValueTask<AslValue> CleanBatch(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(AslValue.Array([.. input["Items"].Items.ToArray().Select(Clean).Where(static row => !row.IsNull)]));

    private static AslValue Clean(AslValue row)
    {
        var isNumber = double.TryParse(row["celsius"].GetString(), CultureInfo.InvariantCulture, out var celsius);
        return isNumber && celsius is > -90 and < 60
            ? AslValue.Object(
                new AslProperty("station", row["station"].GetString().Trim().ToUpperInvariant()), new AslProperty("at", row["at"]),
                new AslProperty("celsius", celsius))
            : AslValue.Null;
    }
}
