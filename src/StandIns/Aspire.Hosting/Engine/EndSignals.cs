using System.Runtime.InteropServices;

namespace Aspire.Hosting.Engine;

/// <summary>Ctrl+C, a hang-up or a request to terminate: asks for an orderly end in place of the sudden one.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource _asked;
    private readonly List<PosixSignalRegistration> _registrations = [];

    public EndSignals(CancellationToken alsoOn)
    {
        _asked = CancellationTokenSource.CreateLinkedTokenSource(alsoOn);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Ask));
        }
    }

    public CancellationToken Token => _asked.Token;

    public Task WaitAsync() => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Token);

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _asked.Dispose();
    }

    private void Ask(PosixSignalContext context)
    {
        context.Cancel = true;
        _asked.Cancel();
    }
}
