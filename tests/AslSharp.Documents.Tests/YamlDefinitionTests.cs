namespace AslSharp.Documents.Tests;

/// <summary>Definitions in YAML: findings stand at their places in the YAML.</summary>
public sealed class YamlDefinitionTests
{
    [Theory]
    [InlineData("ASL2001", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: [|Nowhere|]\n")]
    [InlineData("ASL2001", "StartAt: A\r\nStates:\r\n  A:\r\n    Type: Pass\r\n    Next: [|'Nowhere'|]\r\n")]
    [InlineData("ASL2001", "# first\nStartAt: A\nStates:\n  A: { Type: Pass, Next: [|\"Nowhere\"|] } # last\n")]
    [InlineData("ASL1101", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    [|Ende|]: true\n    End: true\n")]
    [InlineData("ASL1103", "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: [|soon|]\n    End: true\n")]
    [InlineData("ASL1103", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Comment: [|[1, 2]|]\n    End: true\n")]
    [InlineData("ASL1103", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Comment: [|{ a: 1 }|]\n    End: true\n")]
    [InlineData("ASL1103", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Comment:\n      [|- 1\n      - 2|]\n\n    # End\n    End: true\n")]
    [InlineData("ASL1018", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    [|Type|]: Pass\n    End: true\n")]
    public void Mistake_InYaml_IsReportedThere(string id, string text) => Marked.AssertError("flow.asl.yaml", id, text);

    [Theory]
    [InlineData("StartAt: A\nStates:\n  A:\n    Type: Pass\n    InputPath: $.a[|[|]\n    End: true\n")]
    [InlineData("StartAt: A\nStates:\n  A:\n    Type: Pass\n    InputPath: \"$.\\u0061[|[|]\"\n    End: true\n")]
    [InlineData("StartAt: A\nStates:\n  A:\n    Type: Pass\n    InputPath: |-\n      $.a[|[|]\n    End: true\n")]
    public void Mistake_InsideText_IsReportedAtItsCharacters(string text) => Marked.AssertError("flow.asl.yml", "ASL4001", text);

    [Fact]
    public void Alias_ToWrongValue_IsReportedAtTheAnchor()
        => Marked.AssertError("a.asl.yaml", "ASL1103", "StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: arn:aws:lambda:eu-west-1:123456789012:function:f\n    TimeoutSeconds: &wrong [|soon|]\n    Next: B\n  B:\n    Type: Pass\n    Result: *wrong\n    End: true\n");

    [Fact]
    public void Mistake_AtAnchorWithAliases_IsReportedOnce()
        => Marked.AssertError("a.asl.yaml", "ASL1101", "StartAt: A\nStates:\n  A: &a\n    Type: Pass\n    [|Bogus|]: true\n    Next: B\n  B: { <<: *a, Next: C }\n  C: { Type: Succeed }\n");

    [Fact]
    public void MergeKey_OfMapping_GivesItsMembersButNotOverOwn()
    {
        var findings = Marked.Check("a.asl.yaml", "StartAt: A\nStates:\n  A: &base\n    Type: Pass\n    Comment: base\n    Next: B\n  B:\n    <<: *base\n    Next: C\n  C: { Type: Succeed }\n");

        Assert.DoesNotContain(findings, static diagnostic => diagnostic.IsError);
    }

    [Theory]
    [InlineData("Resource: !GetAtt Function.Arn")]
    [InlineData("Resource: !GetAtt [Function, Arn]")]
    [InlineData("Resource: !Ref Function")]
    [InlineData("Resource: !Sub 'arn:aws:lambda:${AWS::Region}:1:function:f'")]
    [InlineData("Resource: !Join [':', [arn, aws, !Ref Service]]")]
    [InlineData("Resource: !If [IsTest, !Ref Test, !Ref Real]")]
    [InlineData("Resource: !ImportValue Function\n    Retry: !If [IsTest, !Ref AWS::NoValue, [{ ErrorEquals: [States.ALL] }]]")]
    [InlineData("Resource: arn:aws:lambda:eu-west-1:123456789012:function:f\n    TimeoutSeconds: !Ref Timeout")]
    public void Tags_OfCloudFormation_StandForAnyText(string field)
    {
        var findings = Marked.Check("a.asl.yaml", $"StartAt: A\nStates:\n  A:\n    Type: Task\n    {field}\n    End: true\n");

        Assert.DoesNotContain(findings, static diagnostic => diagnostic.IsError);
    }

    [Theory]
    [InlineData("StartAt: A\nStates: {A: [1, 2\nB: x\n", 2)]
    [InlineData("StartAt: \"A\nStates:\n", 0)]
    [InlineData("StartAt: *nobody\n", 1)]
    [InlineData("StartAt: &self [*self]\n", 1)]
    [InlineData("StartAt: A\n---\nStartAt: B\n", 2)]
    [InlineData("? [a]\n: b\n", 1)]
    public void Yaml_Broken_IsOneError(string text, int line)
    {
        var error = Assert.Single(Marked.Check("a.asl.yaml", text));

        Assert.Equal("ASL1090", error.Id);
        if (line > 0) Assert.Equal(line, error.Location.Lines.Start.Line + 1);
    }

    [Fact]
    public void Yaml_NestedDeeplyOrGrowingWithoutEnd_IsOneError()
    {
        Assert.Equal("ASL1090", Assert.Single(Marked.Check("a.asl.yaml", new string('[', 100_000))).Id);
        var bomb = "a: &a0 [xxxxxxxxxx]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Equal("ASL1090", Assert.Single(Marked.Check("a.asl.yaml", bomb)).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    public void File_WithoutContent_IsEmptyDefinition(string text)
        => Assert.Equal("ASL1001", Assert.Single(Marked.Check("a.asl.yaml", text)).Id);

    [Fact]
    public void Related_Place_StandsInTheYamlToo()
    {
        var error = Marked.AssertError("a.asl.yaml", "ASL1106", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: A\n    Comment: both\n    [|End|]: true\n");

        Assert.Equal((4, 4), (error.Related.Single().Lines.Start.Line, error.Related.Single().Lines.Start.Character));
    }
}
