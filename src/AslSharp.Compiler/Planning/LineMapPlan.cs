using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>Where each state stands in the definition: joins the plan at Emit, only when line mapping is on.</summary>
/// <param name="Path">The definition's path as <c>#line</c> shall name it.</param>
/// <param name="Entries">One entry for each mapped pointer.</param>
public sealed record LineMapPlan(string Path, EquatableArray<LineMapEntry> Entries);

/// <summary>The place of one state.</summary>
/// <param name="Pointer">The state's pointer, equal to <see cref="StatePlan.Pointer"/>.</param>
/// <param name="StartLine">1-based first line.</param>
/// <param name="StartColumn">1-based first column.</param>
/// <param name="EndLine">1-based last line.</param>
/// <param name="EndColumn">1-based column behind the last character.</param>
public sealed record LineMapEntry(string Pointer, int StartLine, int StartColumn, int EndLine, int EndColumn);
