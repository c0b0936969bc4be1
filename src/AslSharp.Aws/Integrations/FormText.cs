using System.Globalization;

namespace AslSharp.Aws;

/// <summary>JSON as a form: members of members in brackets, arrays in one of four manners.</summary>
internal static class FormText
{
    internal static string Write(AslValue body, string arrays)
    {
        var fields = new List<string>();
        if (body.IsObject)
        {
            foreach (var (name, value) in body.Properties) Add(name.Text, value, arrays, fields);
        }

        return string.Join('&', fields);
    }

    private static void Add(string name, AslValue value, string arrays, List<string> fields)
    {
        if (value.IsObject)
        {
            foreach (var (inner, member) in value.Properties) Add($"{name}[{inner.Text}]", member, arrays, fields);
        }
        else if (!value.IsArray)
        {
            fields.Add($"{UriText.Encode(name)}={UriText.Encode(value.ToString())}");
        }
        else if (arrays == "COMMAS")
        {
            fields.Add($"{UriText.Encode(name)}={UriText.Encode(string.Join(',', value.Items.ToArray().Select(static item => item.ToString())))}");
        }
        else
        {
            for (var i = 0; i < value.Count; i++)
            {
                var item = arrays switch { "REPEAT" => name, "BRACKETS" => name + "[]", _ => string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]") };
                Add(item, value[i], arrays, fields);
            }
        }
    }
}
