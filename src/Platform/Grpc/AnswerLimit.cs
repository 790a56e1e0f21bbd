using System.Globalization;
using AnTq.Platform.Errors;
using Google.Protobuf;

namespace AnTq.Platform.Grpc;

/// <summary>How large the one answer of a call may be, so that every client takes it and none blocks a connection for long.</summary>
internal static class AnswerLimit
{
    /// <summary>1 MiB.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>What the items of a page may have together: the token of the next page needs room, too.</summary>
    public const int MaximumPageBytes = MaximumBytes - Reserve;

    // What changes a resource leaves room: it must still be readable when it has changed, and as a page of one with its token.
    private const int Reserve = 4 * 1024;

    /// <summary>The answer's size in bytes.</summary>
    /// <exception cref="RefusalException">It is larger than an answer may be.</exception>
    public static int Check(IMessage answer) => Check(answer, MaximumBytes);

    /// <summary>To be asked before the effect of the call is committed.</summary>
    /// <exception cref="RefusalException">It is larger than the answer of a mutating call may be.</exception>
    public static void CheckOfMutation(IMessage answer) => Check(answer, MaximumBytes - Reserve);

    private static int Check(IMessage answer, int limit)
    {
        var bytes = answer.CalculateSize();
        return bytes <= limit ? bytes : throw TooLarge(bytes, limit);
    }

    private static RefusalException TooLarge(int bytes, int limit) => new(
        PlatformErrors.AnswerTooLarge,
        new LocalizedText(
            "Câu trả lời sẽ lớn hơn 1 MiB. Hãy yêu cầu trang nhỏ hơn hoặc gửi ít hơn trong một lần.",
            "The answer would be larger than 1 MiB. Ask for a smaller page, or send less in one call."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["limit_bytes"] = limit.ToString(CultureInfo.InvariantCulture),
            ["answer_bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
        },
    };
}
