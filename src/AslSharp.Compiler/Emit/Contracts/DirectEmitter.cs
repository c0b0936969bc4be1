using System.Globalization;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Emits the direct way of a machine: one method over objects of C#, which leaves at the first thing that does not succeed at once.</summary>
internal sealed class DirectEmitter
{
    /// <summary>The class of the method, private to the file.</summary>
    public const string ClassName = "Direct";

    // How often a loop turns before it has to share its thread.
    private const int MostTurns = 10_000;

    private readonly MachineEmission _machine;
    private readonly DirectPlan _plan;
    private readonly SourceWriter _writer;
    private readonly string[] _locals;

    // Several places may call one task, each with locals of its own.
    private int _places = -1;

    /// <param name="machine">What the emitters of the machine share.</param>
    /// <param name="plan">The way.</param>
    public DirectEmitter(MachineEmission machine, DirectPlan plan)
    {
        _machine = machine;
        _plan = plan;
        _writer = machine.Writer;
        // Names of the definition have no underscores: whatever has one is the emitter's.
        var names = new NameTable("Tasks", "Input", "Output", "Begun", "CancellationToken", "Called", "Calling", "Iteration", "Turns", "Exception");
        _locals = plan.Locals.Select(local => Camel(names.Pascal(local.Name))).ToArray();
    }

    private ConversionEmitter Conversions => _machine.Conversions!;

    private MachineContract Contract => _machine.Target.Contract!;

    private string Parameters => $"{Contract.Input!.Name} input, out {Contract.Output!.Name} output, out BegunTasks? begun, CancellationToken cancellationToken";

    /// <summary>The header of the program's method, and what it does.</summary>
    public void EmitStart(bool hasTasks)
    {
        _writer.Line();
        _writer.Line($"public bool TryRun({Parameters})");
        using (_writer.Indent()) _writer.Line($"=> {ClassName}.TryRun({(hasTasks ? "tasks, " : "")}input, out output, out begun, cancellationToken);");
    }

    /// <summary>Writes the class.</summary>
    public void Emit(bool hasTasks)
    {
        _writer.Line();
        _writer.Line("// What runs while every task succeeds at once, and somebody only wants the output. What is called here is not called again.");
        using (_writer.Block($"file static class {ClassName}"))
        {
            var tasks = hasTasks ? $"{ProgramEmitter.TasksParameter(_machine.Target)}, " : "";
            using (_writer.Block($"internal static bool TryRun({tasks}{Parameters})"))
            {
                EmitLocals();
                using (_writer.Block("try"))
                {
                    var conditions = new[] { hasTasks ? "tasks is null" : null, Conversions.Misfits(Contract.Input!, "input") }.OfType<string>().ToArray();
                    if (conditions.Length > 0) _writer.Line($"if ({string.Join(" || ", conditions)}) goto Leave;");
                    foreach (var statement in _plan.Statements) Emit(statement);
                }

                EmitFailures();
                EmitLeave();
            }
        }
    }

    private void EmitLocals()
    {
        _writer.Line("output = default!;");
        _writer.Line("begun = null;");
        if (_plan.Calls.Count > 0) _writer.Line("ulong called = 0;");
        if (_plan.Calls.Count > 0) _writer.Line("int calling = -1, iteration = -1;");
        else if (_plan.Statements.Any(static statement => statement is DirectLoop)) _writer.Line("var iteration = -1;");
        for (var i = 0; i < _plan.Calls.Count; i++)
        {
            if (_plan.Calls[i].IsIterated) _writer.Line($"var {Iterations(i)} = 0;");
        }

        if (_plan.Loops) _writer.Line("var turns = 0;");
        for (var i = 0; i < _locals.Length; i++)
        {
            var local = _plan.Locals[i];
            _writer.Line($"{local.Type.Name}{(local.IsArray ? "[]" : "")} {_locals[i]} = default!;");
        }
    }

    private void EmitFailures()
    {
        if (_plan.Calls.Count > 0)
        {
            using (_writer.Block("catch (global::System.Exception exception) when (calling >= 0)"))
                _writer.Line("(begun = new BegunTasks()).AddFailure(calling, exception, iteration);");
        }

        using (_writer.Block("catch (global::System.Exception)")) _writer.Line("// The steps say what is wrong, if it is.");
    }

    private void EmitLeave()
    {
        _writer.Line();
        _writer.Label("Leave");
        if (_plan.Calls.Count > 0)
        {
            _writer.Line("if (called == 0 && begun is null) return false;");
            _writer.Line("begun ??= new BegunTasks();");
            for (var i = 0; i < _plan.Calls.Count; i++) EmitCalled(i, _plan.Calls[i]);
        }

        _writer.Line("return false;");
    }

    private void EmitCalled(int number, DirectCall call)
    {
        var task = _machine.TaskNumber(call.State);
        var isPayload = call.IsPayload ? "true" : "false";
        if (call.IsIterated)
        {
            var count = Iterations(number);
            _writer.Line(call.Results < 0
                ? $"for (iteration = 0; iteration < {count}; iteration++) begun.Add({task}, new(AslValue.Null), {isPayload}, iteration);"
                : $"begun.AddIterations({task}, {_locals[call.Results]}, {count}, {Conversions.Writer(call.Task.Result!)}, {isPayload});");
            return;
        }

        var value = call.Result < 0 ? "AslValue.Null" : Conversions.Write(call.Task.Result!, _locals[call.Result]);
        _writer.Line($"if ((called & {Bit(number)}) != 0) begun.Add({task}, new({value}), {isPayload});");
    }

    // How many iterations have made a call.
    private static string Iterations(int call) => $"iterations_{call.ToString(CultureInfo.InvariantCulture)}";

    private static string Bit(int call) => Bits([call]);

    private static string Bits(int[] calls)
        => $"0x{calls.Aggregate(0UL, static (bits, call) => bits | (1UL << call)).ToString("x", CultureInfo.InvariantCulture)}";

    private void Emit(DirectStatement statement)
    {
        switch (statement)
        {
            case DirectComment comment: _writer.Line($"// {CSharpText.Comment(comment.Text)}"); break;
            case DirectSet set: _writer.Line($"{_locals[set.Local]} = {Text(set.Value)};"); break;
            case DirectCallStatement call: EmitCall(call); break;
            case DirectLoop loop: EmitLoop(loop); break;
            case DirectKeep keep: _writer.Line($"{_locals[keep.Results]}[iteration] = {Text(keep.Value)};"); break;
            case DirectLabel label: _writer.Label($"Way_{label.Number}"); break;
            case DirectGoto jump: EmitGoto(jump); break;
            case DirectLeave: _writer.Line("goto Leave;"); break;
            case DirectIf choice:
                using (_writer.Block($"if ({Text(choice.Condition)})"))
                {
                    foreach (var inner in choice.Statements) Emit(inner);
                }

                _writer.Line();
                break;
            case DirectReturn end:
                _writer.Line($"output = {Text(end.Output)};");
                _writer.Line("return true;");
                break;
            default: throw new InvalidOperationException($"There is no statement {statement.GetType().Name}.");
        }
    }

    private void EmitGoto(DirectGoto jump)
    {
        if (jump.IsTurn) _writer.Line($"if (++turns > {MostTurns} || cancellationToken.IsCancellationRequested) goto Leave;");
        _writer.Line($"goto Way_{jump.Label};");
    }

    private void EmitLoop(DirectLoop loop)
    {
        // What the iterations before have given is wanted yet.
        var calls = loop.Statements.OfType<DirectCallStatement>().Select(static statement => statement.Call).ToArray();
        if (_plan.Loops && calls.Length > 0) _writer.Line($"if ((called & {Bits(calls)}) != 0) goto Leave;");
        foreach (var array in loop.Arrays)
            _writer.Line($"{_locals[array]} = new {ArrayOf(_plan.Locals[array].Type.Name, $"{Text(loop.Items)}.{loop.Count}")};");
        using (_writer.Block($"for (iteration = 0; iteration < {Text(loop.Items)}.{loop.Count}; iteration++)"))
        {
            foreach (var inner in loop.Statements) Emit(inner);
        }

        _writer.Line();
        _writer.Line("iteration = -1;");
    }

    // An array of arrays has its length in the first pair of brackets.
    private static string ArrayOf(string type, string length)
    {
        var element = type;
        var rest = "";
        while (element.EndsWith("[]", StringComparison.Ordinal))
        {
            element = element.Substring(0, element.Length - 2);
            rest += "[]";
        }

        return $"{element}[{length}]{rest}";
    }

    private void EmitCall(DirectCallStatement statement)
    {
        var call = _plan.Calls[statement.Call];
        _places++;
        var isAgain = _plan.Loops && !call.IsIterated ? $"(called & {Bit(statement.Call)}) != 0 || " : "";
        _writer.Line($"if ({isAgain}cancellationToken.IsCancellationRequested) goto Leave;");
        // What fails before the call is none of its failures.
        var arguments = new string[statement.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Text(statement.Arguments[i]);
            if (!statement.Arguments[i].Contains(static part => part is DirectNew or DirectElement)) continue;
            _writer.Line($"var argument_{_places}_{i} = {arguments[i]};");
            arguments[i] = $"argument_{_places}_{i}";
        }

        var invocation = $"tasks.{_machine.Tasks.Method(call.State)}({string.Join(", ", arguments)})";
        _writer.Line($"calling = {_machine.TaskNumber(call.State)};");
        EmitResult(call, invocation);
        _writer.Line("calling = -1;");
        _writer.Line($"called |= {Bit(statement.Call)};");
        if (call.Results >= 0) _writer.Line($"{_locals[call.Results]}[iteration] = {_locals[call.Result]};");
        if (call.IsIterated) _writer.Line($"{Iterations(statement.Call)} = iteration + 1;");
        if (call.Result >= 0 && Conversions.Misfits(call.Task.Result!, _locals[call.Result]) is { } misfits) _writer.Line($"if ({misfits}) goto Leave;");
    }

    // The result, where it is there at once.
    private void EmitResult(DirectCall call, string invocation)
    {
        var result = invocation;
        var writer = call.Task.Result is { } type ? ", " + Conversions.Writer(type) : "";
        if (call.Task.Waiting != TaskWaiting.None)
        {
            var pending = $"call_{_places}";
            _writer.Line($"var {pending} = {invocation};");
            using (_writer.Block($"if (!{pending}.IsCompletedSuccessfully)"))
                EmitAnswer(call, pending, call.Task.MayFail ? null : $"TypedTask.Result({pending}{writer})", writer);
            _writer.Line();
            result = call.Result < 0 && !call.Task.MayFail ? $"{pending}.GetAwaiter().GetResult()" : $"{pending}.Result";
        }

        if (call.Task.MayFail)
        {
            var outcome = $"outcome_{_places}";
            _writer.Line($"var {outcome} = {result};");
            using (_writer.Block($"if ({outcome}.Error is not null)")) EmitAnswer(call, outcome, null, writer);
            _writer.Line();
            if (call.Result < 0) return;
            result = $"{outcome}.Value";
        }

        _writer.Line($"{(call.Result < 0 ? "" : $"{_locals[call.Result]} = ")}{result};");
    }

    // What a method gave is no result yet, or a failure.
    private void EmitAnswer(DirectCall call, string given, string? answer, string writer)
    {
        // A copy, so that the function below costs something only here.
        if (answer is null) _writer.Line($"var _given = {given};");
        _writer.Line(
            $"(begun = new BegunTasks()).Add{(answer is null ? "Outcome" : "")}({_machine.TaskNumber(call.State)}, {answer ?? $"_context => TypedTask.Result(_given, _context{writer})"}, {(call.IsPayload ? "true" : "false")}, iteration);");
        _writer.Line("goto Leave;");
    }

    private string Text(DirectExpression expression) => expression switch
    {
        DirectInput => "input",
        DirectCancellation => "cancellationToken",
        DirectLocalValue local => _locals[local.Local],
        DirectIndex => "iteration",
        DirectMember member => $"{Text(member.Object)}.{member.Name}",
        DirectItem item => $"{Text(item.Items)}[iteration]",
        DirectElement element => $"{Text(element.Items)}[{element.Index.ToString(CultureInfo.InvariantCulture)}]",
        DirectConstant constant => Constant(constant),
        DirectDefault otherwise => otherwise.Text,
        DirectNew creation => New(creation),
        DirectIntrinsic intrinsic => Intrinsic(intrinsic),
        _ => throw new InvalidOperationException($"There is no expression {expression.GetType().Name}."),
    };

    private static string Constant(DirectConstant constant) => constant.Literal.Kind switch
    {
        LiteralKind.String => CSharpText.Literal(constant.Literal.Text),
        LiteralKind.True => "true",
        LiteralKind.False => "false",
        _ when constant.Type.Name == "double" => DoubleText.Of(constant.Literal.Text),
        _ => constant.Literal.Text,
    };

    private string New(DirectNew creation)
    {
        var setters = creation.Setters.Count == 0
            ? "" : $" {{ {string.Join(", ", creation.Setters.Select(setter => $"{setter.Name} = {Text(setter.Value)}"))} }}";
        return $"new {creation.Type}({string.Join(", ", creation.Arguments.Select(Text))}){setters}";
    }

    private string Intrinsic(DirectIntrinsic intrinsic)
    {
        // What does not fit into 32 bits is for the steps.
        if (intrinsic.Call.Function == "MathAdd") return $"checked({string.Join(" + ", intrinsic.Operands.Select(operand => Text(operand.Value)))})";
        var context = new ExpressionContext("", "", null!, "")
        {
            Parameters = intrinsic.Operands.Select(operand => Conversions.Write(operand.Type, Text(operand.Value))).ToArray(),
            Call = _machine.Expressions.CallText(intrinsic.Call),
        };
        return _machine.Expressions.FormatText(intrinsic.Call, context);
    }

    private string Text(DirectCondition condition) => condition switch
    {
        DirectComparison comparison => $"{Text(comparison.Left)} {comparison.Operator} {Text(comparison.Right)}",
        DirectNegation negation => $"!({Text(negation.Condition)})",
        DirectJunction junction
            => string.Join($" {junction.Operator} ", junction.Conditions.Select(inner => inner is DirectJunction ? $"({Text(inner)})" : Text(inner))),
        _ => throw new InvalidOperationException($"There is no condition {condition.GetType().Name}."),
    };

    private static string Camel(string name) => NameTable.Escape(char.ToLowerInvariant(name[0]) + name.Substring(1));
}
