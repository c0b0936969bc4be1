using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace AslSharp.Tests.Data;

/// <summary>What holds for every value and every text, checked on random ones.</summary>
public sealed class AslValuePropertyTests
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = AslValue.MaximumDepth };

    [Fact]
    public void Value_WrittenAndRead_IsTheSame()
    {
        JsonGen.Value.Sample(value =>
        {
            var text = value.ToJson();
            var again = AslValue.Parse(text);
            var writer = new ArrayBufferWriter<byte>();
            value.WriteTo(writer);
            return again == value && again.ToJson() == text && again.GetHashCode() == value.GetHashCode()
                && value.Utf8Length == Encoding.UTF8.GetByteCount(text) && again.Utf8Length == value.Utf8Length
                && Encoding.UTF8.GetString(value.ToUtf8Bytes()) == text && Encoding.UTF8.GetString(writer.WrittenSpan) == text
                && again.Detach() == value && again.Detach().ToJson() == text;
        }, iter: 1_000);
    }

    [Fact]
    public void Value_ThroughElementAndNode_IsTheSame()
    {
        JsonGen.Value.Where(value => !HasLoneSurrogate(value)).Sample(value =>
        {
            var element = value.ToJsonElement();
            return AslValue.From(element) == value && AslValue.From(value.ToJsonNode()) == value && element.GetRawText() == value.ToJson();
        }, iter: 1_000);
    }

    [Fact]
    public void Text_OfValue_IsWhatSystemTextJsonReads()
    {
        JsonGen.Value.Where(value => !HasLoneSurrogate(value)).Sample(value =>
        {
            var utf8 = value.ToUtf8Bytes();
            var rewritten = JsonNode.Parse(utf8, documentOptions: Options)?.ToJsonString() ?? "null";
            return AslValue.Parse(rewritten) == value;
        }, iter: 1_000);
    }

    [Fact]
    public void DeepEquals_AgreesWithItsHashAndItself()
    {
        // Few distinct small values, so that equal pairs are common.
        var small = JsonGen.AnyOf("1", "1.0", "10e-1", "2", "null", "true", "\"a\"", "\"\\u0061\"", "[]", "[1]", "[1.0]", "{}",
            "{\"a\":1,\"b\":2}", "{\"b\":2.0,\"a\":1}", "{\"a\":1}", "{\"a\":null}", "{\"b\":null}", "\"1\"", "-0", "0", "9007199254740993", "9007199254740992");
        Gen.Select(small, small, small).Sample((left, middle, right) =>
        {
            var (a, b, c) = (AslValue.Parse(left), AslValue.Parse(middle), AslValue.Parse(right));
            return (a == b) == (b == a) && (a != b || a.GetHashCode() == b.GetHashCode()) && (!(a == b && b == c) || a == c)
                && a.Equals((object)b) == (a == b) && (a != b) == !(a == b);
        }, iter: 1_000);
    }

    [Fact]
    public void DeepEquals_OfShuffledMembers_Holds()
    {
        Gen.Select(JsonGen.Value.Where(value => value.IsObject), Gen.Int).Sample((value, seed) =>
        {
            var properties = value.Properties.ToArray();
            new Random(seed).Shuffle(properties);
            var shuffled = AslValue.Object(properties);
            return shuffled == value && shuffled.GetHashCode() == value.GetHashCode();
        }, iter: 1_000);
    }

    [Fact]
    public void WithAndWithout_BehaveAsAnOrderedDictionary()
    {
        var step = Gen.Select(Gen.Int[0, 2], JsonGen.Name, Gen.Int);
        step.Array[0, 80].Sample(steps =>
        {
            var model = new List<KeyValuePair<string, int>>();
            var value = AslValue.EmptyObject;
            foreach (var (action, name, number) in steps)
            {
                var index = model.FindIndex(member => member.Key == name);
                if (action == 0)
                {
                    value = value.Without(name);
                    if (index >= 0) model.RemoveAt(index);
                }
                else
                {
                    value = value.With(name, number);
                    if (index >= 0) model[index] = new(name, number);
                    else model.Add(new(name, number));
                }

                if (value[name].IsUndefined != (action == 0)) return false;
            }

            return value.Count == model.Count
                && value.Properties.ToArray().Select(property => new KeyValuePair<string, int>(property.Name.Text, property.Value.GetInt32())).SequenceEqual(model)
                && model.All(member => value[PropertyName.FromData(member.Key)] == member.Value && value[member.Key] == member.Value);
        }, iter: 1_000);
    }

    [Fact]
    public void With_OnAValue_LeavesItAsItWas()
    {
        Gen.Select(JsonGen.Value, JsonGen.Name, JsonGen.Value).Sample((value, name, member) =>
        {
            var before = value.ToJson();
            var changed = value.With(name, member);
            return value.ToJson() == before && changed[name] == member && changed.Without(name) == (value.IsObject ? value.Without(name) : AslValue.EmptyObject);
        }, iter: 1_000);
    }

    [Fact]
    public void Parse_OfRandomText_AgreesWithSystemTextJson()
    {
        Gen.String[Gen.Char["{}[]\",:\\u0019e+-.tfn \n/aé"], 0, 12].Sample(Agrees, iter: 20_000);
    }

    [Fact]
    public void Parse_OfRandomTokens_AgreesWithSystemTextJson()
    {
        JsonGen.AnyOf("{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "1", "-0.5e3", "true", "null", " ").Array[0, 12]
            .Select(string.Concat).Sample(Agrees, iter: 20_000);
    }

    [Fact]
    public void Parse_OfMutatedText_AgreesWithSystemTextJson()
    {
        Gen.Select(JsonGen.Value, Gen.Int[0, int.MaxValue], Gen.Char["{}[]\",:\\u0019e+-.tfn \n/aé\u0001"], Gen.Int[0, 2]).Sample((value, place, character, kind) =>
        {
            var text = value.ToJson();
            var index = place % (text.Length + 1);
            var mutated = kind switch
            {
                0 => text.Insert(index, character.ToString()),
                1 => text.Remove(Math.Min(index, text.Length - 1), 1),
                _ => text[..Math.Min(index, text.Length - 1)] + character + text[(Math.Min(index, text.Length - 1) + 1)..],
            };
            // Half a surrogate pair is no UTF-8; System.Text.Json would put another character in its place.
            return JsonText.HasLoneSurrogate(mutated) ? !AslValue.TryParse(mutated, out _, out _) : Agrees(mutated);
        }, iter: 3_000);
    }

    [Fact]
    public void Number_OfText_ReadsAsDotNetReadsIt()
    {
        JsonGen.NumberText.Sample(text =>
        {
            var value = AslValue.Parse(text);
            return value.GetDouble().Equals(double.Parse(text)) && value.ToJson() == text
                && (!long.TryParse(text, out var integer) || (value.TryGetInt64(out var read) && read == integer));
        }, iter: 20_000);
    }

    [Fact]
    public void Double_Printed_ReadsBackToItself()
    {
        Gen.Double.Where(double.IsFinite).Sample(number =>
        {
            var text = AslValue.Of(number).ToJson();
            var value = AslValue.Parse(text);
            return value.GetDouble() == number && AslValue.Of(number) == value && AslValue.Of(number).Utf8Length == text.Length;
        }, iter: 20_000);
    }

    [Fact]
    public void CompareNumbers_OfIntegers_IsTheirOrder()
    {
        Gen.Select(Gen.Long, Gen.Long).Sample((left, right) =>
            Math.Sign(AslValue.CompareNumbers(AslValue.Number(left + ".0"), AslValue.Number(right.ToString()))) == left.CompareTo(right));
    }

    [Fact]
    public void StringEquals_AgreesWithTheString()
    {
        Gen.Select(JsonGen.Text, JsonGen.Text).Sample((left, right) =>
        {
            var parsed = AslValue.Parse(AslValue.Of(left).ToJson());
            return parsed.StringEquals(left) && parsed.GetString() == left && parsed.StringEquals(right) == (left == right)
                && (parsed == AslValue.Of(right)) == (left == right) && (AslValue.Of(right) == parsed) == (left == right);
        }, iter: 1_000);
    }

    private static bool Agrees(string text)
    {
        string? expected;
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            expected = document.RootElement.GetRawText();
        }
        catch (JsonException)
        {
            expected = null;
        }

        if (!AslValue.TryParse(text, out var value, out var error)) return expected is null && error is not null;
        return expected is not null && error is null && AslValue.Parse(value.ToJson()) == value;
    }

    private static bool HasLoneSurrogate(AslValue value)
    {
        if (value.TryGetString(out var text)) return JsonText.HasLoneSurrogate(text);
        foreach (var item in value.Items)
        {
            if (HasLoneSurrogate(item)) return true;
        }

        foreach (var property in value.Properties)
        {
            if (JsonText.HasLoneSurrogate(property.Name.Text) || HasLoneSurrogate(property.Value)) return true;
        }

        return false;
    }
}
