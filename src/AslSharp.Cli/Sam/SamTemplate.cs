using AslSharp.Cli.Sam.Permissions;
using AslSharp.Compiler.Text;
using Scriban;
using Scriban.Runtime;

namespace AslSharp.Cli.Sam;

/// <summary>A SAM template of machines and their functions.</summary>
internal sealed class SamTemplate
{
    private const string TemplateName = "Templates/sam.yaml";

    // CloudFormation takes 1,024 bytes.
    private const int LongestDescription = 500;

    private readonly IReadOnlyList<SamMachine> _machines;
    private readonly SamOptions _options;
    private readonly LogicalIds _ids;
    private readonly OrderedDictionary<string, SamFunction> _functions = [];
    private readonly SortedDictionary<string, string> _activities = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    private SamTemplate(IReadOnlyList<SamMachine> machines, SamOptions options, LogicalIds ids)
    {
        _machines = machines;
        _options = options;
        _ids = ids;
    }

    /// <summary>Writes the template.</summary>
    /// <param name="machines">The machines.</param>
    /// <param name="options">What it is to have.</param>
    /// <param name="ids">What gave the machines their ids.</param>
    /// <returns>The template, and what its reader has to know.</returns>
    /// <exception cref="UsageException">A definition has placeholders that the service does not fill in.</exception>
    internal static (string Text, IReadOnlyList<string> Notes) Write(IReadOnlyList<SamMachine> machines, SamOptions options, LogicalIds ids)
    {
        var template = new SamTemplate(machines, options, ids);
        return (template.Write(), template._notes);
    }

    private string Write()
    {
        foreach (var machine in _machines)
        {
            if (machine.Placeholders.FindUnfillable() is { } unfillable)
                throw new UsageException(
                    $"'{machine.BaseName}' has the placeholder {unfillable}: a machine of SAM fills in names of letters, digits and _ alone.");
            foreach (var parameter in machine.Placeholders.Parameters) _ids.Take(parameter);
        }

        FindMachines();
        foreach (var machine in _machines) FindFunctions(machine);
        var model = new ScriptObject();
        model.Import(new
        {
            Description = YamlText.Of(Shorten(string.Join("; ", _machines.Select(static machine => (machine.Comment ?? machine.BaseName).TrimEnd('.'))))),
            Parameters = _machines.SelectMany(static machine => machine.Placeholders.Parameters).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(YamlText.Of).ToArray(),
            Functions = _options.HasFunctions ? _functions.Values.Distinct().Select(FunctionModel).ToArray() : [],
            Activities = _activities.Select(static activity => new { Id = activity.Value, Name = YamlText.Of(activity.Key) }).ToArray(),
            Machines = _machines.Select(MachineModel).ToArray(),
            Options = new
            {
                CodeUri = YamlText.Of(_options.CodeUri),
                _options.Architecture,
                _options.HasTracing,
                _options.LogLevel,
                Type = _options.IsExpress ? "EXPRESS" : "STANDARD",
            },
        });
        var context = new TemplateContext { LoopLimit = int.MaxValue, LimitToString = int.MaxValue };
        context.PushGlobal(model);
        return Page.Value.Render(context);
    }

    private static string Shorten(string description) => description.Length <= LongestDescription ? description : description[..(LongestDescription - 1)] + "…";

    private static Lazy<Template> Page { get; } = new(static () =>
    {
        using var stream = typeof(SamTemplate).Assembly.GetManifestResourceStream(TemplateName)!;
        return Template.Parse(new StreamReader(stream).ReadToEnd(), TemplateName);
    });

    // A machine that another one names keeps its name, or fills the placeholder.
    private void FindMachines()
    {
        var fills = new List<(SamMachine Machine, string Placeholder, SamMachine Child)>();
        foreach (var machine in _machines)
        {
            foreach (var call in machine.Calls.Services.Where(static call => call.Service is "states" or "sfn"))
            {
                if (call.Written("StateMachineArn") is not { } arn) continue;
                var placeholder = Placeholders.Pattern().Match(arn);
                var name = placeholder.Success && placeholder.Length == arn.Length
                    ? FunctionHandler.WithoutKind(placeholder.Groups["name"].Value) : arn.Split(':')[^1];
                var child = _machines.FirstOrDefault(each => LogicalIds.IsSame(each.BaseName, name));
                if (child is null) continue;
                if (name == arn.Split(':')[^1]) child.KeepName();
                else fills.Add((machine, placeholder.Groups["name"].Value, child));
            }
        }

        // By the name and not by reference: machines may start one another, and themselves.
        foreach (var (machine, placeholder, child) in fills) machine.Placeholders.Fill(placeholder, Arns.Of("states", $"stateMachine:{child.Name}"));
    }

    private void FindFunctions(SamMachine machine)
    {
        foreach (var (written, seconds) in machine.Calls.Functions)
        {
            var name = FunctionName.Read(written);
            var function = _functions.TryGetValue(written, out var known) ? known : Add(machine, name);
            function.Use(name, seconds);
            if (_options.HasFunctions && name.Placeholder is { } placeholder) machine.Placeholders.Fill(placeholder, $"${{{function.Id}.Arn}}");
        }

        foreach (var activity in machine.Calls.Activities)
        {
            var name = activity.Split(":activity:")[^1];
            if (!name.Contains('$') && !_activities.ContainsKey(name)) _activities.Add(name, _ids.Give(name, "Activity"));
        }
    }

    private SamFunction Add(SamMachine machine, FunctionName name)
    {
        // The same function may be named in several ways.
        var function = _functions.Values.FirstOrDefault(each => each.Name.Name == name.Name)
            ?? new SamFunction(_ids.Give(name.Handler, "Function"), name)
            {
                FixedName = name.Placeholder is not null || machine.IsInline ? null : machine.Placeholders.Resolve(name.Name),
            };
        _functions.Add(name.Written, function);
        if (_options.HasFunctions && !machine.IsInline && name is { Region: { } region, Account: { } account })
        {
            var note = $"'{machine.BaseName}' names functions of the account {account} in {region}: deploy the template there, "
                + "or let --inline make it one for any place.";
            if (!_notes.Contains(note)) _notes.Add(note);
        }

        return function;
    }

    private object FunctionModel(SamFunction function) => new
    {
        function.Id,
        Name = function.FixedName is { } name ? YamlText.Sub(name) : null,
        Handler = YamlText.Of(function.Name.Handler),
        function.Timeout,
        Alias = function.Alias is { } alias ? YamlText.Of(alias) : null,
    };

    private object MachineModel(SamMachine machine)
    {
        var policy = new MachinePolicy(machine.Calls, machine.Name, machine.Placeholders);
        var statements = policy.Write(_functions.ToDictionary(static each => each.Key, each => ArnOf(each.Value, machine), StringComparer.Ordinal));
        _notes.AddRange(policy.Notes.Select(note => $"{machine.BaseName}: {note}"));
        return new
        {
            machine.Id,
            Name = YamlText.Sub(machine.Name),
            machine.IsInline,
            machine.DefinitionUri,
            Definition = machine.IsInline ? machine.Inline(_options.HasFunctions ? _functions : []) : null,
            LogGroup = YamlText.Sub("/aws/vendedlogs/states/" + machine.Name),
            Substitutions = machine.Placeholders.Targets.Select(each => new { Name = YamlText.Of(each.Key), Value = YamlText.Sub(each.Value) }).ToArray(),
            Statements = statements.Select(StatementModel).ToArray(),
        };
    }

    private string ArnOf(SamFunction function, SamMachine machine)
    {
        if (_options.HasFunctions) return $"${{{function.Id}.Arn}}";
        var text = machine.Placeholders.Resolve(function.Name.Written);
        return text.StartsWith("arn:", StringComparison.Ordinal) ? text : Arns.OfNamed(machine.Placeholders.Resolve(function.Name.Name), "lambda", "function:");
    }

    private static object StatementModel(PolicyStatement statement) => new
    {
        Actions = statement.Actions.Select(YamlText.Of).ToArray(),
        Resources = statement.Resources.Select(YamlText.Sub).ToArray(),
        Conditions = statement.Conditions.Select(static condition => new
        {
            condition.Test,
            condition.Key,
            Values = condition.Values.Select(YamlText.Sub).ToArray(),
        }).ToArray(),
    };
}
