using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata.Pictures;

/// <summary>What the tests of pictures share.</summary>
internal static class PictureAssert
{
    /// <summary>2018-03-23T10:33:36.617Z, a Friday.</summary>
    internal const long Moment = 1521801216617;

    internal static JsonataEvaluation Evaluation { get; } = new FixedEvaluation();

    internal static void Fails(string code, Action action) => Assert.Equal(code, Assert.Throws<JsonataException>(action).Code);

    private sealed class FixedEvaluation : JsonataEvaluation
    {
        public override double NextRandom() => 0;

        public override string NewId() => "";

        protected override DateTimeOffset ReadClock() => DateTimeOffset.FromUnixTimeMilliseconds(Moment);
    }
}
