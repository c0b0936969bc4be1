using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The signature of a function: types of its parameters, which may be missing, which take the context value. Emitted code keeps those of its
/// lambdas in static fields.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonataSignature
{
    private readonly JsonataParameter[] _parameters;

    /// <summary>Makes a signature.</summary>
    /// <param name="parameters">What the parameters take, in order.</param>
    public JsonataSignature(params ReadOnlySpan<JsonataParameter> parameters) => _parameters = parameters.ToArray();

    /// <summary>The signature of a built-in function, as Step Functions has it.</summary>
    internal static JsonataSignature OfBuiltIn(string name) => BuiltIns.ByName[name];

    /// <summary>
    /// Checks arguments and brings them into the form the function expects. As in the reference, an optional parameter that is left out still
    /// takes the next argument, so that the ones behind it get those after.
    /// </summary>
    /// <returns>The arguments, at least <paramref name="arity"/> of them.</returns>
    internal ReadOnlySpan<AslValue> Validate(ReadOnlySpan<AslValue> arguments, in AslValue context, string? name, int arity)
    {
        if (FitsAsIs(arguments)) return arguments.Length >= arity ? arguments : Padded(arguments, arity);
        var counts = new int[_parameters.Length];
        if (!Match(arguments, 0, 0, counts)) throw JsonataErrors.ArgumentMismatch(FirstMismatch(arguments) + 1, name);
        var validated = new List<AslValue>(Math.Max(arity, arguments.Length));
        var index = 0;
        for (var i = 0; i < _parameters.Length; i++)
        {
            var parameter = _parameters[i];
            if (counts[i] == 0)
            {
                if (!parameter.TakesContext)
                {
                    validated.Add(At(arguments, index++));
                }
                else
                {
                    if (!parameter.TakesAnyContext && (parameter.Types & TypeOf(context)) == 0) throw JsonataErrors.ContextMismatch(index + 1, name);
                    validated.Add(context);
                }

                continue;
            }

            for (var end = index + counts[i]; index < end; index++)
                validated.Add(parameter.IsArray ? Shaped(parameter, At(arguments, index), index, counts[i], name) : At(arguments, index));
        }

        while (validated.Count < arity) validated.Add(default);
        return validated.ToArray();
    }

    internal static JsonataTypes TypeOf(in AslValue value) => value.Kind switch
    {
        AslKind.String => JsonataTypes.String,
        AslKind.Number => JsonataTypes.Number,
        AslKind.False or AslKind.True => JsonataTypes.Boolean,
        AslKind.Null => JsonataTypes.Null,
        AslKind.Array => JsonataTypes.Array,
        AslKind.Object => JsonataTypes.Object,
        AslKind.Function => JsonataTypes.Function,
        _ => JsonataTypes.Missing,
    };

    /// <summary>An argument for a parameter that takes an array: checked, and put into one where it is none.</summary>
    private static AslValue ToArray(in AslValue value, in JsonataParameter parameter, bool isAlone, int index, string? name)
    {
        var items = parameter.Items;
        var type = TypeOf(value);
        if (type == JsonataTypes.Missing) return value;
        if (type != JsonataTypes.Array)
        {
            if (items is not null && (type != items || !isAlone || !parameter.TakesItem))
                throw JsonataErrors.ArrayMismatch(index + 1, name, Plural(items));
            return AslValue.FromOwned([value]);
        }

        if (items is null) return value;
        foreach (ref readonly var item in value.Items)
        {
            if (TypeOf(item) != items) throw JsonataErrors.ArrayMismatch(index + 1, name, Plural(items));
        }

        return value;
    }

    private static string Plural(JsonataTypes? type) => type switch
    {
        JsonataTypes.Array => "arrays",
        JsonataTypes.Boolean => "booleans",
        JsonataTypes.Function => "functions",
        JsonataTypes.Number => "numbers",
        JsonataTypes.Object => "objects",
        JsonataTypes.String => "strings",
        _ => "values",
    };

    private static AslValue At(ReadOnlySpan<AslValue> arguments, int index) => index < arguments.Length ? arguments[index] : default;

    private static AslValue[] Padded(ReadOnlySpan<AslValue> arguments, int arity)
    {
        var padded = new AslValue[arity];
        arguments.CopyTo(padded);
        return padded;
    }

    private static AslValue Shaped(in JsonataParameter parameter, in AslValue argument, int index, int count, string? name) =>
        ToArray(argument, parameter, count == 1, index, name);

    /// <summary>Whether each parameter has one argument of its type, and none is to be changed: the usual call.</summary>
    private bool FitsAsIs(ReadOnlySpan<AslValue> arguments)
    {
        if (arguments.Length > _parameters.Length) return false;
        for (var i = 0; i < _parameters.Length; i++)
        {
            ref readonly var parameter = ref _parameters[i];
            if (parameter.IsLazy) return false;
            if (i >= arguments.Length)
            {
                if (!parameter.IsOptional || parameter.TakesContext) return false;
                continue;
            }

            var type = TypeOf(arguments[i]);
            if ((parameter.Types & type) == 0) return false;
            if (parameter.IsArray && (type is not (JsonataTypes.Array or JsonataTypes.Missing) || parameter.Items is not null)) return false;
        }

        return true;
    }

    /// <summary>Gives each parameter as many arguments as it can take so that the others find theirs, as a regular expression over the types would.</summary>
    private bool Match(ReadOnlySpan<AslValue> arguments, int parameter, int index, Span<int> counts)
    {
        if (parameter == _parameters.Length) return index == arguments.Length;
        ref readonly var wanted = ref _parameters[parameter];
        var most = 0;
        while (index + most < arguments.Length && (most == 0 || wanted.Repeats) && (wanted.Types & TypeOf(arguments[index + most])) != 0) most++;
        var least = wanted.IsOptional ? 0 : 1;
        for (var tried = 0; tried <= most - least; tried++)
        {
            var count = wanted.IsLazy ? least + tried : most - tried;
            counts[parameter] = count;
            if (Match(arguments, parameter + 1, index + count, counts)) return true;
        }

        return false;
    }

    /// <summary>The first argument that the parameters, one after the other, cannot take.</summary>
    private int FirstMismatch(ReadOnlySpan<AslValue> arguments)
    {
        var goodTo = 0;
        for (var length = 1; length <= _parameters.Length; length++)
        {
            var end = MatchPrefix(arguments, 0, 0, length);
            if (end < 0) return goodTo;
            goodTo = end;
        }

        return goodTo;
    }

    private int MatchPrefix(ReadOnlySpan<AslValue> arguments, int parameter, int index, int length)
    {
        if (parameter == length) return index;
        ref readonly var wanted = ref _parameters[parameter];
        var most = 0;
        while (index + most < arguments.Length && (most == 0 || wanted.Repeats) && (wanted.Types & TypeOf(arguments[index + most])) != 0) most++;
        var least = wanted.IsOptional ? 0 : 1;
        for (var tried = 0; tried <= most - least; tried++)
        {
            var end = MatchPrefix(arguments, parameter + 1, index + (wanted.IsLazy ? least + tried : most - tried), length);
            if (end >= 0) return end;
        }

        return -1;
    }

    private static class BuiltIns
    {
        internal static readonly Dictionary<string, JsonataSignature> ByName =
            JsonataBuiltInSignature.Common.Concat(JsonataBuiltInSignature.OfStepFunctions)
                .ToDictionary(static function => function.Name, static function => new JsonataSignature(function.Parameters), StringComparer.Ordinal);
    }
}
