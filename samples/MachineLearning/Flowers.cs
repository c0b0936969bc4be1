using System.Globalization;
using System.Text;

namespace MachineLearning;

/// <summary>Measurements of flowers of two kinds, made up: the same every time.</summary>
internal static class Flowers
{
    public static string Csv(int rows)
    {
        var random = new Random(1936);
        var text = new StringBuilder("length,width,kind\n");
        for (var i = 0; i < rows; i++)
        {
            var isSecond = i % 2 == 1;
            var (length, width) = isSecond ? (5.5, 2.0) : (4.3, 1.3);
            text.Append(CultureInfo.InvariantCulture, $"{length + Around(random, 0.9):0.00},{width + Around(random, 0.4):0.00},{(isSecond ? 1 : 0)}\n");
        }

        return text.ToString();
    }

    private static double Around(Random random, double width) => (random.NextDouble() + random.NextDouble() - 1) * width;
}
