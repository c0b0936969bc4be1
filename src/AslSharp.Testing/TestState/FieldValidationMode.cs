namespace AslSharp.Testing;

/// <summary>How a mocked result is compared with what the service's API answers (reference 14).</summary>
public enum FieldValidationMode
{
    /// <summary>Fields have the right types and values, and none that the API always gives is missing.</summary>
    Strict = 0,

    /// <summary>Fields that are present have the right types and values.</summary>
    Present = 1,

    /// <summary>Nothing is compared.</summary>
    None = 2,
}
