using AslSharp.Runtime;
using static AslSharp.Tests.Jsonata.Jsonata;

namespace AslSharp.Tests.Jsonata;

public sealed class EvaluationTests
{
    [Fact]
    public void Random_Seed_GivesWhatJavaGives()
    {
        var evaluation = new FixedEvaluation();
        Assert.Equal("0.7275636800328681", Text(JsonataFunctions.Random(evaluation, 42)));
        Assert.Equal("0.7275636800328681", Text(JsonataFunctions.Random(evaluation, 42.9)));
        Assert.Equal("0.75", Text(JsonataFunctions.Random(evaluation)));
        Assert.Equal("0.75", Text(JsonataBuiltIns.Random(evaluation).Invoke(default)));
    }

    [Fact]
    public void Host_Values_ComeFromTheEvaluation()
    {
        var evaluation = new FixedEvaluation();
        Assert.Equal("1000", Text(JsonataFunctions.Millis(evaluation)));
        Assert.Equal("1000", Text(JsonataBuiltIns.Millis(evaluation).Invoke(default)));
        Assert.Equal("\"id\"", Text(JsonataFunctions.Uuid(evaluation)));
        // Each item goes to the place drawn among those so far: 0, 1, 2, 3.
        Assert.Equal("[1,2,3,4]", Text(JsonataFunctions.Shuffle(evaluation, AslValue.Parse("[1,2,3,4]"))));
        Assert.Equal("[1]", Text(JsonataFunctions.Shuffle(evaluation, 1)));
        Fails("T0410", () => JsonataBuiltIns.Uuid(evaluation).Invoke(default, 1));
    }

    [Fact]
    public void Timestamp_OneEvaluation_IsOne()
    {
        var evaluation = new FixedEvaluation();
        Assert.Equal(evaluation.Timestamp, evaluation.Timestamp);
        Assert.Equal(1, evaluation.Reads);
    }

    private sealed class FixedEvaluation : JsonataEvaluation
    {
        internal int Reads { get; private set; }

        public override double NextRandom() => 0.75;

        public override string NewId() => "id";

        protected override DateTimeOffset ReadClock()
        {
            Reads++;
            return DateTimeOffset.FromUnixTimeSeconds(Reads);
        }
    }
}
