namespace AnTq.Platform.Paging;

/// <summary>Settings of page tokens, from the configuration section <c>Paging</c>.</summary>
public sealed class PagingOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Paging";

    /// <summary>The secret that page tokens are signed with, at least 16 characters; the same for all copies of a service.</summary>
    public string TokenKey { get; set; } = "";
}
