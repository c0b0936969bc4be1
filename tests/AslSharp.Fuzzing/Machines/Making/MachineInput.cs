namespace AslSharp.Fuzzing.Machines.Making;

/// <summary>The inputs that random machines are made for.</summary>
internal static class MachineInput
{
    private const string Base = """{"a":{"p":1,"q":{"p":5}},"b":{"p":3,"in":{"p":4}},"list":[1,{"p":2},"three",{"p":{"x":2}}],"n":3,"s":"text"}""";

    /// <summary>An input, built at run time: as deep as the dice say.</summary>
    internal static AslValue Make(Dice dice)
    {
        var many = new AslValue[dice.Below(12) switch { 0 => 20_000, 1 => 500, _ => 5 }];
        for (var i = 0; i < many.Length; i++) many[i] = i;
        return AslValue.Parse(Base).With("deep", Deep(dice)).With("many", AslValue.Array(many));
    }

    /// <summary>A value that may be thousands of levels deep.</summary>
    internal static AslValue Deep(Dice dice)
    {
        var depth = dice.Below(12) switch { 0 => 200_000, 1 => 10_000, 2 => 2_000, 3 => 600, 4 => 505, _ => 4 };
        var isArray = dice.OneIn(3);
        AslValue value = dice.Pick<AslValue>(1, "end", AslValue.EmptyObject);
        for (var i = 0; i < depth; i++) value = isArray ? AslValue.Array(value) : AslValue.EmptyObject.With("p", i).With("x", value);
        return value;
    }
}
