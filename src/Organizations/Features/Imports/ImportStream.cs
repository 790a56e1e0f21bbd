using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Mutations;
using Google.Protobuf;
using Grpc.Core;

namespace AnTq.Organizations.Features.Imports;

/// <summary>The stream of an import: a header, then as many rows as it says.</summary>
/// <typeparam name="TMessage">Type of the stream's messages.</typeparam>
/// <typeparam name="TSent">Type of the rows in them.</typeparam>
/// <typeparam name="TRow">A row that could be read.</typeparam>
/// <param name="part">Takes a message apart: it has a header or rows.</param>
/// <param name="number">The number of a row.</param>
/// <param name="read">Reads a row by itself and notes what is wrong with it; null when it can't be read.</param>
internal sealed class ImportStream<TMessage, TSent, TRow>(
    Func<TMessage, (ImportHeader? Header, IReadOnlyList<TSent>? Rows)> part, Func<TSent, int> number, Func<TSent, ImportFaults, TRow?> read)
    where TSent : IMessage
    where TRow : class
{
    private static readonly TimeSpan GreatestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Reads it to its end and imports its rows: all of them, or none.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="mutations">Runs the import.</param>
    /// <param name="import">Imports.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="RefusalException">The stream is not of this form, is cut short, or says nothing for a minute.</exception>
    public async Task<ImportReport> ImportAsync(
        IAsyncStreamReader<TMessage> stream, MutationRunner mutations, Func<Mutation, ReadImport<TRow>, Task<ImportReport>> import, Call call)
    {
        if (!await NextAsync(stream, call) || part(stream.Current).Header is not { } header)
            throw Misplaced("header", "phải nằm trong thông điệp đầu tiên", "must be in the first message");
        using var request = new StreamedRequest(header);
        var faults = new ImportFaults();
        var rows = await ReadRowsAsync(stream, header.RowCount, request, faults, call);
        return await mutations.RunAsync(request, call, mutation => import(mutation, new(header, rows, faults)));
    }

    private async Task<List<TRow>> ReadRowsAsync(
        IAsyncStreamReader<TMessage> stream, int declared, StreamedRequest request, ImportFaults faults, Call call)
    {
        var rows = new List<TRow>();
        var (count, last) = (0, 0);
        while (await NextAsync(stream, call))
        {
            foreach (var row in part(stream.Current).Rows
                ?? throw Misplaced("rows", "phải có trong mọi thông điệp sau thông điệp đầu tiên", "must be in all messages but the first"))
            {
                if (++count > declared)
                    throw ImportErrors.RowCountDiffers(declared, count);
                if (number(row) <= last)
                    throw Misplaced("rows.rows.row_number", $"{number(row)} phải lớn hơn {last}", $"{number(row)} must be greater than {last}");
                last = number(row);
                request.Add(row);
                if (read(row, faults) is { } readable)
                    rows.Add(readable);
            }
        }

        return count == declared ? rows : throw ImportErrors.RowCountDiffers(declared, count);
    }

    // Whoever falls silent must not keep what he has sent in this process's memory for ever.
    private static async Task<bool> NextAsync(IAsyncStreamReader<TMessage> stream, Call call)
    {
        try
        {
            return await stream.MoveNext(call.CancellationToken).WaitAsync(GreatestSilence, TimeProvider.System, call.CancellationToken);
        }
        catch (TimeoutException silent)
        {
            throw new RefusalException(
                PlatformErrors.DeadlineExceeded,
                new LocalizedText(
                    $"Không nhận được gì trong {GreatestSilence.TotalSeconds:0} giây.",
                    $"Nothing has been received for {GreatestSilence.TotalSeconds:0} s."),
                silent);
        }
    }

    private static RefusalException Misplaced(string field, string vietnamese, string english) => new(
        PlatformErrors.ValidationFailed,
        new LocalizedText($"{field} {vietnamese}.", $"{field} {english}."))
    {
        FieldViolations = [new FieldViolation(field, new LocalizedText(vietnamese, english))],
    };
}
