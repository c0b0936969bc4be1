using AslSharp.Fuzzing.LongRun;
using AslSharp.Fuzzing.Machines.Making;
using AslSharp.Fuzzing.Machines.Running;

namespace AslSharp.Fuzzing;

/// <summary>A fixed number of machines for the test run, in a process of their own as in a long run.</summary>
public sealed class MachineFuzzTests
{
    private const int Machines = 24;

    [Fact]
    public void RandomMachines_AmongHostileTasks_KeepWhatIsPromised()
    {
        var folder = Directory.CreateTempSubdirectory("aslsharp-fuzz");
        var output = new StringWriter();
        var command = new MachineCommand(new FuzzOptions { Seed = 1, Count = Machines, Findings = folder.FullName, Minimizing = TimeSpan.Zero }, output);
        var code = command.Work();
        Assert.True(code == 0, output + string.Join("\n", folder.EnumerateFiles("*.txt").Select(static file => File.ReadAllText(file.FullName))));
        Assert.True(command.Executions > Machines * (MachineCase.Runs - 1), $"Only {command.Executions} executions ended.\n{output}");
        folder.Delete(recursive: true);
    }

    [Fact]
    public void MachineMaker_SameSeed_MakesTheSameMachine()
    {
        Assert.Equal(new MachineMaker(7).Make(), new MachineMaker(7).Make());
        Assert.NotEqual(new MachineMaker(7).Make(), new MachineMaker(8).Make());
    }

    [Fact]
    public void Shorten_FaultInOneState_LeavesThatState()
    {
        const string definition = """
            {"Comment":"c","StartAt":"A","States":{
            "A":{"Type":"Pass","Next":"B"},
            "B":{"Type":"Pass","Comment":"fault","Next":"C"},
            "C":{"Type":"Choice","Choices":[{"Variable":"$.n","IsPresent":true,"Next":"A"}],"Default":"D"},
            "D":{"Type":"Succeed"}}}
            """;
        var finding = new MachineFinding(new MachineCase(1, 0, definition), "fault", "fault");

        var smallest = MachineMinimizer.Shorten(finding, TimeSpan.FromMinutes(1), (candidate, signature) =>
            candidate.Definition.Contains("fault", StringComparison.Ordinal) && candidate.Definition.Contains("\"StartAt\"", StringComparison.Ordinal)
                ? new MachineFinding(candidate, signature!, "fault")
                : null);

        Assert.Equal("""{"StartAt":"B","States":{"B":{"Comment":"fault"}}}""", smallest.Case.Definition);
    }

    [Fact]
    public void Findings_WrittenAsALine_AreReadBack()
    {
        var finding = new MachineFinding(new MachineCase(ulong.MaxValue, 3, "{\n\"é\": 1}"), "a: b", "two\nlines");

        var line = finding.ToLine();

        Assert.DoesNotContain('\n', line);
        Assert.Equal(finding, MachineFinding.Parse(line));
    }
}
