using System.Text;

#if ASLSHARP_COMPILER
namespace AslSharp.Compiler.Services;
#else
namespace AslSharp.ServiceModels;
#endif

/// <content>The names of members, which the compiler needs too.</content>
internal static partial class JavaNames
{
    /// <summary>The name of a member: a leading acronym becomes a word, <c>KMSKeyArn</c> is <c>KmsKeyArn</c>.</summary>
    internal static string Member(string name)
    {
        // The one name that Java does not allow.
        if (name == "NULL") return "Nul";
        var text = new StringBuilder(name.Length);
        var i = 0;
        do
        {
            text.Append(char.ToLowerInvariant(name[i++]));
        }
        while (i < name.Length && char.IsUpper(name[i]) && !(i < name.Length - 1 && char.IsLower(name[i + 1])));
        text.Append(name, i, name.Length - i);
        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }
}
