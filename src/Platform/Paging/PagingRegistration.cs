using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AnTq.Platform.Paging;

/// <summary>Gives a service its page tokens.</summary>
public static class PagingRegistration
{
    /// <summary>Registers <see cref="PageTokens"/>, signed with the secret <c>Paging:TokenKey</c>.</summary>
    /// <param name="builder">The host.</param>
    public static void AddPaging(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(provider => new PageTokens(
            provider.GetRequiredService<IConfiguration>().GetSection(PagingOptions.Section).Get<PagingOptions>() ?? new PagingOptions(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
}
