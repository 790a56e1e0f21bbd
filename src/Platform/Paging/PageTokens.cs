using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnTq.Platform.Errors;
using AnTq.Platform.Mutations;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AnTq.Platform.Paging;

/// <summary>
/// Reads the page that a request asks for and seals the tokens of the following ones. A token holds the keyset, the hash of the
/// request's other arguments and an expiry, and is signed; it carries no authorization.
/// </summary>
public sealed class PageTokens
{
    /// <summary>Number of items when the caller names none.</summary>
    public const int DefaultSize = 50;

    /// <summary>Greatest number of items; a caller that asks for more gets this many.</summary>
    public const int MaximumSize = 500;

    private const byte Version = 1;
    private const int MinimumKeyLength = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);
    private static readonly ConcurrentDictionary<MessageDescriptor, (FieldDescriptor Size, FieldDescriptor Token)> Fields = new();

    private readonly byte[] key;
    private readonly TimeProvider time;

    internal PageTokens(PagingOptions options, TimeProvider time)
    {
        if (options.TokenKey.Length < MinimumKeyLength)
            throw new InvalidOperationException($"Paging:TokenKey must have at least {MinimumKeyLength} characters.");
        key = SHA256.HashData(Encoding.UTF8.GetBytes(options.TokenKey));
        this.time = time;
    }

    /// <summary>The page that a request asks for by its fields <c>page_size</c> and <c>page_token</c>.</summary>
    /// <typeparam name="TKey">The keyset; a record that System.Text.Json can carry.</typeparam>
    /// <param name="request">The request.</param>
    /// <exception cref="RefusalException">PAGE_SIZE_NEGATIVE or one of PAGE_TOKEN_….</exception>
    public PageRequest<TKey> Read<TKey>(IMessage request)
        where TKey : class
    {
        var (sizeField, tokenField) = Fields.GetOrAdd(request.Descriptor, FindFields);
        var size = (int)sizeField.Accessor.GetValue(request);
        if (size < 0)
            throw PageTokenRefusals.SizeNegative();
        var token = (string)tokenField.Accessor.GetValue(request);
        var arguments = new Lazy<byte[]>(() => HashOfArguments(request, sizeField, tokenField));
        var after = token.Length == 0 ? null : Unseal<TKey>(token, request.Descriptor.FullName, arguments.Value);
        return new PageRequest<TKey>(
            size == 0 ? DefaultSize : Math.Min(size, MaximumSize),
            after,
            last => Seal(last, request.Descriptor.FullName, arguments.Value));
    }

    private string Seal<TKey>(TKey last, string method, byte[] arguments)
    {
        var expiry = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var content = JsonSerializer.SerializeToUtf8Bytes(new Content<TKey>(Version, method, arguments, expiry, last));
        return Base64Url.EncodeToString([.. HMACSHA256.HashData(key, content), .. content]);
    }

    private TKey Unseal<TKey>(string token, string method, byte[] arguments)
        where TKey : class
    {
        var content = Verify<TKey>(token);
        if (content.Method != method)
            throw PageTokenRefusals.Foreign();
        if (time.GetUtcNow().ToUnixTimeSeconds() >= content.Expiry)
            throw PageTokenRefusals.Expired();
        return content.Arguments.AsSpan().SequenceEqual(arguments) ? content.Last : throw PageTokenRefusals.ArgumentsChanged();
    }

    private Content<TKey> Verify<TKey>(string token)
    {
        if (!Base64Url.IsValid(token))
            throw PageTokenRefusals.Invalid();
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= HMACSHA256.HashSizeInBytes)
            throw PageTokenRefusals.Invalid();
        var signed = bytes.AsSpan(HMACSHA256.HashSizeInBytes);
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, signed), bytes.AsSpan(0, HMACSHA256.HashSizeInBytes)))
            throw PageTokenRefusals.Invalid();
        return ReadContent<TKey>(signed);
    }

    // Signed by us, so well formed; but perhaps by another method, whose keyset has another form, or by another release.
    private static Content<TKey> ReadContent<TKey>(ReadOnlySpan<byte> signed)
    {
        using var document = JsonDocument.Parse(signed.ToArray());
        if (document.RootElement.GetProperty(nameof(Content<>.Version)).GetByte() != Version)
            throw PageTokenRefusals.Expired();
        try
        {
            return document.RootElement.Deserialize<Content<TKey>>()!;
        }
        catch (JsonException)
        {
            throw PageTokenRefusals.Foreign();
        }
    }

    private static byte[] HashOfArguments(IMessage request, FieldDescriptor size, FieldDescriptor token)
    {
        var others = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        size.Accessor.Clear(others);
        token.Accessor.Clear(others);
        return RequestHash.Of(others)[..16];
    }

    private static (FieldDescriptor Size, FieldDescriptor Token) FindFields(MessageDescriptor request) => (
        request.FindFieldByName("page_size") ?? throw new InvalidOperationException($"{request.FullName} has no page_size."),
        request.FindFieldByName("page_token") ?? throw new InvalidOperationException($"{request.FullName} has no page_token."));

    private sealed record Content<TKey>(byte Version, string Method, byte[] Arguments, long Expiry, TKey Last);
}
