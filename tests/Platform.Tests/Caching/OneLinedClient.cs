using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AnTq.Platform.Tests.Caching;

/// <summary>A client of Redis that can be made to have only its line for questions from then on, and to refuse the other's use.</summary>
public class OneLinedClient : DispatchProxy
{
    private object _client = null!;
    private Line _listening = null!;

    /// <summary>Lets the service have such a client; one that it opens by itself is a usual one.</summary>
    internal static void Use(IServiceCollection services, ICollection<OneLinedClient> opened)
    {
        var usual = services.Single(service => service.ServiceType == typeof(IConnectionMultiplexer) && !service.IsKeyedService);
        services.Remove(usual);
        services.AddSingleton(provider =>
        {
            var proxy = Around((IConnectionMultiplexer)usual.ImplementationFactory!(provider), new Line());
            opened.Add((OneLinedClient)(object)proxy);
            return proxy;
        });
    }

    internal void LoseLineForListening() => _listening.IsLost = true;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ObjectDisposedException.ThrowIf(_listening.IsLost && _client is ISubscriber, _client);
        try
        {
            var result = targetMethod!.Invoke(_client, args);
            return result is ISubscriber subscriber ? Around(subscriber, _listening) : result;
        }
        catch (TargetInvocationException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException!);
            throw;
        }
    }

    private static T Around<T>(T client, Line listening)
        where T : class
    {
        var proxy = Create<T, OneLinedClient>();
        var lined = (OneLinedClient)(object)proxy;
        (lined._client, lined._listening) = (client, listening);
        return proxy;
    }

    private sealed class Line
    {
        public volatile bool IsLost;
    }
}
