using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AslSharp;

namespace MachineLearning;

/// <summary>A logistic regression: which of two kinds a flower is, by the length and the width of its petals.</summary>
/// <param name="Bias">What is added.</param>
/// <param name="Length">The weight of the length.</param>
/// <param name="Width">The weight of the width.</param>
internal sealed record Model(double Bias, double Length, double Width)
{
    private const string FileName = "model.json";

    /// <summary>Fits a model by gradient descent.</summary>
    public static Model Train(IReadOnlyList<(double Length, double Width, bool IsSecond)> rows, int rounds, double rate)
    {
        var model = new Model(0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            double bias = 0, length = 0, width = 0;
            foreach (var row in rows)
            {
                var error = model.Likelihood(row.Length, row.Width) - (row.IsSecond ? 1 : 0);
                bias += error;
                length += error * row.Length;
                width += error * row.Width;
            }

            var step = rate / rows.Count;
            model = new Model(model.Bias - (step * bias), model.Length - (step * length), model.Width - (step * width));
        }

        return model;
    }

    /// <summary>The part of the rows that it is right about.</summary>
    public double Accuracy(IReadOnlyList<(double Length, double Width, bool IsSecond)> rows)
        => Math.Round((double)rows.Count(row => Likelihood(row.Length, row.Width) > 0.5 == row.IsSecond) / rows.Count, 3);

    /// <summary>Rows of <c>length,width,kind</c>.</summary>
    public static IReadOnlyList<(double Length, double Width, bool IsSecond)> Read(string csv)
        => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(','))
            .Select(static cells => (double.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture),
                cells[2] == "1"))];

    /// <summary>The model as SageMaker keeps models: an archive.</summary>
    public byte[] ToArchive()
    {
        var json = AslValue.Object(new AslProperty("bias", Bias), new AslProperty("length", Length), new AslProperty("width", Width)).ToJson();
        var content = new MemoryStream();
        using (var zip = new GZipStream(content, CompressionLevel.Optimal, leaveOpen: true))
        using (var archive = new TarWriter(zip))
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, FileName) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(json)) });
        return content.ToArray();
    }

    /// <summary>Reads an archive.</summary>
    public static Model FromArchive(Stream archive)
    {
        using var zip = new GZipStream(archive, CompressionMode.Decompress);
        using var reader = new TarReader(zip);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.Name != FileName) continue;
            using var text = new StreamReader(entry.DataStream!);
            var json = AslValue.Parse(text.ReadToEnd());
            return new Model(json["bias"].GetDouble(), json["length"].GetDouble(), json["width"].GetDouble());
        }

        throw new InvalidDataException($"The archive has no {FileName}.");
    }

    private double Likelihood(double length, double width) => 1 / (1 + Math.Exp(-(Bias + (Length * length) + (Width * width))));
}
