namespace AnTq.Platform.Persistence;

/// <summary>The database cannot be brought to the state that this release needs. Waiting does not help: the process ends.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Says which script and why.</summary>
    /// <param name="message">One sentence for the operator.</param>
    /// <param name="cause">What the database said.</param>
    public MigrationException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
