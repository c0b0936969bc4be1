namespace AslSharp.Fuzzing.Inputs;

/// <summary>Pieces of text that mean something somewhere in a definition.</summary>
internal static class Fragments
{
    /// <summary>What stands between strings.</summary>
    internal static readonly string[] Json =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "false", "0", "-1", "1.5", "1e400", "-0", "1e-400", "99999999999999999999", "0.1e+308", "/*", "//", "NaN", "'", "\\",
        "\"\"", "{}", "[]", "\"a.$\": \"$.a\"", "\"End\": true", "\"Next\": \"A\"", "\"Type\": \"Pass\"", "\"Type\": \"Map\"", "\"QueryLanguage\": \"JSONata\"", "\"QueryLanguage\": \"JSONPath\"",
        "\"Catch\": [{ \"ErrorEquals\": [\"States.ALL\"], \"Next\": \"A\" }]", "\"Retry\": [{ \"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 1 }]", "\uFEFF", "\0", "\u2028",
    ];

    /// <summary>What stands inside strings: paths, intrinsic functions, placeholders, escapes.</summary>
    internal static readonly string[] Text =
    [
        "$", "$$", "$.", "$.a", "$.a.b", "$['a']", "$[0]", "[*]", "[?(@.a > 1)]", "[?(@.a)]", "..", ".*", "[0:2]", "[-1]", "[0,1]", ".length()", "@", "(", ")", "[", "]", "{", "}", "'", "\\\\", "\\\"", "\\u0000", "\\ud83d", "\\n",
        "$$.Execution.Id", "$$.Map.Item.Value", "$$.Task.Token", "$v0", "$states.input", "States.Format('{}', $.a)", "States.Array($.a, 1)", "States.UUID()", "States.MathAdd($.n, 1)", "States.ArrayGetItem($.l, 0)",
        "States.StringToJson($.s)", "States.JsonMerge($.a, $.b, false)", "States.Hash('a', 'SHA-256')", "States.ALL", "States.TaskFailed", "States.Timeout", "States.Runtime", "${Name}", "${", "arn:aws:states:::lambda:invoke",
        "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "arn:aws:states:::aws-sdk:s3:getObject", "arn:aws:lambda:us-east-1:123456789012:function:f:1", ".sync", ".sync:2", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00.123456789+01:00",
        "é", "日本", "😀", "\u202E", "class", "async", "Execute", "Run", "States", "\u00AD", "__arglist", "日😀", "*/", "/*", "//", "#line", "\"\"\"", "{{", "}}", "{0}", "%", "<b>", "&amp;", "\\r\\n", "\u2028", "\u0085",
    ];

    /// <summary>Pieces of JSONata.</summary>
    internal static readonly string[] Jsonata =
    [
        "$states.input", "$states.result", "$states.errorOutput", "$states.context.Execution.Id", "$x", "$$", "$", "a.b", "a[0]", "a[b = 1]", "a.{ 'k': v }", "{ 'k': 1 }", "[1..3]", "[1, 'a', null]", "*", "**", "%.a", "^(a, >b)", "@$i", "#$i", " ~> ", " := ",
        "function($x) { $x + 1 }", "λ($a, $b)<n-n:n>{ $a }", "$map([1], function($v, $i) { $v })", "$reduce([1, 2], function($a, $b) { $a + $b })", "$sum([1, 2])", "$string(1)", "$now()", "$uuid()", "$random()", "$parse('1')", "$partition([1], 2)",
        "$range(1, 9, 2)", "$hash('a', 'MD5')", "$match('a', /a+/i)", "$replace('a', /(a)/, '$1')", "/[a-z]+/", "/(?<n>a)/", "$eval('1')", "$formatNumber(1, '#,##0.0')", "$toMillis('2030', '[Y]')", "? :", " ? 1 : 2", " & ", " and ", " or ", " in ", " = ", " != ", " <= ", "-",
        "(", ")", "[", "]", "{", "}", ";", ",", ".", "'", "\\\"", "`a b`", "/* c */", "1e99", "1e400", "0.1", "|a|{ 'b': 1 }|", "|a|{}, ['b']|", "$f(?, 1)", "$spread({})", "$lookup({}, 'a')", "$error('x')", "$assert(true, 'x')", "$f := function() { $f() }", "${P}",
    ];

    /// <summary>Values to put in a value's place.</summary>
    internal static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "99999999", "12345678901234567890", "\"\"", "\"x\"", "\"$\"", "\"$.a\"", "\"$.a[*]\"", "\"$v\"", "\"$$\"", "\"${P}\"", "\"a${P}b\"", "\"{% 1 %}\"", "\"{%%}\"", "\"{% $states.input %}\"", "\"States.UUID()\"",
        "[]", "[null]", "[[1], {}]", "{}", "{ \"a\": {} }", "{ \"a.$\": \"$.a\" }", "{ \"${P}\": 1 }", "{ \"Ref\": \"F\" }", "{ \"Fn::Sub\": \"x${Y}\" }", "\"JSONata\"", "\"JSONPath\"", "\"DISTRIBUTED\"", "\"2030-01-01T00:00:00Z\"",
    ];

    /// <summary>Some expressions for where no corpus is.</summary>
    internal static readonly string[] Expressions =
    [
        "1 + 1", "$states.input.a", "$states.input.list[p > 1].p", "$map($states.input.list, function($v) { $v.p })", "$states.input.list ~> $count()", "{ 'a': $states.input.a, 'n': [1..3] }", "$exists($states.input.b) ? 1 : 2",
        "( $f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(5) )", "$states.input.list^(>p)", "$states.input.**.p", "$states.input ~> |a|{ 'q': 1 }|", "$states.input.list#$i.{ 'i': $i }", "$string($states.context.State.Name) & 'x'",
    ];
}
