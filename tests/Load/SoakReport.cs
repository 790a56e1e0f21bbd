namespace AnTq.Load;

/// <summary>How things stood at one moment of a soak.</summary>
/// <param name="At">Time since its begin.</param>
/// <param name="Backlog">Number of events that had not reached the broker.</param>
/// <param name="Memory">Resident bytes of the first copy of each service, which is never killed.</param>
public sealed record SoakSample(TimeSpan At, long Backlog, IReadOnlyDictionary<string, long> Memory);

/// <summary>What a soak showed.</summary>
/// <param name="Samples">The samples in order.</param>
/// <param name="Kills">Number of services killed.</param>
/// <param name="UntilQuiet">Time from the load's end until everything had taken effect.</param>
/// <param name="Faults">What is lost, doubled or half done.</param>
public sealed record SoakReport(IReadOnlyList<SoakSample> Samples, int Kills, TimeSpan UntilQuiet, IReadOnlyList<string> Faults);
