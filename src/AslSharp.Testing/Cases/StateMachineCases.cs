using System.IO.Enumeration;
using System.Text;

namespace AslSharp.Testing;

/// <summary>Tests that are data: each file of a folder is an input, answers of the tasks, and how the execution must end. The format is described in the
/// package's README.</summary>
/// <example>
/// With xunit; NUnit's <c>TestCaseSource</c> and MSTest's <c>DynamicData</c> take the same list:
/// <code>
/// public static TheoryData&lt;StateMachineCase&gt; Cases => [.. StateMachineCases.Load("Cases")];
///
/// [Theory, MemberData(nameof(Cases))]
/// public Task Order_Case_EndsAsExpected(StateMachineCase @case) => @case.RunAsync(OrderStateMachine.WithoutTasks());
/// </code>
/// </example>
public static class StateMachineCases
{
    /// <summary>The cases of a folder and of those below, in the order of their paths.</summary>
    /// <param name="folder">The folder; a relative one starts where the test assembly is, to which the project copies its cases.</param>
    /// <returns>The cases; at least one.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FormatException">A <c>*.json</c> file in it is no case, or there is none at all: a folder without cases tests nothing.</exception>
    public static IReadOnlyList<StateMachineCase> Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var root = Path.Combine(AppContext.BaseDirectory, folder);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException(
                $"There is no folder '{root}'. Let the project copy it: <Content Include=\"{folder}/**\" CopyToOutputDirectory=\"PreserveNewest\" />.");
        var cases = new FileSystemEnumerable<string>(
            root, static (ref entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref entry) => !entry.IsDirectory && entry.FileName.EndsWith(".json", StringComparison.Ordinal),
            // A link to a folder may lead back to where it stands.
            ShouldRecursePredicate = static (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        }
            .Order(StringComparer.Ordinal)
            .Select(file => LoadFile(Path.Combine(folder, Path.GetRelativePath(root, file))))
            .ToList();
        return cases.Count > 0 ? cases : throw new FormatException($"The folder '{root}' has no case: no file '*.json'.");
    }

    /// <summary>The case of one file.</summary>
    /// <param name="path">The file; a relative path starts where the test assembly is.</param>
    /// <returns>The case.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file is no case.</exception>
    public static StateMachineCase LoadFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var location = path.Replace('\\', '/');
        if (!AslValue.TryParse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path)), out var json, out var problem))
            throw new FormatException($"The case '{location}' is no JSON: {problem!.Message}", problem);
        if (StateMachineCase.WhyNot(json) is { } reason) throw new FormatException($"'{location}' is no case: {reason}");
        var name = json["name"].TryGetString(out var given) ? given : Path.GetFileNameWithoutExtension(path);
        return new StateMachineCase(name, location, json, "", new ComparisonMarks(json));
    }

    /// <summary>Runs all cases of a folder, whatever becomes of each.</summary>
    /// <param name="folder">The folder, as for <see cref="Load"/>.</param>
    /// <param name="machine">The machine; made by <c>WithoutTasks</c> where the cases answer all its tasks.</param>
    /// <param name="options">How to run them; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the runs.</param>
    /// <returns>The runs, one for each case.</returns>
    /// <exception cref="StateMachineTestException">Cases failed: the message has each with its reason and its path.</exception>
    /// <exception cref="FormatException">A file is no case, or the folder has none.</exception>
    public static async Task<IReadOnlyList<TestRun>> RunAllAsync(
        string folder, IStateMachine machine, StateMachineCaseOptions? options = null, CancellationToken cancellationToken = default)
    {
        var cases = Load(folder);
        var runs = new List<TestRun>(cases.Count);
        var failures = new StringBuilder();
        foreach (var @case in cases)
        {
            try
            {
                runs.Add(await @case.RunAsync(machine, options, cancellationToken).ConfigureAwait(false));
            }
            catch (StateMachineTestException exception)
            {
                failures.Append("\n\n").Append(@case).Append(": ").Append(exception.Message);
            }
        }

        return runs.Count == cases.Count
            ? runs
            : throw new StateMachineTestException($"{cases.Count - runs.Count} of {cases.Count} cases failed.{failures}");
    }
}
