using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Analysis;

/// <summary>
/// What the tests of one Choice state can tell apart. Each dimension is a value of the data: where a number lies among the numbers that
/// it is compared with, which boolean it is, whether a test of its kind holds. A situation is one position on each.
/// </summary>
internal sealed class ChoiceDimensions
{
    private static readonly Comparer<object> Order = Comparer<object>.Create(static (left, right) =>
        left is string text ? string.CompareOrdinal(text, (string)right) : Comparer<object>.Default.Compare(left, right));

    private readonly List<Dimension> _dimensions = [];
    private readonly Dictionary<string, Dimension> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<BoundDataTest, Test> _tests = new(ReferenceComparer.Instance);

    private enum Form
    {
        /// <summary>Holds or not.</summary>
        Flag,

        /// <summary>Something else, false, or true.</summary>
        Boolean,

        /// <summary>Something else, or a place among the points: before the first, at it, between it and the second…</summary>
        Ordered,
    }

    /// <summary>The number of dimensions.</summary>
    public int Count => _dimensions.Count;

    /// <summary>Adds the dimensions of a condition.</summary>
    public void Add(BoundCondition condition)
    {
        switch (condition)
        {
            case BoundBooleanCondition many:
                foreach (var part in many.Conditions)
                    Add(part);
                break;
            case BoundNotCondition not:
                Add(not.Condition);
                break;
            case BoundDataTest test:
                Add(test);
                break;
        }
    }

    /// <summary>Ends the adding.</summary>
    /// <param name="most">How often a test may be tried in all.</param>
    /// <returns>False when that is not enough for all situations.</returns>
    public bool Complete(int most)
    {
        var count = (long)_tests.Count;
        foreach (var dimension in _dimensions)
        {
            dimension.Points.Sort(Order);
            count *= dimension.Size;
            if (count > most)
                return false;
        }

        foreach (var test in _tests.Values)
            test.Position = test.Point is null ? 0 : test.Dimension.Points.BinarySearch(test.Point, Order);
        return true;
    }

    /// <summary>The next situation; false after the last.</summary>
    public bool MoveNext(int[] situation)
    {
        for (var i = 0; i < situation.Length; i++)
        {
            if (++situation[i] < _dimensions[i].Size)
                return true;
            situation[i] = 0;
        }

        return false;
    }

    /// <summary>Whether some value is of another type than its tests ask for.</summary>
    public bool IsOddValue(int[] situation) => _dimensions.Any(dimension => dimension.Form != Form.Flag && situation[dimension.Index] == 0);

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(BoundCondition condition, int[] situation) => condition switch
    {
        BoundBooleanCondition many => HoldsTogether(many, situation),
        BoundNotCondition not => !Holds(not.Condition, situation),
        BoundDataTest test => _tests[test].Holds(situation),
        _ => throw new InvalidOperationException($"No situation for {condition.GetType().Name}."),
    };

    // A loop and no query: this is asked a million times of a large state.
    private bool HoldsTogether(BoundBooleanCondition many, int[] situation)
    {
        foreach (var part in many.Conditions)
        {
            if (Holds(part, situation) != many.IsAnd)
                return !many.IsAnd;
        }

        return many.IsAnd;
    }

    private void Add(BoundDataTest test)
    {
        var variable = test.Variable.Path.Text;
        var split = test.Operator.StartsWith("Is", StringComparison.Ordinal) ? 0
            : new[] { "Numeric", "String", "Timestamp", "Boolean" }.First(family => test.Operator.StartsWith(family, StringComparison.Ordinal)).Length;
        var (family, comparison) = (test.Operator.Substring(0, split), test.Operator.Substring(split));
        _tests[test] = (family, test.Operand) switch
        {
            ("", BoundConstant constant) => Flag($"{comparison} {variable}", constant.Value.Kind != JsonSyntaxKind.False),
            ("", _) => Flag($"{comparison} {OperandText(test.Operand)} {variable}", true),
            ("Boolean", BoundConstant constant)
                => new Test(Get($"Boolean {variable}", Form.Boolean), constant.Value.Kind == JsonSyntaxKind.True ? "True" : "False", null),
            ("Numeric", BoundConstant { Value: JsonNumberSyntax number }) => Compare($"Numeric {variable}", comparison, FieldReader.ParseNumber(number.Text)),
            ("Timestamp", BoundTimestamp moment) => Compare($"Timestamp {variable}", comparison, moment.UnixSeconds + (moment.Nanoseconds / 1_000_000_000m)),
            ("String", BoundConstant { Value: JsonStringSyntax text }) when comparison == "Matches" => Flag($"Matches {text.Value} {variable}", true),
            ("String", BoundConstant { Value: JsonStringSyntax text }) when !Placeholder.IsIn(text.Value)
                => Compare($"String {variable}", comparison, text.Value),
            ("Boolean", _) => Flag($"Boolean {OperandText(test.Operand)} {variable}", true),
            _ => Compare($"{family} {OperandText(test.Operand)} {variable}", comparison, ""),
        };
    }

    private static string OperandText(BoundExpression operand) => operand switch
    {
        BoundPath path => path.Path.Text,
        BoundConstant { Value: JsonStringSyntax text } => text.Value,
        _ => throw new InvalidOperationException($"No operand {operand.GetType().Name}."),
    };

    private Test Flag(string key, bool isWanted) => new(Get(key, Form.Flag), isWanted ? "Set" : "Unset", null);

    private Test Compare(string key, string comparison, object point)
    {
        var dimension = Get(key, Form.Ordered);
        if (dimension.Known.Add(point))
            dimension.Points.Add(point);
        return new Test(dimension, comparison, point);
    }

    private Dimension Get(string key, Form form)
    {
        if (!_byKey.TryGetValue(key, out var dimension))
        {
            _byKey[key] = dimension = new Dimension(_dimensions.Count, form);
            _dimensions.Add(dimension);
        }

        return dimension;
    }

    private sealed class Dimension(int index, Form form)
    {
        public int Index { get; } = index;

        public Form Form { get; } = form;

        public List<object> Points { get; } = [];

        public HashSet<object> Known { get; } = [];

        public int Size => Form switch { Form.Flag => 2, Form.Boolean => 3, _ => (2 * Points.Count) + 2 };
    }

    private sealed class Test(Dimension dimension, string comparison, object? point)
    {
        public Dimension Dimension { get; } = dimension;

        public object? Point { get; } = point;

        public int Position { get; set; }

        public bool Holds(int[] situation)
        {
            var place = situation[Dimension.Index];

            // Place 0 is a value of another type; the point itself lies at twice its position and 2.
            var distance = place - ((2 * Position) + 2);
            return comparison switch
            {
                "Set" => place == 1,
                "Unset" => place == 0,
                "True" => place == 2,
                "False" => place == 1,
                "Equals" => distance == 0,
                "LessThan" => place > 0 && distance < 0,
                "LessThanEquals" => place > 0 && distance <= 0,
                "GreaterThan" => distance > 0,
                "GreaterThanEquals" => distance >= 0,
                _ => throw new InvalidOperationException($"No comparison {comparison}."),
            };
        }
    }

    // Tests are told apart by their place in the state; comparing them by value would be work.
    private sealed class ReferenceComparer : IEqualityComparer<BoundDataTest>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(BoundDataTest? x, BoundDataTest? y) => ReferenceEquals(x, y);

        public int GetHashCode(BoundDataTest obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
