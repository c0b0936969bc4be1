using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The built-in functions as values, made on first use, with all that their signatures say: called by <see cref="JsonataFunction.Invoke"/>, they
/// take the context value for an argument marked with <c>-</c>. The arity is how many parameters the reference's own functions declare, which
/// decides what the higher-order functions pass.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonataBuiltIns
{
    /// <summary><c>$sum</c>, <c>&lt;a&lt;n&gt;:n&gt;</c>.</summary>
    public static JsonataFunction Sum => field ??= JsonataFunction.BuiltIn("sum", 1, static a => JsonataFunctions.Sum(a[0]));

    /// <summary><c>$count</c>, <c>&lt;a:n&gt;</c>.</summary>
    public static JsonataFunction Count => field ??= JsonataFunction.BuiltIn("count", 1, static a => JsonataFunctions.Count(a[0]));

    /// <summary><c>$max</c>, <c>&lt;a&lt;n&gt;:n&gt;</c>.</summary>
    public static JsonataFunction Max => field ??= JsonataFunction.BuiltIn("max", 1, static a => JsonataFunctions.Max(a[0]));

    /// <summary><c>$min</c>, <c>&lt;a&lt;n&gt;:n&gt;</c>.</summary>
    public static JsonataFunction Min => field ??= JsonataFunction.BuiltIn("min", 1, static a => JsonataFunctions.Min(a[0]));

    /// <summary><c>$average</c>, <c>&lt;a&lt;n&gt;:n&gt;</c>.</summary>
    public static JsonataFunction Average => field ??= JsonataFunction.BuiltIn("average", 1, static a => JsonataFunctions.Average(a[0]));

    /// <summary><c>$string</c>, <c>&lt;x-b?:s&gt;</c>.</summary>
    public static JsonataFunction String
        => field ??= JsonataFunction.BuiltIn("string", 1, static a => JsonataFunctions.String(a[0], a.Length > 1 ? a[1] : default));

    /// <summary><c>$substring</c>, <c>&lt;s-nn?:s&gt;</c>.</summary>
    public static JsonataFunction Substring => field ??= JsonataFunction.BuiltIn("substring", 3, static a => JsonataFunctions.Substring(a[0], a[1], a[2]));

    /// <summary><c>$substringBefore</c>, <c>&lt;s-s:s&gt;</c>.</summary>
    public static JsonataFunction SubstringBefore
        => field ??= JsonataFunction.BuiltIn("substringBefore", 2, static a => JsonataFunctions.SubstringBefore(a[0], a[1]));

    /// <summary><c>$substringAfter</c>, <c>&lt;s-s:s&gt;</c>.</summary>
    public static JsonataFunction SubstringAfter
        => field ??= JsonataFunction.BuiltIn("substringAfter", 2, static a => JsonataFunctions.SubstringAfter(a[0], a[1]));

    /// <summary><c>$lowercase</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction Lowercase => field ??= JsonataFunction.BuiltIn("lowercase", 1, static a => JsonataFunctions.Lowercase(a[0]));

    /// <summary><c>$uppercase</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction Uppercase => field ??= JsonataFunction.BuiltIn("uppercase", 1, static a => JsonataFunctions.Uppercase(a[0]));

    /// <summary><c>$length</c>, <c>&lt;s-:n&gt;</c>.</summary>
    public static JsonataFunction Length => field ??= JsonataFunction.BuiltIn("length", 1, static a => JsonataFunctions.Length(a[0]));

    /// <summary><c>$trim</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction Trim => field ??= JsonataFunction.BuiltIn("trim", 1, static a => JsonataFunctions.Trim(a[0]));

    /// <summary><c>$pad</c>, <c>&lt;s-ns?:s&gt;</c>.</summary>
    public static JsonataFunction Pad => field ??= JsonataFunction.BuiltIn("pad", 3, static a => JsonataFunctions.Pad(a[0], a[1], a[2]));

    /// <summary><c>$match</c>, <c>&lt;s-f&lt;s:o&gt;n?:a&lt;o&gt;&gt;</c>.</summary>
    public static JsonataFunction Match => field ??= JsonataFunction.BuiltIn("match", 3, static a => JsonataFunctions.Match(a[0], a[1], a[2]));

    /// <summary><c>$contains</c>, <c>&lt;s-(sf):b&gt;</c>.</summary>
    public static JsonataFunction Contains => field ??= JsonataFunction.BuiltIn("contains", 2, static a => JsonataFunctions.Contains(a[0], a[1]));

    /// <summary><c>$replace</c>, <c>&lt;s-(sf)(sf)n?:s&gt;</c>.</summary>
    public static JsonataFunction Replace => field ??= JsonataFunction.BuiltIn("replace", 4, static a => JsonataFunctions.Replace(a[0], a[1], a[2], a[3]));

    /// <summary><c>$split</c>, <c>&lt;s-(sf)n?:a&lt;s&gt;&gt;</c>.</summary>
    public static JsonataFunction Split => field ??= JsonataFunction.BuiltIn("split", 3, static a => JsonataFunctions.Split(a[0], a[1], a[2]));

    /// <summary><c>$join</c>, <c>&lt;a&lt;s&gt;s?:s&gt;</c>.</summary>
    public static JsonataFunction Join => field ??= JsonataFunction.BuiltIn("join", 2, static a => JsonataFunctions.Join(a[0], a[1]));

    /// <summary><c>$floor</c>, <c>&lt;n-:n&gt;</c>.</summary>
    public static JsonataFunction Floor => field ??= JsonataFunction.BuiltIn("floor", 1, static a => JsonataFunctions.Floor(a[0]));

    /// <summary><c>$ceil</c>, <c>&lt;n-:n&gt;</c>.</summary>
    public static JsonataFunction Ceil => field ??= JsonataFunction.BuiltIn("ceil", 1, static a => JsonataFunctions.Ceil(a[0]));

    /// <summary><c>$round</c>, <c>&lt;n-n?:n&gt;</c>.</summary>
    public static JsonataFunction Round => field ??= JsonataFunction.BuiltIn("round", 2, static a => JsonataFunctions.Round(a[0], a[1]));

    /// <summary><c>$abs</c>, <c>&lt;n-:n&gt;</c>.</summary>
    public static JsonataFunction Abs => field ??= JsonataFunction.BuiltIn("abs", 1, static a => JsonataFunctions.Abs(a[0]));

    /// <summary><c>$sqrt</c>, <c>&lt;n-:n&gt;</c>.</summary>
    public static JsonataFunction Sqrt => field ??= JsonataFunction.BuiltIn("sqrt", 1, static a => JsonataFunctions.Sqrt(a[0]));

    /// <summary><c>$power</c>, <c>&lt;n-n:n&gt;</c>.</summary>
    public static JsonataFunction Power => field ??= JsonataFunction.BuiltIn("power", 2, static a => JsonataFunctions.Power(a[0], a[1]));

    /// <summary><c>$boolean</c>, <c>&lt;x-:b&gt;</c>.</summary>
    public static JsonataFunction Boolean => field ??= JsonataFunction.BuiltIn("boolean", 1, static a => JsonataFunctions.Boolean(a[0]));

    /// <summary><c>$not</c>, <c>&lt;x-:b&gt;</c>.</summary>
    public static JsonataFunction Not => field ??= JsonataFunction.BuiltIn("not", 1, static a => JsonataFunctions.Not(a[0]));

    /// <summary><c>$map</c>, <c>&lt;af&gt;</c>.</summary>
    public static JsonataFunction Map => field ??= JsonataFunction.BuiltIn("map", 2, static a => JsonataFunctions.Map(a[0], a[1]));

    /// <summary><c>$filter</c>, <c>&lt;af&gt;</c>.</summary>
    public static JsonataFunction Filter => field ??= JsonataFunction.BuiltIn("filter", 2, static a => JsonataFunctions.Filter(a[0], a[1]));

    /// <summary><c>$single</c>, <c>&lt;af?&gt;</c>.</summary>
    public static JsonataFunction Single =>
        field ??= JsonataFunction.BuiltIn("single", 2, static a => a[1].IsUndefined ? JsonataFunctions.Single(a[0]) : JsonataFunctions.Single(a[0], a[1]));

    /// <summary><c>$reduce</c>, <c>&lt;afj?:j&gt;</c>.</summary>
    public static JsonataFunction Reduce => field ??= JsonataFunction.BuiltIn("reduce", 3, static a => JsonataFunctions.Reduce(a[0], a[1], a[2]));

    /// <summary><c>$sift</c>, <c>&lt;o-f?:o&gt;</c>.</summary>
    public static JsonataFunction Sift =>
        field ??= JsonataFunction.BuiltIn("sift", 2, static a => a[1].IsUndefined ? JsonataFunctions.Sift(a[0]) : JsonataFunctions.Sift(a[0], a[1]));

    /// <summary><c>$keys</c>, <c>&lt;x-:a&lt;s&gt;&gt;</c>.</summary>
    public static JsonataFunction Keys => field ??= JsonataFunction.BuiltIn("keys", 1, static a => JsonataFunctions.Keys(a[0]));

    /// <summary><c>$lookup</c>, <c>&lt;x-s:x&gt;</c>.</summary>
    public static JsonataFunction Lookup => field ??= JsonataFunction.BuiltIn("lookup", 2, static a => JsonataFunctions.Lookup(a[0], a[1]));

    /// <summary><c>$append</c>, <c>&lt;xx:a&gt;</c>.</summary>
    public static JsonataFunction Append => field ??= JsonataFunction.BuiltIn("append", 2, static a => JsonataFunctions.Append(a[0], a[1]));

    /// <summary><c>$exists</c>, <c>&lt;x:b&gt;</c>.</summary>
    public static JsonataFunction Exists => field ??= JsonataFunction.BuiltIn("exists", 1, static a => JsonataFunctions.Exists(a[0]));

    /// <summary><c>$spread</c>, <c>&lt;x-:a&lt;o&gt;&gt;</c>.</summary>
    public static JsonataFunction Spread => field ??= JsonataFunction.BuiltIn("spread", 1, static a => JsonataFunctions.Spread(a[0]));

    /// <summary><c>$merge</c>, <c>&lt;a&lt;o&gt;:o&gt;</c>.</summary>
    public static JsonataFunction Merge => field ??= JsonataFunction.BuiltIn("merge", 1, static a => JsonataFunctions.Merge(a[0]));

    /// <summary><c>$reverse</c>, <c>&lt;a:a&gt;</c>.</summary>
    public static JsonataFunction Reverse => field ??= JsonataFunction.BuiltIn("reverse", 1, static a => JsonataFunctions.Reverse(a[0]));

    /// <summary><c>$each</c>, <c>&lt;o-f:a&gt;</c>.</summary>
    public static JsonataFunction Each =>
        field ??= JsonataFunction.BuiltIn("each", 2, static a => a[0].IsArray ? JsonataFunctions.EachItem(a[0], a[1]) : JsonataFunctions.Each(a[0], a[1]));

    /// <summary><c>$error</c>, <c>&lt;s?:x&gt;</c>.</summary>
    public static JsonataFunction Error => field ??= JsonataFunction.BuiltIn("error", 1, static a => JsonataFunctions.Error(a[0]));

    /// <summary><c>$assert</c>, <c>&lt;bs?:x&gt;</c>.</summary>
    public static JsonataFunction Assert => field ??= JsonataFunction.BuiltIn("assert", 2, static a => JsonataFunctions.Assert(a[0], a[1]));

    /// <summary><c>$type</c>, <c>&lt;x:s&gt;</c>.</summary>
    public static JsonataFunction Type => field ??= JsonataFunction.BuiltIn("type", 1, static a => JsonataFunctions.Type(a[0]));

    /// <summary><c>$sort</c>, <c>&lt;af?:a&gt;</c>.</summary>
    public static JsonataFunction Sort =>
        field ??= JsonataFunction.BuiltIn("sort", 2, static a => a[1].IsUndefined ? JsonataFunctions.Sort(a[0]) : JsonataFunctions.Sort(a[0], a[1]));

    /// <summary><c>$distinct</c>, <c>&lt;x:x&gt;</c>.</summary>
    public static JsonataFunction Distinct => field ??= JsonataFunction.BuiltIn("distinct", 1, static a => JsonataFunctions.Distinct(a[0]));

    /// <summary><c>$base64encode</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction Base64encode => field ??= JsonataFunction.BuiltIn("base64encode", 1, static a => JsonataFunctions.Base64encode(a[0]));

    /// <summary><c>$base64decode</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction Base64decode => field ??= JsonataFunction.BuiltIn("base64decode", 1, static a => JsonataFunctions.Base64decode(a[0]));

    /// <summary><c>$encodeUrlComponent</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction EncodeUrlComponent
        => field ??= JsonataFunction.BuiltIn("encodeUrlComponent", 1, static a => JsonataFunctions.EncodeUrlComponent(a[0]));

    /// <summary><c>$encodeUrl</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction EncodeUrl => field ??= JsonataFunction.BuiltIn("encodeUrl", 1, static a => JsonataFunctions.EncodeUrl(a[0]));

    /// <summary><c>$decodeUrlComponent</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction DecodeUrlComponent
        => field ??= JsonataFunction.BuiltIn("decodeUrlComponent", 1, static a => JsonataFunctions.DecodeUrlComponent(a[0]));

    /// <summary><c>$decodeUrl</c>, <c>&lt;s-:s&gt;</c>.</summary>
    public static JsonataFunction DecodeUrl => field ??= JsonataFunction.BuiltIn("decodeUrl", 1, static a => JsonataFunctions.DecodeUrl(a[0]));

    /// <summary><c>$clone</c>, <c>&lt;(oa)-:o&gt;</c>.</summary>
    public static JsonataFunction Clone => field ??= JsonataFunction.BuiltIn("clone", 1, static a => JsonataFunctions.Clone(a[0]));

    /// <summary><c>$partition</c>, <c>&lt;an:a&lt;a&gt;&gt;</c>.</summary>
    public static JsonataFunction Partition => field ??= JsonataFunction.BuiltIn("partition", 2, static a => JsonataFunctions.Partition(a[0], a[1]));

    /// <summary><c>$range</c>, <c>&lt;nnn:a&lt;n&gt;&gt;</c>.</summary>
    public static JsonataFunction Range => field ??= JsonataFunction.BuiltIn("range", 3, static a => JsonataFunctions.Range(a[0], a[1], a[2]));

    /// <summary><c>$hash</c>, <c>&lt;xs?:s&gt;</c>.</summary>
    public static JsonataFunction Hash => field ??= JsonataFunction.BuiltIn("hash", 2, static a => JsonataFunctions.Hash(a[0], a[1]));

    /// <summary><c>$parse</c>, <c>&lt;s:j&gt;</c>.</summary>
    public static JsonataFunction Parse => field ??= JsonataFunction.BuiltIn("parse", 1, static a => JsonataFunctions.Parse(a[0]));

    /// <summary><c>$zip</c>, <c>&lt;a+&gt;</c>.</summary>
    public static JsonataFunction Zip => field ??= JsonataFunction.BuiltIn("zip", 0, static a => JsonataFunctions.Zip(a));

    /// <summary><c>$shuffle</c>, <c>&lt;a:a&gt;</c>.</summary>
    /// <param name="evaluation">Where randomness comes from.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction Shuffle(JsonataEvaluation evaluation) =>
        JsonataFunction.BuiltIn("shuffle", 1, a => JsonataFunctions.Shuffle(evaluation, a[0]));

    /// <summary><c>$random</c>, <c>&lt;n?:n&gt;</c>.</summary>
    /// <param name="evaluation">Where randomness comes from.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction Random(JsonataEvaluation evaluation) =>
        JsonataFunction.BuiltIn("random", 0, a => JsonataFunctions.Random(evaluation, a.IsEmpty ? default : a[0]));

    /// <summary><c>$millis</c>, <c>&lt;:n&gt;</c>.</summary>
    /// <param name="evaluation">Where time comes from.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction Millis(JsonataEvaluation evaluation) =>
        JsonataFunction.BuiltIn("millis", 0, _ => JsonataFunctions.Millis(evaluation));

    /// <summary><c>$uuid</c>, <c>&lt;:s&gt;</c>.</summary>
    /// <param name="evaluation">Where ids come from.</param>
    /// <returns>The function.</returns>
    public static JsonataFunction Uuid(JsonataEvaluation evaluation) =>
        JsonataFunction.BuiltIn("uuid", 0, _ => JsonataFunctions.Uuid(evaluation));
}
