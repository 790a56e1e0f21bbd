namespace AnTq.Organizations.Domain.Register;

/// <summary>The stable reasons for which rows of an import can't be taken. The contract lists them at <c>ImportFault.reason</c>.</summary>
internal static class ImportReasons
{
    /// <summary>A level that units of the register do not have.</summary>
    public const string LevelInvalid = "LEVEL_INVALID";

    /// <summary>The code has not the number of digits of its level.</summary>
    public const string CodeInvalid = "CODE_INVALID";

    /// <summary>The name is blank, too long, or of several lines.</summary>
    public const string NameInvalid = "NAME_INVALID";

    /// <summary>The type does not belong to the level.</summary>
    public const string TypeDoesNotFitLevel = "TYPE_DOES_NOT_FIT_LEVEL";

    /// <summary>Not a day between 1945 and 2100.</summary>
    public const string DayInvalid = "DAY_INVALID";

    /// <summary>It ends before, or on the day on which, it starts.</summary>
    public const string EndsBeforeItStarts = "VALIDITY_ENDS_BEFORE_IT_STARTS";

    /// <summary>The same level, code and day, or the same link, stands in the stream twice.</summary>
    public const string RowRepeated = "ROW_REPEATED";

    /// <summary>On some days another version of the same level and code holds.</summary>
    public const string VersionsOverlap = "VERSIONS_OVERLAP";

    /// <summary>It says the same as the version before it.</summary>
    public const string ChangesNothing = "VERSION_CHANGES_NOTHING";

    /// <summary>The parent's code is missing, or not one of a higher level.</summary>
    public const string ParentInvalid = "PARENT_INVALID";

    /// <summary>No unit bears the parent's code on the first day.</summary>
    public const string ParentNotFound = "PARENT_NOT_FOUND";

    /// <summary>The parent ends earlier.</summary>
    public const string ParentNotInForce = "PARENT_NOT_IN_FORCE";

    /// <summary>What stands below it would be without a parent.</summary>
    public const string SubordinatesInForce = "SUBORDINATES_IN_FORCE";

    /// <summary>No unit bore the code on the day before.</summary>
    public const string PredecessorNotInForce = "PREDECESSOR_NOT_IN_FORCE";

    /// <summary>No unit bears the code on the day.</summary>
    public const string SuccessorNotInForce = "SUCCESSOR_NOT_IN_FORCE";

    /// <summary>A unit that goes on can't succeed itself.</summary>
    public const string SucceedsItself = "SUCCEEDS_ITSELF";

    /// <summary>The extent is missing, or all of one unit is said to go to several.</summary>
    public const string ExtentInvalid = "EXTENT_INVALID";
}
