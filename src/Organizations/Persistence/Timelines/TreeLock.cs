using AnTq.Platform.Mutations;

namespace AnTq.Organizations.Persistence;

/// <summary>
/// The one lock of the tree, held until the transaction ends. Who changes what is recorded of organizations takes it for itself alone;
/// who only adds one at the edge of the tree shares it. It is taken before anything is read that is decided on.
/// </summary>
/// <remarks>
/// Locks of single organizations would not do: that two moves make a cycle may show in organizations that neither of them touches.
/// </remarks>
internal static class TreeLock
{
    /// <summary>Waits until nobody else reads or changes the tree in order to change it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <returns>The instant to record with: later than whatever has been recorded before, however the copies' clocks differ.</returns>
    public static Task<DateTimeOffset> TakeAsync(WriteScope scope) => CallAsync(scope, "organization_tree_alone");

    /// <summary>Waits until nobody changes the tree.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<DateTimeOffset> ShareAsync(WriteScope scope) => CallAsync(scope, "organization_tree_shared");

    private static async Task<DateTimeOffset> CallAsync(WriteScope scope, string function) =>
        await scope.QuerySingleOrDefaultAsync<DateTimeOffset>($"select {function}(@Now)", new { scope.Now });
}
