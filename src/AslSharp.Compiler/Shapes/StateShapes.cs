using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

/// <summary>The data at one state. A state that no data reach has <see cref="Shape.Never"/> everywhere.</summary>
/// <param name="Pointer">The state's slash path.</param>
/// <param name="Input">What it is given: its raw input.</param>
/// <param name="EffectiveInput">
/// What it works on: after <c>InputPath</c> and <c>Parameters</c>, or <c>Arguments</c>; of a Map what an iteration is given.
/// </param>
/// <param name="Result">What it comes to, before <c>ResultSelector</c> or <c>Output</c>.</param>
/// <param name="Output">What it hands on where nothing is caught; of a Choice what any rule hands on.</param>
/// <param name="Variables">The variables of its own scope that have a value when it is entered, by name; one that may have none yet is optional.</param>
public sealed record StateShapes(string Pointer, Shape Input, Shape EffectiveInput, Shape Result, Shape Output, EquatableArray<MemberShape> Variables);
