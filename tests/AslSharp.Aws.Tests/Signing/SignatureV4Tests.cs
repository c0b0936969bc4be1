using System.Globalization;
using System.Text;
using CsCheck;

namespace AslSharp.Aws.Tests.Signing;

/// <summary>Signatures are those of AWS's published test suite, and those that botocore makes of random requests.</summary>
public sealed class SignatureV4Tests
{
    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static readonly DateTimeOffset Time = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];
    private static readonly string[] Services = ["s3", "dynamodb", "execute-api"];

    // The name of the vector, method, path as it is sent, query, further headers, body, signature.
    public static TheoryData<string, string, string, string, string, string, string> Vectors => new()
    {
        { "get-vanilla", "GET", "/", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-vanilla-query-order-key-case", "GET", "/", "Param2=value2&Param1=value1", "", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500" },
        { "get-header-value-trim", "GET", "/", "", "My-Header1: value1 |My-Header2: \"a   b   c\"", "", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736" },
        { "get-header-key-duplicate", "GET", "/", "", "My-Header1:value2|My-Header1:value2|My-Header1:value1", "", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea" },
        { "get-utf8", "GET", "/ሴ", "", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85" },
        { "get-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "", "", "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f" },
        { "get-relative", "GET", "/example/..", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash-dot-slash", "GET", "/./", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slashes", "GET", "//example//", "", "", "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84" },
        { "post-vanilla", "POST", "/", "", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
        { "post-header-key-sort", "POST", "/", "", "My-Header1:value1", "", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c" },
        { "post-x-www-form-urlencoded", "POST", "/", "", "Content-Type:application/x-www-form-urlencoded", "Param1=value1", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a" },
        { "get-vanilla-query-order-value", "GET", "/", "Param1=value2&Param1=value1", "", "", "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694" },
        { "get-vanilla-utf8-query", "GET", "/", "ሴ=bar", "", "", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04" },
        { "get-vanilla-empty-query-key", "GET", "/", "Param1=value1", "", "", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb" },
        { "get-vanilla-query-unreserved", "GET", "/", "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "", "", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197" },
        { "get-header-value-order", "GET", "/", "", "My-Header1:value4|My-Header1:value1|My-Header1:value3|My-Header1:value2", "", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01" },
        { "get-space", "GET", "/example space/", "", "", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741" },
        { "get-relative-relative", "GET", "/example1/example2/../..", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash", "GET", "//", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash-pointless-dot", "GET", "/./example", "", "", "", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5" },
        { "post-header-key-case", "POST", "/", "", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
        { "post-header-value-case", "POST", "/", "", "My-Header1:VALUE1", "", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d" },
        { "post-vanilla-query", "POST", "/", "Param1=value1", "", "", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11" },
        { "post-x-www-form-urlencoded-parameters", "POST", "/", "", "Content-Type:application/x-www-form-urlencoded; charset=utf8", "Param1=value1", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Signature_OfPublishedVector_IsThePublishedOne(string name, string method, string path, string query, string headers, string body, string signature)
    {
        Assert.NotEmpty(name);
        var request = new AwsRequest { Method = method, Path = path, Address = new Uri("https://example.amazonaws.com"), Body = Encoding.UTF8.GetBytes(body) };
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries)) request.Query.Add((pair.Split('=')[0], pair.Split('=')[1]));
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries)) request.Headers.Add((header.Split(':', 2)[0], header.Split(':', 2)[1]));

        SignatureV4.Sign(request, Example, "us-east-1", "service", Time, isPayloadSigned: true);

        Assert.EndsWith("Signature=" + signature, request.Headers.Find(static header => header.Name == "Authorization").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Signature_WithASessionToken_IsThePublishedOne()
    {
        var request = new AwsRequest { Method = "GET", Address = new Uri("https://example.amazonaws.com") };

        SignatureV4.Sign(
            request, Example with { SessionToken = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267" }, "us-east-1", "service", Time, isPayloadSigned: true);

        Assert.EndsWith(
            "Signature=07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
            request.Headers.Find(static header => header.Name == "Authorization").Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Signature_OfRandomRequest_IsTheOneThatBotocoreMakes()
    {
        Python.Require("botocore");
        using var oracle = new Oracle();
        var letters = "abcXYZ019-._~ /+&=%üሴ:;,@!$'()*";
        var text = Gen.Char[letters].Array[1, 8].Select(static characters => new string(characters));
        var pairs = Gen.Select(Gen.Char['a', 'z'].Array[1, 5].Select(static characters => new string(characters)), text).Array[0, 4];
        Gen.Select(Gen.Int[0, 3].Select(static i => Methods[i]), text, pairs, pairs, text, Gen.Int[0, 2].Select(static i => Services[i]), Gen.Bool).Sample(
            draft =>
            {
                var (method, path, query, headers, body, service, isTemporary) = draft;
                var request = new AwsRequest
                {
                    Method = method,
                    Path = "/" + UriText.Encode(path.TrimStart('/').Replace("//", "/", StringComparison.Ordinal), keepsSlashes: true),
                    Address = new Uri("https://example.amazonaws.com"),
                    Body = Encoding.UTF8.GetBytes(body),
                };
                request.Query.AddRange(query);
                foreach (var (name, value) in headers.DistinctBy(static header => header.Item1)) request.Headers.Add(("x-my-" + name, "v" + UriText.Encode(value)));
                var credentials = isTemporary ? Example with { SessionToken = "token+/=" } : Example;
                var question = AslValue.Object(
                    new AslProperty("do", "sign"),
                    new AslProperty("method", method),
                    new AslProperty("url", "https://example.amazonaws.com" + request.Path),
                    new AslProperty("query", AslValue.Array([.. request.Query.Select(static pair => AslValue.Array([pair.Name, pair.Value]))])),
                    new AslProperty("headers", AslValue.Object([.. request.Headers.Select(static header => new AslProperty(header.Name, header.Value))])),
                    new AslProperty("body", Convert.ToBase64String(request.Body)),
                    new AslProperty("service", service),
                    new AslProperty("region", "eu-west-1"),
                    new AslProperty("accessKey", credentials.AccessKeyId),
                    new AslProperty("secretKey", credentials.SecretAccessKey),
                    new AslProperty("token", credentials.SessionToken),
                    new AslProperty("time", Time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));

                SignatureV4.Sign(request, credentials, "eu-west-1", service, Time, isPayloadSigned: true);

                Assert.Equal(oracle.Ask(question)["Authorization"].GetString(), request.Headers.Find(static header => header.Name == "Authorization").Value);
            },
            iter: 300,
            threads: 1);
    }
}
