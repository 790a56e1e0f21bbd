using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace AnTq.Platform.Messaging;

/// <summary>Says what a consumer listens to and how it reacts.</summary>
public sealed class EventConsumerBuilder
{
    private readonly IServiceCollection services;
    private readonly EventConsumer consumer;

    internal EventConsumerBuilder(IServiceCollection services, EventConsumer consumer)
    {
        this.services = services;
        this.consumer = consumer;
    }

    /// <summary>Listens to what has a routing key of this form.</summary>
    /// <param name="pattern">A binding of the topic exchange, such as <c>awards.award.granted.#</c>.</param>
    public EventConsumerBuilder Bind(string pattern)
    {
        consumer.Patterns.Add(pattern);
        return this;
    }

    /// <summary>Reacts to events of a type. Events of other types that the bindings let through are passed over.</summary>
    /// <typeparam name="TData">Type of the events' data.</typeparam>
    /// <typeparam name="THandler">The reaction.</typeparam>
    /// <param name="type">The events' type, such as <c>antq.awards.award.granted.v1</c>.</param>
    public EventConsumerBuilder Handle<TData, THandler>(string type)
        where TData : class, IMessage<TData>, new()
        where THandler : class, IEventHandler<TData>
    {
        services.AddScoped<THandler>();
        consumer.Reactions.Add(type, new EventReaction<TData, THandler>());
        return this;
    }

    /// <summary>Reacts to events of all types that the bindings let through and that have no reaction of their own.</summary>
    /// <typeparam name="THandler">The reaction; it gets the events' data as it stands in the JSON.</typeparam>
    public EventConsumerBuilder HandleAny<THandler>()
        where THandler : class, IEventHandler<Struct>
    {
        services.AddScoped<THandler>();
        consumer.AnyReaction = new EventReaction<Struct, THandler>();
        return this;
    }

    /// <summary>Changes how failed events are tried again.</summary>
    /// <param name="schedule">The schedule.</param>
    public EventConsumerBuilder Retry(RetrySchedule schedule)
    {
        consumer.Schedule = schedule;
        return this;
    }
}
