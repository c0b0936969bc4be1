using System.Text;
using AslSharp;
using AslSharp.Aws;

namespace Etl;

/// <summary>
/// Does what moto leaves out: it takes statements for the warehouse, and never runs them. When somebody looks at one, its COPY is carried out,
/// from the objects in S3 into a list, and the answer says that it has finished. Everything else goes to moto as it is.
/// </summary>
internal sealed class Warehouse : DelegatingHandler
{
    private readonly Dictionary<string, string> _statements = [];

    public Warehouse()
        : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Reads the objects; it is called through this handler itself.</summary>
    public AwsServices? Services { get; set; }

    /// <summary>The rows of the table.</summary>
    public List<AslValue> Readings { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var target = request.Headers.TryGetValues("X-Amz-Target", out var names) ? names.First() : "";
        if (!target.StartsWith("RedshiftData.", StringComparison.Ordinal)) return await base.SendAsync(request, cancellationToken);
        var question = AslValue.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode) return response;
        var answer = AslValue.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        if (target == "RedshiftData.ExecuteStatement") _statements[answer["Id"].GetString()] = question["Sql"].GetString();
        if (target == "RedshiftData.DescribeStatement" && _statements.Remove(answer["Id"].GetString(), out var sql))
        {
            var rows = await CopyAsync(sql.Split('\'')[1], cancellationToken);
            answer = answer.With("Status", "FINISHED").With("ResultRows", rows);
        }

        response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.ToJson()));
        response.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        return response;
    }

    private async Task<int> CopyAsync(string source, CancellationToken cancellationToken)
    {
        var address = new Uri(source);
        var store = new S3ObjectStore(Services!);
        var before = Readings.Count;
        await foreach (var found in store.ListAsync(address.Host, address.AbsolutePath.TrimStart('/'), cancellationToken))
        {
            await using var stream = (await store.OpenReadAsync(address.Host, found.Key, null, cancellationToken))!;
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.Length > 0) Readings.Add(AslValue.Parse(line));
            }
        }

        return Readings.Count - before;
    }
}
