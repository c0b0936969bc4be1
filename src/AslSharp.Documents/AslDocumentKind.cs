namespace AslSharp.Documents;

/// <summary>What a file is.</summary>
public enum AslDocumentKind
{
    /// <summary>A definition, in JSON or YAML.</summary>
    Definition = 0,

    /// <summary>A template (CloudFormation, SAM, Serverless Framework, Terraform), with or without definitions.</summary>
    Template = 1,

    /// <summary>Neither, or it could not be read.</summary>
    Other = 2,
}
