namespace AslSharp;

/// <summary>The values that TestState shows of a state, named as its <c>inspectionData</c> (reference 14).</summary>
public enum InspectionStage
{
    /// <summary>The data after <c>InputPath</c>.</summary>
    AfterInputPath = 0,

    /// <summary>The data after <c>Parameters</c>.</summary>
    AfterParameters = 1,

    /// <summary>The data after <c>Arguments</c>.</summary>
    AfterArguments = 2,

    /// <summary>The raw result.</summary>
    Result = 3,

    /// <summary>The result after <c>ResultSelector</c>.</summary>
    AfterResultSelector = 4,

    /// <summary>The data after <c>ResultPath</c>.</summary>
    AfterResultPath = 5,

    /// <summary>The items that <c>ItemsPath</c> finds.</summary>
    AfterItemsPath = 6,

    /// <summary>The items that <c>ItemsPointer</c> finds.</summary>
    AfterItemsPointer = 7,

    /// <summary>The items after <c>ItemSelector</c>, as an array.</summary>
    AfterItemSelector = 8,

    /// <summary>The batches, as an array.</summary>
    AfterItemBatcher = 9,

    /// <summary><c>MaxConcurrency</c>.</summary>
    MaxConcurrency = 10,

    /// <summary><c>ToleratedFailureCount</c>.</summary>
    ToleratedFailureCount = 11,

    /// <summary><c>ToleratedFailurePercentage</c>.</summary>
    ToleratedFailurePercentage = 12,
}
