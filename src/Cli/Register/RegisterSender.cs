using AnTq.Organizations.V1;
using Grpc.Core;

namespace AnTq.Cli.Register;

/// <summary>Sends the rows of an import and waits for its report.</summary>
internal static class RegisterSender
{
    private const int RowsPerMessage = 500;

    /// <summary>Sends a header and rows.</summary>
    /// <param name="call">The call, opened.</param>
    /// <param name="header">The message with the header.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="message">Makes a message of some rows.</param>
    /// <param name="sent">Is told how many rows have been sent.</param>
    /// <returns>The service's report.</returns>
    /// <exception cref="RpcException">The service refuses, or can't be reached.</exception>
    public static async Task<ImportReport> SendAsync<TMessage, TRow>(
        AsyncClientStreamingCall<TMessage, ImportReport> call,
        TMessage header,
        IReadOnlyList<TRow> rows,
        Func<TRow[], TMessage> message,
        Action<int> sent)
    {
        try
        {
            await call.RequestStream.WriteAsync(header);
            foreach (var part in rows.Chunk(RowsPerMessage))
            {
                await call.RequestStream.WriteAsync(message(part));
                sent(part.Length);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception ended) when (ended is InvalidOperationException or RpcException)
        {
            // The service has ended the call before all was sent: its answer says why.
        }

        return await call.ResponseAsync;
    }
}
