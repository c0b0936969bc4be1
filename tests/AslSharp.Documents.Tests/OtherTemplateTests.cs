namespace AslSharp.Documents.Tests;

/// <summary>Definitions of the Serverless Framework and of Terraform, and those that templates only name.</summary>
public sealed class OtherTemplateTests
{
    [Fact]
    public void Mistake_InServerlessDefinition_IsReportedInTheFile() => Marked.AssertError("serverless.yml", "ASL2001", """
        service: shop
        provider: { name: aws }
        stepFunctions:
          stateMachines:
            order:
              name: ${self:service}-order
              definition:
                StartAt: A
                States:
                  A:
                    Type: Task
                    Resource: { Fn::GetAtt: [check, Arn] }
                    Parameters: { table: "${self:custom.table}" }
                    Next: [|B|]
        """);

    [Fact]
    public void Serverless_HasItsMachinesAndThoseOfItsResources()
    {
        var document = Marked.Read("serverless.yml", """
            stepFunctions:
              stateMachines:
                one: { definition: { StartAt: A, States: { A: { Type: Succeed } } } }
                two: { definition: "${file(flows/two.asl.json)}" }
            resources:
              Resources:
                Three: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}' } }
            """);

        Assert.Equal(AslDocumentKind.Template, document.Kind);
        Assert.Equal(["Three", "one"], document.Definitions.Select(static definition => definition.Name));
        Assert.Empty(document.Check(TestContext.Current.CancellationToken));
        Assert.Equal(("two", "flows/two.asl.json"), Assert.Single(document.References.Select(static reference => (reference.Name, reference.Path))));
    }

    [Theory]
    [InlineData("<<EOF")]
    [InlineData("<<-EOF")]
    public void Mistake_BetweenTheMarksOfTerraform_IsReportedInTheFile(string mark)
    {
        var error = Marked.AssertError("main.tf", "ASL2001", $$"""
            resource "aws_iam_role" "role" {
              policy = <<EOF
            { "Version": "2012-10-17" }
            EOF
            }

            resource "aws_sfn_state_machine" "order" {
              name       = "order"
              definition = {{mark}}
              {
                "StartAt": "A",
                "States": {
                  "A": { "Type": "Task", "Resource": "${lookup(local.arns, "check")}", "Next": [|"B"|] }
                }
              }
              EOF
            }
            """.Replace("  EOF", mark == "<<EOF" ? "EOF" : "  EOF", StringComparison.Ordinal));

        Assert.Equal("main.tf", error.Location.Path);
    }

    [Fact]
    public void Terraform_NamesItsMachinesByTheirResources()
    {
        var document = Marked.Read("main.tf", """
            locals {
              flow = <<JSON
            {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
            JSON
            }
            resource "aws_sfn_state_machine" "order" {
              definition = <<JSON
            {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}
            JSON
            }
            resource "aws_sfn_state_machine" "other" {
              definition = templatefile("other.asl.json", {})
            }
            """);

        Assert.Equal(["flow", "order"], document.Definitions.Select(static definition => definition.Name));
    }

    [Fact]
    public void DefinitionUri_IsAReference_UnlessItLeadsElsewhere()
    {
        var document = Marked.Read("template.yaml", """
            Resources:
              One: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: flows/one.asl.json } }
              Two: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: s3://bucket/two.json } }
              Three: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: { Bucket: b, Key: k } } }
            """);

        var reference = Assert.Single(document.References);
        Assert.Equal(("One", "flows/one.asl.json"), (reference.Name, reference.Path));
        Assert.Equal(("ASL1091", 1, 75), (reference.Missing.Id, reference.Missing.Location.Lines.Start.Line, reference.Missing.Location.Lines.Start.Character));
    }
}
