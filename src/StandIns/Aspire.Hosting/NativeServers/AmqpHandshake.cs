using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace AnTq.NativeServers;

/// <summary>
/// Opens an AMQP 0-9-1 connection, logs in and closes it again in good order: a broker logs a warning for every client that just
/// hangs up.
/// </summary>
internal sealed class AmqpHandshake(string userName, string password)
{
    private const byte MethodFrame = 1;
    private const byte FrameEnd = 0xCE;

    // Class connection (10) and its methods.
    private static readonly byte[] _start = [0, 10, 0, 10];
    private static readonly byte[] _tune = [0, 10, 0, 30];
    private static readonly byte[] _openOk = [0, 10, 0, 41];
    private static readonly byte[] _closeOk = [0, 10, 0, 51];

    public async Task<bool> RunAsync(NetworkStream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), cancellation);
        return await IsNextAsync(stream, _start, cancellation)
            && await AnswerAsync(stream, StartOk(), _tune, cancellation)
            && await AnswerAsync(stream, [.. Frame(TuneOk()), .. Frame(Open())], _openOk, cancellation)
            && await AnswerAsync(stream, Frame(Close()), _closeOk, cancellation);
    }

    private static async Task<bool> AnswerAsync(NetworkStream stream, byte[] answer, byte[] next, CancellationToken cancellation)
    {
        await stream.WriteAsync(answer, cancellation);
        return await IsNextAsync(stream, next, cancellation);
    }

    private static async Task<bool> IsNextAsync(NetworkStream stream, byte[] method, CancellationToken cancellation)
    {
        var header = new byte[7];
        await stream.ReadExactlyAsync(header, cancellation);
        var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(3)) + 1];
        await stream.ReadExactlyAsync(payload, cancellation);
        return header[0] == MethodFrame && payload.AsSpan().StartsWith(method);
    }

    private byte[] StartOk()
    {
        const string noProperties = "\0\0\0\0";
        var login = $"\0{userName}\0{password}";
        return Frame([0, 10, 0, 11, .. Utf8(noProperties), .. ShortText("PLAIN"), .. Length(login), .. Utf8(login), .. ShortText("en_US")]);
    }

    /// <summary>One channel, frames of 128 KiB, no heartbeat.</summary>
    private static byte[] TuneOk() => [0, 10, 0, 31, 0, 1, 0, 2, 0, 0, 0, 0];

    private static byte[] Open() => [0, 10, 0, 40, .. ShortText("/"), .. ShortText(""), 0];

    private static byte[] Close() => [0, 10, 0, 50, 0, 200, .. ShortText("checked"), 0, 0, 0, 0];

    private static byte[] Frame(byte[] payload)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, payload.Length);
        return [MethodFrame, 0, 0, .. length, .. payload, FrameEnd];
    }

    private static byte[] ShortText(string text) => [(byte)text.Length, .. Utf8(text)];

    private static byte[] Length(string text)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, Encoding.UTF8.GetByteCount(text));
        return length;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
