using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One header. The key is lower-cased; whether the value is text or bytes follows from the key's suffix.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

        private readonly string? _text;
        private readonly byte[]? _bytes;

        public Entry(string key, string value)
        {
            Key = Normalized(key);
            if (HasBinarySuffix(Key))
            {
                throw new ArgumentException($"The key '{Key}' ends in '{BinaryHeaderSuffix}' and so needs a binary value.", nameof(key));
            }
            ArgumentNullException.ThrowIfNull(value);
            _text = value;
        }

        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalized(key);
            if (!HasBinarySuffix(Key))
            {
                throw new ArgumentException($"The key '{Key}' of a binary value must end in '{BinaryHeaderSuffix}'.", nameof(key));
            }
            ArgumentNullException.ThrowIfNull(valueBytes);
            _bytes = [.. valueBytes];
        }

        public string Key { get; }

        public bool IsBinary => _text is null;

        public string Value => _text ?? throw new InvalidOperationException($"The value of '{Key}' is binary, it has no text.");

        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : [.. _bytes];

        public override string ToString() => IsBinary
            ? $"[Entry: key={Key}, valueBytes={Convert.ToHexString(_bytes!)}]"
            : $"[Entry: key={Key}, value={_text}]";

        private static bool HasBinarySuffix(string key) => key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        private static string Normalized(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
#pragma warning disable CA1308 // Header names are lower-case on the wire.
            var lower = key.ToLowerInvariant();
#pragma warning restore CA1308
            return lower.Length > 0 && !lower.AsSpan().ContainsAnyExcept(KeyCharacters) ? lower
                : throw new ArgumentException($"The metadata key '{key}' may hold only a-z, 0-9, '_', '-' and '.'.", nameof(key));
        }
    }
}
