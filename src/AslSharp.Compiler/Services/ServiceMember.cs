namespace AslSharp.Compiler.Services;

/// <summary>A member of a structure.</summary>
/// <param name="name">The name in the model.</param>
/// <param name="model">The service.</param>
/// <param name="shape">The number of its shape.</param>
/// <param name="isRequired">Whether a request must have it.</param>
internal sealed class ServiceMember(string name, ServiceModel model, int shape, bool isRequired)
{
    /// <summary>The name in the model.</summary>
    public string Name { get; } = name;

    /// <summary>The name in definitions: with a capital.</summary>
    public string PascalName { get; } = char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The name in the AWS SDK for Java 2, with a capital: <c>KmsKeyArn</c> for <c>KMSKeyArn</c>.</summary>
    public string SdkName { get; } = JavaNames.Member(name);

    /// <summary>Whether a request must have it.</summary>
    public bool IsRequired { get; } = isRequired;

    /// <summary>What it is.</summary>
    public ServiceShape Shape => model.ShapeAt(shape);
}
