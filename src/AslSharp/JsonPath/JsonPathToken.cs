using System.Text;

namespace AslSharp.Runtime;

/// <summary>A step of a <see cref="JsonPathQuery"/>. What a step cannot be applied to matches nothing.</summary>
internal abstract class JsonPathToken
{
    public abstract bool IsDefinite { get; }

    public abstract void Apply(JsonPathSearch search, int position, AslValue node);

    /// <summary>Whether a deep scan tries this step on a node at all.</summary>
    public abstract bool IsTriedOn(AslValue node, JsonPathSearch search);
}

/// <summary>One or several property names.</summary>
internal sealed class NamesToken(PropertyName[] names) : JsonPathToken
{
    // Several names make one object, so even they are definite.
    public override bool IsDefinite => true;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        if (!node.IsObject)
            return;
        if (names is [var name])
        {
            var value = node[name];
            if (!value.IsUndefined)
                search.Continue(position + 1, value);
            return;
        }

        if (position < search.Tokens.Length - 1)
            throw MultiplePropertiesFault(search, position);
        var members = new List<AslProperty>(names.Length);
        foreach (var wanted in names)
        {
            var value = node[wanted];
            if (!value.IsUndefined)
                members.Add(new AslProperty(wanted, value));
        }

        search.Continue(position + 1, AslValue.Object(members.ToArray()));
    }

    public override bool IsTriedOn(AslValue node, JsonPathSearch search)
    {
        if (!node.IsObject)
            return false;
        foreach (var name in names)
        {
            if (node[name].IsUndefined)
                return false;
        }

        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder("[");
        foreach (var name in names)
            text.Append(text.Length > 1 ? ", " : "").Append('\'').Append(name.Text).Append('\'');
        return text.Append(']').ToString();
    }

    // A restriction of the path library's version that the service uses.
    private static RuntimeFault MultiplePropertiesFault(JsonPathSearch search, int position) =>
        new($"Invalid path '{search.Query.Text}' : Multi properties can only be used as path leafs: "
            + JsonPathQuery.Normalize(search.Tokens[..(position + 1)]));
}

/// <summary>One or several indexes.</summary>
internal sealed class IndexesToken(int[] indexes) : JsonPathToken
{
    public override bool IsDefinite => indexes.Length == 1;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        foreach (var index in indexes)
        {
            var value = PathStep.At(node, index);
            if (!value.IsUndefined)
                search.Continue(position + 1, value);
        }
    }

    public override bool IsTriedOn(AslValue node, JsonPathSearch search) => node.IsArray;

    public override string ToString() => "[" + string.Join(",", indexes) + "]";
}

/// <summary>A slice.</summary>
internal sealed class SliceToken(int? start, int? end, int? step) : JsonPathToken
{
    private readonly int _step = step ?? 1;

    public override bool IsDefinite => false;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        if (!node.IsArray || _step == 0)
            return;
        var count = node.Count;
        // Backwards the limits are one lower: from the last element down to before the first.
        var lowest = _step > 0 ? 0 : -1;
        var highest = _step > 0 ? count : count - 1;
        var first = Limit(start, count, lowest, highest) ?? (_step > 0 ? lowest : highest);
        var limit = Limit(end, count, lowest, highest) ?? (_step > 0 ? highest : lowest);
        for (long i = first; _step > 0 ? i < limit : i > limit; i += _step)
            search.Continue(position + 1, node[(int)i]);
    }

    public override bool IsTriedOn(AslValue node, JsonPathSearch search) => node.IsArray;

    public override string ToString() => step is null ? $"[{start}:{end}]" : $"[{start}:{end}:{step}]";

    private static int? Limit(int? index, int count, int lowest, int highest) =>
        index is { } given ? Math.Clamp(given < 0 ? given + count : given, lowest, highest) : null;
}

/// <summary>All members or elements.</summary>
internal sealed class WildcardToken : JsonPathToken
{
    public override bool IsDefinite => false;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        if (node.IsObject)
        {
            foreach (var member in node.Properties)
                search.Continue(position + 1, member.Value);
        }
        else if (node.IsArray)
        {
            foreach (var item in node.Items)
                search.Continue(position + 1, item);
        }
    }

    public override bool IsTriedOn(AslValue node, JsonPathSearch search) => true;

    public override string ToString() => "[*]";
}

/// <summary>A deep scan: the step behind it is tried on a container and all containers below.</summary>
internal sealed class DescendantsToken : JsonPathToken
{
    public override bool IsDefinite => false;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        if (position + 1 < search.Tokens.Length)
            Walk(search, position + 1, node, 0);
    }

    public override bool IsTriedOn(AslValue node, JsonPathSearch search) => false;

    public override string ToString() => "..";

    private static void Walk(JsonPathSearch search, int next, AslValue node, int depth)
    {
        search.Left.Take(1);
        if (!node.IsObject && !node.IsArray)
            return;
        depth = AslValue.Deeper(depth);
        if (search.Tokens[next].IsTriedOn(node, search))
            search.Continue(next, node);
        foreach (var member in node.Properties)
            Walk(search, next, member.Value, depth);
        foreach (var item in node.Items)
            Walk(search, next, item, depth);
    }
}

/// <summary>A filter.</summary>
internal sealed class FilterToken(FilterExpression condition) : JsonPathToken
{
    public override bool IsDefinite => false;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        if (node.IsObject)
        {
            if (condition.Holds(node, search))
                search.Continue(position + 1, node);
        }
        else if (node.IsArray)
        {
            foreach (var item in node.Items)
            {
                search.Left.Take(1);
                if (condition.Holds(item, search))
                    search.Continue(position + 1, item);
            }
        }
    }

    // Elements of arrays are reached by themselves; an array is tried only if the condition holds for the array.
    public override bool IsTriedOn(AslValue node, JsonPathSearch search) => condition.Holds(node, search);

    public override string ToString() => "[?]";
}

/// <summary>A function on the value of the path before it.</summary>
internal sealed class FunctionToken(JsonPathFunction function, FilterOperand[] arguments, JsonPathQuery subject) : JsonPathToken
{
    public override bool IsDefinite => true;

    public override void Apply(JsonPathSearch search, int position, AslValue node)
    {
        var value = subject.Find(node, search);
        if (value.IsUndefined)
            return;
        var values = new AslValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Value(node, search);
        var result = JsonPathFunctions.Invoke(function, value, values);
        if (!result.IsUndefined)
            search.Continue(position + 1, result);
    }

    public override bool IsTriedOn(AslValue node, JsonPathSearch search) => true;

    public override string ToString() => $"{subject.Text[1..]}.{function.ToString().ToLowerInvariant()}()";
}
