namespace AslSharp.Documents.Tests;

/// <summary>Definitions inside CloudFormation and SAM templates.</summary>
public sealed class TemplateTests
{
    private const string Head = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Topic: { Type: AWS::SNS::Topic }\n  Machine:\n";

    [Theory]
    [InlineData("yes")]
    [InlineData("On")]
    [InlineData("TRUE")]
    public void Words_OfYaml11_AreBooleansInTemplates(string word) => Assert.Empty(Marked.Check("template.yaml", Head + $$"""
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition:
                StartAt: A
                States:
                  A:
                    Type: Choice
                    Choices: [{ Variable: $.on, IsPresent: {{word}}, Next: B }]
                    Default: B
                  B: { Type: Pass, Result: { on: off, yes: "no" }, End: {{word}} }
        """));

    [Fact]
    public void Words_OfYaml11_AreTextInDefinitions() => Marked.AssertError("a.asl.yaml", "ASL1103", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: [|yes|]\n");

    [Fact]
    public void Mistake_InSubstitutedBlock_IsReportedInTheTemplate() => Marked.AssertError("template.yaml", "ASL2001", Head + """
            Type: AWS::StepFunctions::StateMachine
            Properties:
              RoleArn: !GetAtt Role.Arn
              DefinitionString: !Sub |
                {
                  "StartAt": "A",
                  "TimeoutSeconds": ${Timeout},
                  "States": {
                    "A": { "Type": "Task", "Resource": "${Function.Arn}", "Next": [|"B"|] }
                  }
                }
        """);

    [Fact]
    public void Mistake_InSubstitutedList_IsReportedInTheTemplate() => Marked.AssertError("template.yaml", "ASL2001", Head + """
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString:
                Fn::Sub:
                  - '{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${Arn}", "Next": [|"B"|]}}}'
                  - Arn: !GetAtt Function.Arn
        """);

    [Fact]
    public void Mistake_InDefinitionObject_IsReportedInTheTemplate() => Marked.AssertError("template.yml", "ASL2001", Head + """
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition:
                StartAt: A
                States:
                  A:
                    Type: Task
                    Resource: !GetAtt Function.Arn
                    Next: [|B|]
        """);

    [Fact]
    public void Mistake_InPlainText_IsReportedInTheTemplate() => Marked.AssertError("stack.yaml", "ASL1003", Head + """
            Type: AWS::StepFunctions::StateMachine
            Properties:
              DefinitionString: >-
                {"StartAt": "A"[||]
                "States": {"A": {"Type": "Succeed"}}}
        """);

    [Fact]
    public void Mistake_InJoinedTextOfJsonTemplate_IsReportedInTheTemplate() => Marked.AssertError("stack.template.json", "ASL2001", """
        {
          "Resources": { "Machine": { "Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "DefinitionString": { "Fn::Join": ["", [
              "{\"StartAt\":\"\u0041\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"", { "Fn::GetAtt": ["Function", "Arn"] },
              "\",\"Next\":[|\"B\"|]}}}"
            ]] }
          } } }
        }
        """);

    [Fact]
    public void Mistake_InDefinitionOfJsonTemplate_IsReportedInTheTemplate() => Marked.AssertError("stack.json", "ASL2001", """
        {
          "Resources": { "Machine": { "Type": "AWS::Serverless::StateMachine", "Properties": { "Definition": {
            "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": { "Fn::GetAtt": "Function.Arn" }, "TimeoutSeconds": { "Ref": "Timeout" }, "Next": [|"B"|] } }
          } } } }
        }
        """);

    [Theory]
    [InlineData("DefinitionUri: machine.asl.json")]
    [InlineData("DefinitionString: !Ref Definition")]
    [InlineData("DefinitionString: !ImportValue Definition")]
    [InlineData("DefinitionString: '{{resolve:ssm:definition}}'")]
    public void Template_WithDefinitionElsewhere_HasNone(string property)
    {
        var file = Marked.Read("template.yaml", Head + $"    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      {property}\n");

        Assert.Equal(AslDocumentKind.Template, file.Kind);
        Assert.Empty(file.Definitions);
        Assert.Empty(file.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Template_WithTwoMachines_HasTwoDefinitions()
    {
        const string machine = "    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition: { StartAt: A, States: { A: { Type: Succeed } } }\n";

        var file = Marked.Read("template.yaml", Head + machine + "  Other:\n" + machine);

        Assert.Equal(["Machine", "Other"], file.Definitions.Select(static definition => definition.Name));
        Assert.Empty(file.Check(TestContext.Current.CancellationToken));
    }
}
