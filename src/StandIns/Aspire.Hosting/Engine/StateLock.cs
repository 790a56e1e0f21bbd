using System.Globalization;

namespace Aspire.Hosting.Engine;

/// <summary>
/// Held while a suite runs on a state folder. The kernel releases it when its holder ends in whatever way, so there is none to clear.
/// </summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    private StateLock(FileStream file) => _file = file;

    /// <exception cref="DistributedApplicationException">Another suite runs on the folder.</exception>
    public static async Task<StateLock> TakeAsync(StateFolder state, CancellationToken cancellation)
    {
        // A script that asks whether a suite runs holds the lock for a moment itself.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            if (TryTake(state) is { } taken)
            {
                return taken;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
        }

        throw new DistributedApplicationException($"The suite is already running on {state.Path}: end that one first.");
    }

    /// <summary>Null when another suite runs on the folder.</summary>
    public static StateLock? TryTake(StateFolder state)
    {
        state.Create();
        try
        {
            // Sharing none is an exclusive flock on Linux.
            var file = new FileStream(state.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new StateLock(file);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
