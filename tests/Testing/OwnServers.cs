using System.Collections.Concurrent;
using System.Diagnostics;

namespace AnTq.Testing;

/// <summary>The set of servers that this process started: the program of tests/Testing.Servers, which ends when its input does.</summary>
internal sealed class OwnServers
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _values = new();
    private readonly Process _program;

    private OwnServers(Process program) => _program = program;

    public static OwnServers Start()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Assembly("tests/Testing.Servers", "AnTq.Testing.Servers")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var servers = new OwnServers(Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started."));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => servers.Stop();
        _ = servers.ReadAsync();
        return servers;
    }

    public Task<string> ValueAsync(string name) => Value(name).Task.WaitAsync(_startLimit, TimeProvider.System);

    private TaskCompletionSource<string> Value(string name) =>
        _values.GetOrAdd(name, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ReadAsync()
    {
        var errors = _program.StandardError.ReadToEndAsync();
        while (await _program.StandardOutput.ReadLineAsync() is { } line)
        {
            var separator = line.IndexOf('=', StringComparison.Ordinal);
            Value(line[..separator]).TrySetResult(line[(separator + 1)..]);
        }

        // Whoever still waits, or asks later, would wait in vain.
        var failure = new InvalidOperationException($"The servers for the tests ended: {await errors}");
        foreach (var name in new[] { "ANTQ_TEST_POSTGRES", "ANTQ_TEST_RABBITMQ", "ANTQ_TEST_RABBITMQ_VIRTUAL_HOSTS", "ANTQ_TEST_REDIS" })
        {
            Value(name).TrySetException(failure);
        }
    }

    private void Stop()
    {
        _program.StandardInput.Close();
        _program.WaitForExit(_stopLimit);
    }
}
