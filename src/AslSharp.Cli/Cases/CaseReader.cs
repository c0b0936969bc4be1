using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>Finds case files and reads them.</summary>
internal static class CaseReader
{
    /// <summary>The cases of files and of everything below folders, in the order of their paths.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="dialect">The form of JSONata of expressions that belong to no machine.</param>
    /// <param name="inputs">What the path <c>-</c> reads; null where none is that.</param>
    /// <exception cref="UsageException">A path is not there, or a file that was named is no case file.</exception>
    internal static IEnumerable<TestCase> Read(IEnumerable<string> paths, JsonataDialect dialect = JsonataDialect.StepFunctions, Inputs? inputs = null)
    {
        foreach (var path in paths)
        {
            if (path == Inputs.StandardInput && inputs is not null)
            {
                foreach (var @case in ReadText(inputs.Read(path), path, Inputs.StandardInputName, dialect)
                    ?? throw new UsageException("Standard input is no case file."))
                    yield return @case;
                continue;
            }

            if (File.Exists(path))
            {
                foreach (var @case in ReadFile(path, Path.GetFileName(path), dialect)
                    ?? throw new UsageException($"'{path}' is neither a definition (*.asl.json) nor a case file that has one."))
                    yield return @case;
                continue;
            }

            if (!Directory.Exists(path)) throw new UsageException($"There is no file or folder '{path}'.");
            foreach (var file in Files.Below(path).Where(static file => file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                foreach (var @case in ReadFile(file, Path.GetRelativePath(path, file), dialect) ?? []) yield return @case;
            }
        }
    }

    /// <summary>The cases of a file; null when it is of another kind.</summary>
    private static IEnumerable<TestCase>? ReadFile(string path, string name, JsonataDialect dialect)
    {
        return TargetNames.IsDefinition(path)
            ? [new DefinitionCase(name, AslFile.Create(path, Files.ReadText(path)))] : ReadText(Files.ReadText(path), path, name, dialect);
    }

    private static IEnumerable<TestCase>? ReadText(string text, string path, string name, JsonataDialect dialect)
    {
        if (!AslValue.TryParse(text, out var file, out _)) return null;
        if (file.IsArray && file.Count > 0 && !file[0]["expr"].IsUndefined) return JsonataCaseReader.Read(file, path, dialect);
        if (!file.IsObject) return null;
        if (file["text"].IsString && !file["valid"].IsUndefined) return [ValidatorCase(file, name)];
        if (file["kind"].TryGetString(out var kind)) return RecordedCases(file, kind, NameOf(file, name));
        // A case of the test kit that has its definition with it.
        return file["definition"].IsObject && file["expect"].IsObject ? [Execution(file, NameOf(file, name))] : null;
    }

    private static string NameOf(AslValue file, string fallback) => file["name"].TryGetString(out var name) ? name : fallback;

    private static TestCase ValidatorCase(AslValue file, string fallback)
    {
        var name = NameOf(file, fallback);
        var verdict = file["specValid"].IsUndefined ? file["valid"] : file["specValid"];
        if (!verdict.IsBoolean) return new SkippedCase(name, "whether the definition is valid is open");
        return new ValidatorCase(
            name, AslFile.Create(name + TargetNames.FileExtension, file["text"].GetString()), verdict.GetBoolean(), JsonComparison.Shorten(file["expected"]));
    }

    private static IEnumerable<TestCase> RecordedCases(AslValue file, string kind, string name)
    {
        switch (kind)
        {
            case "execution":
                return [Execution(file, name)];
            case "choice-table":
                return Rows(file, name);
            case "validation":
                return [new RefusalCase(name, DefinitionOf(file, name), file["expect"])];
            case "test-state":
                return [new StateCase(name, TestedDefinition(file["request"]["definition"], name), file)];
            case "variable-references":
                return [new VariableReferencesCase(name, DefinitionOf(file, name), file["expect"])];
            default:
                return [new SkippedCase(name, $"cases of kind '{kind}' are not known")];
        }
    }

    private static TestCase Execution(AslValue file, string name)
    {
        if (file["notReplayable"] is { IsArray: true, Count: > 0 } reasons) return new SkippedCase(name, $"cannot be replayed: {reasons[0].GetString()}");
        return file["expect"]["status"].StringEquals("REJECTED")
            ? new RefusalCase(name, DefinitionOf(file, name), file["expect"])
            : new ExecutionCase(DefinitionOf(file, name), new StateMachineCase(name, name, file, "", new ComparisonMarks(file)));
    }

    private static IEnumerable<TestCase> Rows(AslValue file, string name)
    {
        var marks = new ComparisonMarks(file);
        var rows = file["rows"];
        for (var i = 0; i < rows.Count; i++)
        {
            var rowName = $"{name}#{i}";
            yield return new ExecutionCase(DefinitionOf(rows[i], rowName, file["type"]), new StateMachineCase(rowName, rowName, rows[i], $"/rows/{i}", marks));
        }
    }

    private static AslFile TestedDefinition(AslValue definition, string name)
        => AslFile.Create(name + TargetNames.FileExtension, WrappedDefinition.Of(definition).ToJson());

    private static AslFile DefinitionOf(AslValue @case, string name) => DefinitionOf(@case, name, @case["type"]);

    private static AslFile DefinitionOf(AslValue @case, string name, AslValue type)
    {
        var text = @case["definitionText"].TryGetString(out var given) ? given : @case["definition"].ToJson();
        return AslFile.Create(name + TargetNames.FileExtension, text) with
        {
            Type = type.StringEquals("EXPRESS") ? StateMachineType.Express : StateMachineType.Standard,
        };
    }
}
