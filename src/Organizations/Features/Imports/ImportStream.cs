using AnTq.Organizations.Domain.Register;
using AnTq.Organizations.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Errors;
using AnTq.Platform.Mutations;
using Google.Protobuf;
using Grpc.Core;

namespace AnTq.Organizations.Features.Imports;

/// <summary>Reads the stream of an import to its end: a header, then as many rows as it says.</summary>
internal static class ImportStream
{
    private static readonly TimeSpan GreatestSilence = TimeSpan.FromSeconds(60);

    /// <summary>Reads it.</summary>
    /// <typeparam name="TMessage">Type of the stream's messages.</typeparam>
    /// <typeparam name="TRow">Type of its rows.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="part">Takes a message apart: it has a header or rows.</param>
    /// <param name="take">Takes the next row and returns its number.</param>
    /// <param name="call">The call.</param>
    /// <returns>The whole request.</returns>
    /// <exception cref="RefusalException">The stream is not of this form, is cut short, or says nothing for a minute.</exception>
    public static async Task<(ImportHeader Header, StreamedRequest Request)> ReadAsync<TMessage, TRow>(
        IAsyncStreamReader<TMessage> stream,
        Func<TMessage, (ImportHeader? Header, IReadOnlyList<TRow>? Rows)> part,
        Func<TRow, int> take,
        Call call)
        where TRow : IMessage
    {
        if (!await NextAsync(stream, call) || part(stream.Current).Header is not { } header)
            throw Misplaced("header", "phải nằm trong thông điệp đầu tiên", "must be in the first message");
        var request = new StreamedRequest(header);
        var (read, last) = (0, 0);
        while (await NextAsync(stream, call))
        {
            foreach (var row in part(stream.Current).Rows
                ?? throw Misplaced("rows", "phải có trong mọi thông điệp sau thông điệp đầu tiên", "must be in all messages but the first"))
            {
                if (++read > header.RowCount)
                    throw ImportErrors.RowCountDiffers(header.RowCount, read);
                request.Add(row);
                var number = take(row);
                if (number <= last)
                    throw Misplaced("rows.rows.row_number", $"{number} phải lớn hơn {last}", $"{number} must be greater than {last}");
                last = number;
            }
        }

        return read == header.RowCount ? (header, request) : throw ImportErrors.RowCountDiffers(header.RowCount, read);
    }

    // Whoever falls silent must not keep what he has sent in this process's memory for ever.
    private static async Task<bool> NextAsync<TMessage>(IAsyncStreamReader<TMessage> stream, Call call)
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
