using AslSharp.Aws.Tests.Integrations;
using AslSharp.Aws.Tests.Models;

namespace AslSharp.Aws.Tests.Credentials;

/// <summary>Where credentials, regions and addresses come from.</summary>
public sealed class CredentialChainTests : IDisposable
{
    private const string Sts = "<{0}Response><{0}Result><Credentials><AccessKeyId>STS</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></{0}Result></{0}Response>";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory();
    private readonly Dictionary<string, string> _variables = new() { ["AWS_EC2_METADATA_DISABLED"] = "true", ["AWS_REGION"] = "eu-west-1" };

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Environment_WithKeys_GoesBeforeTheProfile()
    {
        Write("credentials", "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n");
        _variables["AWS_ACCESS_KEY_ID"] = "ENV";
        _variables["AWS_SECRET_ACCESS_KEY"] = "s";
        _variables["AWS_SESSION_TOKEN"] = "t";

        Assert.Equal(new AwsCredentials("ENV", "s", "t"), await FindAsync());
        Write("config", "[profile work]\naws_access_key_id = WORK\naws_secret_access_key = s\n");
        Assert.Equal("WORK", (await FindAsync(new AwsOptions { Profile = "work" })).AccessKeyId);
    }

    [Fact]
    public async Task Profile_OfBothFiles_IsRead()
    {
        Write("config", "# c\n[default]\nregion = eu-north-1\naws_access_key_id = CONFIG\naws_secret_access_key = s\n\n[profile work]\nregion=ap-south-1\ns3 =\n  addressing_style = path\n");
        Write("credentials", "[default]\naws_access_key_id=CREDENTIALS\naws_secret_access_key=s\n[work]\naws_access_key_id = WORK\naws_secret_access_key = w\naws_session_token = t\n");

        Assert.Equal("CREDENTIALS", (await FindAsync()).AccessKeyId);
        _variables["AWS_PROFILE"] = "work";
        _variables.Remove("AWS_REGION");
        Assert.Equal(new AwsCredentials("WORK", "w", "t"), await FindAsync());
        using var client = new AwsClient(Options());
        Assert.Equal("ap-south-1", await client.RegionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Profile_ThatIsMissing_IsNamed()
    {
        _variables["AWS_PROFILE"] = "none";

        var problem = await Assert.ThrowsAsync<CredentialsException>(() => FindAsync());

        Assert.Contains("no profile 'none'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_AnywhereFound_SaysWhereItLooked()
    {
        var problem = await Assert.ThrowsAsync<CredentialsException>(() => FindAsync());

        Assert.Contains("No AWS credentials were found", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_OfAProfile_IsAssumedWithItsSource()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, string.Format(System.Globalization.CultureInfo.InvariantCulture, Sts, "AssumeRole")));
        Write("config", "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n[profile admin]\nrole_arn = arn:aws:iam::1:role/admin\nsource_profile = base\nexternal_id = x\nduration_seconds = 900\n");

        var credentials = await FindAsync(new AwsOptions { Profile = "admin", EndpointUrl = server.Address });

        Assert.Equal(new AwsCredentials("STS", "s", "t", new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero)), credentials);
        Assert.Contains("Credential=BASE/", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("ExternalId=x&DurationSeconds=900", server.Requests[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_ThatLeadToEachOther_AreRefused()
    {
        Write("config", "[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a\n");

        await Assert.ThrowsAsync<CredentialsException>(() => FindAsync(new AwsOptions { Profile = "a" }));
    }

    [Fact]
    public async Task WebIdentity_OfTheEnvironment_IsExchanged()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, string.Format(System.Globalization.CultureInfo.InvariantCulture, Sts, "AssumeRoleWithWebIdentity")));
        _variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = Write("token", "JWT\n");
        _variables["AWS_ROLE_ARN"] = "arn:aws:iam::1:role/pod";

        var credentials = await FindAsync(new AwsOptions { EndpointUrl = server.Address });

        Assert.Equal("STS", credentials.AccessKeyId);
        Assert.Contains("WebIdentityToken=JWT", server.Requests[0].Text, StringComparison.Ordinal);
        Assert.False(server.Requests[0].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task SignIn_LeftByThePerson_IsUsedAndRefreshed()
    {
        using var server = new LoopbackServer(static request => request.Path == "/token"
            ? new LoopbackAnswer(200, """{"accessToken": "NEW"}""")
            : new LoopbackAnswer(200, """{"roleCredentials": {"accessKeyId": "SSO", "secretAccessKey": "s", "sessionToken": "t", "expiration": 32472144000000}}"""));
        Write("config", "[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://corp\n[profile dev]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n");
        var cache = _home.CreateSubdirectory(".aws/sso/cache").FullName;
        var file = Path.Combine(cache, CredentialChain.CacheName("corp"));
        var options = new AwsOptions { Profile = "dev", EndpointUrl = server.Address };

        await File.WriteAllTextAsync(file, """{"accessToken": "OLD", "expiresAt": "2999-01-01T00:00:00Z"}""", TestContext.Current.CancellationToken);
        Assert.Equal("SSO", (await FindAsync(options)).AccessKeyId);
        Assert.Equal("OLD", server.Requests[0].Headers["x-amz-sso_bearer_token"]);

        await File.WriteAllTextAsync(file, """{"accessToken": "OLD", "expiresAt": "2001-01-01T00:00:00Z", "refreshToken": "R", "clientId": "i", "clientSecret": "s"}""", TestContext.Current.CancellationToken);
        await FindAsync(options);
        Assert.Equal("NEW", server.Requests[^1].Headers["x-amz-sso_bearer_token"]);

        await File.WriteAllTextAsync(file, """{"accessToken": "OLD", "expiresAt": "2001-01-01T00:00:00Z"}""", TestContext.Current.CancellationToken);
        Assert.Contains("aws sso login", (await Assert.ThrowsAsync<CredentialsException>(() => FindAsync(options))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_OfAProfile_PrintsCredentials()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell.");
        var script = Write("give.sh", "echo '{\"Version\": 1, \"AccessKeyId\": \"RUN '$1'\", \"SecretAccessKey\": \"s\", \"SessionToken\": \"t\"}'\n");
        Write("config", $"[default]\ncredential_process = sh \"{script}\" \"a b\"\n");

        Assert.Equal(new AwsCredentials("RUN a b", "s", "t"), await FindAsync());
    }

    [Fact]
    public async Task Container_GivesCredentials()
    {
        using var server = new LoopbackServer(static request => request.Headers.GetValueOrDefault("Authorization") == "TOKEN"
            ? new LoopbackAnswer(200, """{"AccessKeyId": "ECS", "SecretAccessKey": "s", "Token": "t", "Expiration": "2999-01-01T00:00:00Z"}""")
            : new LoopbackAnswer(401, "{}"));
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = new Uri(server.Address, "/creds").ToString();
        _variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = Write("token", "TOKEN");

        Assert.Equal("ECS", (await FindAsync()).AccessKeyId);
        _variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://example.com/creds";
        await Assert.ThrowsAsync<CredentialsException>(() => FindAsync());
    }

    [Fact]
    public async Task Machine_GivesCredentialsAndRegion()
    {
        using var server = new LoopbackServer(static request => (request.Method, request.Path, request.Headers.GetValueOrDefault("X-aws-ec2-metadata-token")) switch
        {
            ("PUT", "/latest/api/token", _) => new LoopbackAnswer(200, "T"),
            ("GET", "/latest/meta-data/iam/security-credentials/", "T") => new LoopbackAnswer(200, "web"),
            ("GET", "/latest/meta-data/iam/security-credentials/web", "T") => new LoopbackAnswer(200, """{"AccessKeyId": "EC2", "SecretAccessKey": "s", "Token": "t", "Expiration": "2999-01-01T00:00:00Z"}"""),
            ("GET", "/latest/meta-data/placement/region", "T") => new LoopbackAnswer(200, "sa-east-1"),
            _ => new LoopbackAnswer(401, ""),
        });
        _variables["AWS_EC2_METADATA_DISABLED"] = "false";
        _variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = server.Address.ToString();
        _variables.Remove("AWS_REGION");

        Assert.Equal("EC2", (await FindAsync()).AccessKeyId);
        using var client = new AwsClient(Options());
        Assert.Equal("sa-east-1", await client.RegionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Credentials_ThatEndSoon_AreFetchedAgain()
    {
        var count = 0;
        using var cached = new CachedCredentials(_ => new(new AwsCredentials($"K{++count}", "s", null, DateTimeOffset.UtcNow.AddMinutes(count == 1 ? 1 : 60))), TimeProvider.System);

        var keys = new List<string>();
        for (var i = 0; i < 3; i++) keys.Add((await cached.GetAsync(TestContext.Current.CancellationToken)).AccessKeyId);

        Assert.Equal(["K1", "K2", "K2"], keys);
    }

    [Fact]
    public void Endpoint_IsTheNearestSetting()
    {
        Write("config", "[default]\nendpoint_url = http://profile\nservices = local\n[services local]\ndynamodb =\n  endpoint_url = http://profile-dynamodb\n");
        var dynamo = ModelText.Whole("dynamodb");
        var settings = new AwsSettings(Options());

        Assert.Equal(["http://profile-dynamodb/", "http://profile/"], [settings.Endpoint(dynamo)!.ToString(), settings.Endpoint(ModelText.Whole("secretsmanager"))!.ToString()]);
        _variables["AWS_ENDPOINT_URL"] = "http://all";
        _variables["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = "http://secrets";
        Assert.Equal(["http://all/", "http://secrets/"], [settings.Endpoint(dynamo)!.ToString(), settings.Endpoint(ModelText.Whole("secretsmanager"))!.ToString()]);
        _variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true";
        Assert.Null(settings.Endpoint(dynamo));
    }

    [Theory]
    [InlineData("dynamodb", "eu-west-1", "https://dynamodb.eu-west-1.amazonaws.com/", "eu-west-1")]
    [InlineData("iam", "eu-west-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("iam", "cn-north-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("iam", "us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("route53", "us-east-1", "https://route53.amazonaws.com/", "us-east-1")]
    [InlineData("s3", "us-east-1", "https://s3.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("timestreamquery", "us-east-1", "https://query.timestream.us-east-1.amazonaws.com/", "us-east-1")]
    public void Endpoint_OfAWS_IsThatOfItsRules(string service, string region, string address, string signing)
    {
        var endpoint = Endpoint.Of(ModelText.Whole(service), region, null);

        Assert.Equal((address, signing), (endpoint.Address.ToString(), endpoint.SigningRegion));
    }

    [Theory]
    [InlineData("my-bucket", "https://my-bucket.s3.us-east-1.amazonaws.com/a/b")]
    [InlineData("my.bucket", "https://s3.us-east-1.amazonaws.com/my.bucket/a/b")]
    public void Bucket_WhoseNameCanBeAHost_IsOne(string bucket, string address)
    {
        var parameters = AslValue.Object(new AslProperty("Bucket", bucket), new AslProperty("Key", "a/b"));
        var request = Protocol.Write(new OperationTable(null).Find("s3", "getObject"), parameters);
        request.Address = new Uri("https://s3.us-east-1.amazonaws.com");

        BucketAddress.Apply(request, parameters);

        using var message = request.ToMessage();
        Assert.Equal(address, message.RequestUri!.ToString());
    }

    private AwsOptions Options(AwsOptions? options = null) => (options ?? new AwsOptions()) with
    {
        Environment = new AwsEnvironment(name => _variables.GetValueOrDefault(name), _home.FullName),
        MaxAttempts = 1,
    };

    private async Task<AwsCredentials> FindAsync(AwsOptions? options = null)
    {
        using var client = new AwsClient(Options(options));
        return await client.CredentialsAsync(TestContext.Current.CancellationToken);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_home.CreateSubdirectory(".aws").FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
