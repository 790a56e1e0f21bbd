namespace AnTq.Cli;

/// <summary>Why a command did not do what it was asked for: one line for people, in Vietnamese and English.</summary>
internal sealed class CommandFailure(string vietnamese, string english, Exception? cause = null) : Exception($"{vietnamese} / {english}", cause);
