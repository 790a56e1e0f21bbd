using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;

namespace AnTq.Benchmarks.Load;

/// <summary>One caller with a connection of its own: sends a call, waits for the answer, sends the next.</summary>
internal sealed class CallWorker
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/grpc");

    private readonly Uri address;
    private readonly byte[] frame;
    private readonly int requestIdOffset;
    private readonly int number;
    private long calls;

    public CallWorker(CallLoadPlan plan, byte[] frame, int number)
    {
        address = new Uri(plan.Address, plan.Method);
        this.frame = frame;
        this.number = number;
        requestIdOffset = Frames.RequestIdOffset(frame);
    }

    /// <summary>Number of calls answered OK so far.</summary>
    public long Calls => Volatile.Read(ref calls);

    /// <summary>Calls until told to end.</summary>
    /// <exception cref="InvalidOperationException">A call was refused.</exception>
    public async Task RunAsync(CancellationToken end)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None });
        while (!end.IsCancellationRequested)
        {
            WriteRequestId();
            await CallAsync(client);
            Interlocked.Increment(ref calls);
        }
    }

    private async Task CallAsync(HttpMessageInvoker client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = ContentType } },
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var answer = await client.SendAsync(request, CancellationToken.None);
        await answer.Content.CopyToAsync(Stream.Null);
        var status = Status(answer.TrailingHeaders) ?? Status(answer.Headers);
        if (status != "0")
            throw new InvalidOperationException($"{address} answered {answer.StatusCode}, grpc-status {status}");
    }

    private static string? Status(HttpResponseHeaders headers) =>
        headers.TryGetValues("grpc-status", out var values) ? string.Join(',', values) : null;

    // A UUID whose first part comes from this run and the rest from the worker and its count: never sent before.
    private void WriteRequestId()
    {
        if (requestIdOffset < 0)
            return;
        var id = new Guid(Environment.ProcessId, (short)number, 0x7000, 0x80, 0, 0, 0, (byte)(calls >> 24), (byte)(calls >> 16), (byte)(calls >> 8), (byte)calls);
        Utf8Formatter.TryFormat(id, frame.AsSpan(requestIdOffset), out _);
    }
}
