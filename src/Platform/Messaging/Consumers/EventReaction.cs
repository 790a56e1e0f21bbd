using AnTq.Platform.Mutations;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace AnTq.Platform.Messaging;

/// <summary>Hands an event of one type to its handler.</summary>
internal abstract class EventReaction
{
    public abstract Task HandleAsync(CloudEvent happened, WriteScope scope, IServiceProvider services);
}

/// <inheritdoc/>
internal sealed class EventReaction<TData, THandler> : EventReaction
    where TData : class, IMessage<TData>, new()
    where THandler : class, IEventHandler<TData>
{
    // Newer publishers may add fields.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public override Task HandleAsync(CloudEvent happened, WriteScope scope, IServiceProvider services) =>
        services.GetRequiredService<THandler>().HandleAsync(
            new ReceivedEvent<TData>
            {
                Id = happened.Id,
                Source = happened.Source,
                Type = happened.Type,
                Subject = happened.Subject,
                SubjectVersion = happened.SubjectVersion,
                Sequence = happened.Sequence,
                Time = happened.Time,
                OrgUnit = happened.OrgUnit,
                Path = happened.Path,
                CorrelationId = happened.CorrelationId,
                Data = Read(happened),
            },
            scope);

    private static TData Read(CloudEvent happened)
    {
        try
        {
            return Parser.Parse<TData>(happened.Data);
        }
        catch (InvalidProtocolBufferException malformed)
        {
            throw new PoisonEventException($"The data of {happened.Id} is not a {typeof(TData).Name}.", malformed);
        }
    }
}
