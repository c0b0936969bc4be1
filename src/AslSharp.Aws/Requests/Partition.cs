namespace AslSharp.Aws;

/// <summary>The part of AWS that a region belongs to.</summary>
/// <param name="Id">Its id in ARNs.</param>
/// <param name="Suffix">What its hosts end with.</param>
internal sealed record Partition(string Id, string Suffix)
{
    private static readonly (string Prefix, Partition Partition)[] Known =
    [
        ("cn-", new("aws-cn", "amazonaws.com.cn")),
        ("us-gov-", new("aws-us-gov", "amazonaws.com")),
        ("us-iso-", new("aws-iso", "c2s.ic.gov")),
        ("us-isob-", new("aws-iso-b", "sc2s.sgov.gov")),
        ("eu-isoe-", new("aws-iso-e", "cloud.adc-e.uk")),
        ("us-isof-", new("aws-iso-f", "csp.hci.ic.gov")),
        ("eusc-", new("aws-eusc", "amazonaws.eu")),
    ];

    private static readonly Partition Commercial = new("aws", "amazonaws.com");

    internal static Partition Of(string region)
    {
        foreach (var (prefix, partition) in Known)
        {
            if (region.StartsWith(prefix, StringComparison.Ordinal)) return partition;
        }

        return Commercial;
    }
}
