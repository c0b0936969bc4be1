using AslSharp.Hosting;
using AslSharp.Runtime;
using CsCheck;

namespace AslSharp.Tests.JsonPath;

public sealed class ReferencePathTests
{
    private static readonly PropertyName A = PropertyName.Of("a");
    private static readonly PropertyName B = PropertyName.Of("b");

    [Fact]
    public void Write_PathWithoutSteps_ReplacesTheDocument() =>
        Assert.Equal("1", new DefinitePath("$").Write(AslValue.Parse("[]"), 1).ToJson());

    [Fact]
    public void Write_OneName_AddsOrReplacesInPlace()
    {
        var path = new DefinitePath("$.a", A);
        Assert.Equal("""{"a":9,"b":2}""", path.Write(AslValue.Parse("""{"a":1,"b":2}"""), 9).ToJson());
        Assert.Equal("""{"b":2,"a":9}""", path.Write(AslValue.Parse("""{"b":2}"""), 9).ToJson());
    }

    [Fact]
    public void Write_MissingObjects_AreCreated() =>
        Assert.Equal("""{"x":0,"a":{"b":{"a":1}}}""", new DefinitePath("$.a.b.a", A, B, A).Write(AslValue.Parse("""{"x":0}"""), 1).ToJson());

    [Fact]
    public void Write_ExistingElement_IsReplacedOrEntered()
    {
        var document = AslValue.Parse("""{"a":[1,{"b":2}]}""");
        Assert.Equal("""{"a":[9,{"b":2}]}""", new DefinitePath("$.a[0]", A, 0).Write(document, 9).ToJson());
        Assert.Equal("""{"a":[1,{"b":9}]}""", new DefinitePath("$.a[1].b", A, 1, B).Write(document, 9).ToJson());
        Assert.Equal("""{"a":[1,{"b":2}]}""", document.ToJson());
    }

    [Theory]
    [InlineData("""{"a":"text"}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":[]}""")]
    [InlineData("null")]
    [InlineData("\"hello\"")]
    public void Write_NoObjectInTheWay_Fails(string document)
    {
        var fault = Assert.Throws<RuntimeFault>(() => new DefinitePath("$.a.b", A, B).Write(AslValue.Parse(document), 1));
        Assert.Equal("Unable to apply ReferencePath $.a.b to input " + document, fault.Detail);
        Assert.Equal("States.ReferencePathConflict", fault.Error);
    }

    [Theory]
    [InlineData("""{"a":[]}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("{}")]
    public void Write_NoSuchElement_Fails(string document) =>
        Assert.Throws<RuntimeFault>(() => new DefinitePath("$.a[0]", A, 0).Write(AslValue.Parse(document), 1));

    [Fact]
    public void Write_ThenRead_GivesTheValueBack()
    {
        var names = Gen.Char['a', 'c'].Array[1, 4].Select(chars => Array.ConvertAll(chars, c => (PathStep)PropertyName.Of(c.ToString())));
        Gen.Select(Documents.Any(3), names, Documents.Any(1)).Sample((document, steps, value) =>
        {
            try
            {
                return new DefinitePath("$", steps).Find(new DefinitePath("$", steps).Write(document, value)).Equals(value);
            }
            catch (RuntimeFault)
            {
                // Refused only where something that is no object is in the way.
                for (var i = 0; i < steps.Length; i++)
                {
                    var parent = new DefinitePath("$", steps.AsSpan(0, i)).Find(document);
                    if (!parent.IsUndefined && !parent.IsObject)
                        return true;
                }

                return false;
            }
        });
    }
}
