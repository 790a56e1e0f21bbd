using AnTq.Platform.Errors;

namespace AnTq.Platform.Paging;

/// <summary>The refusals of a page size or page token.</summary>
internal static class PageTokenRefusals
{
    public static RefusalException SizeNegative() =>
        Of(PlatformErrors.PageSizeNegative, "page_size", "page_size không được âm.", "page_size must not be negative.");

    public static RefusalException Invalid() =>
        Of(PlatformErrors.PageTokenInvalid, "page_token", "page_token không hợp lệ.", "The page_token is not one of ours.");

    public static RefusalException Foreign() =>
        Of(PlatformErrors.PageTokenForeign, "page_token", "page_token thuộc về phương thức khác.", "The page_token is another method's.");

    public static RefusalException Expired() =>
        Of(PlatformErrors.PageTokenExpired, "page_token", "page_token đã hết hạn.", "The page_token has expired.");

    public static RefusalException ArgumentsChanged() => Of(
        PlatformErrors.PageTokenArgumentsChanged,
        "page_token",
        "Các tham số khác với trang đầu tiên.",
        "The arguments differ from those of the first page.");

    private static RefusalException Of(ErrorReason reason, string field, string vietnamese, string english)
    {
        var text = new LocalizedText(vietnamese, english);
        return new RefusalException(reason, text) { FieldViolations = [new FieldViolation(field, text)] };
    }
}
