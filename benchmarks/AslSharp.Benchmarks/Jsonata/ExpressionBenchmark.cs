using System.Globalization;
using System.Text.Json;
using AslSharp.Benchmarks.Measuring;
using AslSharp.Runtime;
using BenchmarkDotNet.Attributes;

namespace AslSharp.Benchmarks;

/// <summary>
/// One JSONata expression, as emitted, against the same by hand over <see cref="JsonElement"/> and over records. The input is parsed beforehand
/// for all three; as in a machine, an emitted expression finds strings and numbers still in the text.
/// </summary>
/// <typeparam name="TElement">What the expression gives by hand over elements.</typeparam>
/// <typeparam name="TTyped">What the expression gives by hand over records.</typeparam>
[MemoryDiagnoser]
public abstract class ExpressionBenchmark<TElement, TTyped>(string expression)
{
    private Func<AslValue, AslValue[], JsonataEvaluation, AslValue> _emitted = null!;
    private AslValue _value;
    private JsonElement _element;
    private Basket _basket = null!;

    /// <summary>How many items the basket has.</summary>
    [Params(9, 1_026)]
    public int Items { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _basket = Basket.Of(Items);
        _element = _basket.ToElement();
        _value = AslValue.Parse(_basket.ToJson());
        _emitted = ExpressionAssembly.Compile(expression);
        var byHand = JsonSerializer.Serialize(OverElement(_element), JsonSerializerOptions.Web);
        if (!AslValue.Parse(byHand).Equals(Round(Emitted())))
            throw new InvalidOperationException($"{expression} gives {Emitted().ToJson()}, by hand {byHand}.");
        var typed = JsonSerializer.Serialize(OverRecords(_basket), JsonSerializerOptions.Web);
        if (typed != byHand && TypedIsComparable) throw new InvalidOperationException($"{expression} gives {typed} typed, by hand {byHand}.");
    }

    /// <summary>By hand over a parsed document.</summary>
    [Benchmark(Baseline = true)]
    public TElement JsonElement() => OverElement(_element);

    /// <summary>By hand over records.</summary>
    [Benchmark]
    public TTyped Typed() => OverRecords(_basket);

    /// <summary>As the generator emits it.</summary>
    [Benchmark]
    public AslValue Emitted() => _emitted(_value, [], null!);

    /// <summary>The three ways side by side, for so many items.</summary>
    internal BenchmarkSuite ToSuite(string name, int items)
    {
        Items = items;
        Setup();
        var suite = new BenchmarkSuite(string.Create(CultureInfo.InvariantCulture, $"JSONata {name}, {items:#,##0} items"), "evaluation");
        suite.AddSynchronous("C# over JsonElement", JsonElement, null);
        suite.AddSynchronous("C# over records", Typed, null);
        suite.AddSynchronous("AslSharp", Emitted, null);
        return suite;
    }

    /// <summary>Whether the typed result has the JSON of the others.</summary>
    protected virtual bool TypedIsComparable => true;

    /// <summary>The expression by hand over a parsed document.</summary>
    protected abstract TElement OverElement(JsonElement input);

    /// <summary>The expression by hand over records.</summary>
    protected abstract TTyped OverRecords(Basket input);

    // A value as its text reads back: what is compared are results, not how their numbers are held.
    private static AslValue Round(AslValue value) => AslValue.Parse(value.ToJson());
}
