using AnTq.Platform.Messaging;
using AnTq.Platform.Mutations;
using Google.Protobuf.WellKnownTypes;

namespace AnTq.Platform.Caching;

/// <summary>
/// Whatever happened to an organization, it is asked for anew. One copy of each service gets the event; Redis tells the others. When Redis
/// is away the event comes again, until it is back or nothing from before the event can be left in it.
/// </summary>
internal sealed class ForgetOrganization(OrganizationMemory memory, SharedOrganizations shared, TimeProvider time) : IEventHandler<Struct>
{
    private static readonly TimeSpan Relevance = SharedOrganizations.LongestLife + TimeSpan.FromMinutes(10);

    public async Task HandleAsync(ReceivedEvent<Struct> received, WriteScope scope)
    {
        memory.Forget(received.Subject);
        try
        {
            await shared.ForgetAsync(received.Subject);
        }
        catch (IOException) when (time.GetUtcNow() - received.Time > Relevance)
        {
            // Everything that stood in Redis when it happened has expired meanwhile.
        }
    }
}
