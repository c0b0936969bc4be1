using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Aws;

/// <summary>A structure's parameters, matched with its members.</summary>
internal static class Parameters
{
    /// <summary>The members that a value has, in its order.</summary>
    /// <exception cref="ParameterException">It has one that the structure does not have, or lacks one that is required.</exception>
    internal static List<(ShapeMember Member, AslValue Value)> Match(AslValue value, Shape shape, string field)
    {
        if (!value.IsObject) throw ParameterException.Invalid(field);
        var matched = new List<(ShapeMember Member, AslValue Value)>(value.Count);
        foreach (var (name, member) in value.Properties)
        {
            if (member.IsNull || member.IsUndefined) continue;
            matched.Add((shape.Find(name.Text) ?? throw ParameterException.Unsupported(name.Text), member));
        }

        foreach (var required in shape.Required)
        {
            if (!matched.Exists(entry => required.StringEquals(entry.Member.Name)))
            {
                throw ParameterException.Missing(shape.Find(required.GetString()) is { } member ? member.PascalName.Text : required.GetString());
            }
        }

        return matched;
    }

    /// <summary>Adds the tokens that make an operation idempotent where the parameters leave them out.</summary>
    internal static AslValue WithTokens(AslValue parameters, Operation operation, string? idempotencyKey)
    {
        if (operation.Input is null || !parameters.IsObject) return parameters;
        foreach (var member in operation.Input.Members)
        {
            if (!member.IsIdempotencyToken || Has(parameters, member)) continue;
            // The same attempt of a task has the same token, however often it is repeated.
            var token = idempotencyKey is null
                ? Guid.NewGuid()
                : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation.Name}.{member.Name} {idempotencyKey}")).AsSpan(0, 16));
            parameters = parameters.With(member.PascalName, AslValue.Of(token.ToString()));
        }

        return parameters;
    }

    private static bool Has(AslValue parameters, ShapeMember member)
        => !parameters[member.PascalName].IsUndefined || !parameters[member.SdkName].IsUndefined || !parameters[member.Name].IsUndefined;
}
