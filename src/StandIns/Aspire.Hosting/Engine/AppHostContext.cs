using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Aspire.Hosting.Engine;

/// <summary>What an AppHost and its engine need to know about where, for whom and with what settings they run.</summary>
internal sealed class AppHostContext
{
    private const int MostTestsAtOnce = 50;

    private AppHostContext(Assembly assembly, string[] arguments, StateFolder state, LogConsole console, StateLock? heldLock = null)
    {
        HeldLock = heldLock;
        Arguments = EngineArguments.Parse(arguments);
        State = state;
        Console = console;
        var folder = Metadata(assembly, "apphostprojectpath");
        Environment = new HostingEnvironment
        {
            ApplicationName = assembly.GetName().Name!,
            ContentRootFileProvider = new PhysicalFileProvider(folder),
            ContentRootPath = folder,
            EnvironmentName = EnvironmentName,
        };
        Configuration
            .AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(folder, $"appsettings.{EnvironmentName}.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine([.. arguments.Where(argument => argument.Contains('=', StringComparison.Ordinal))]);
    }

    /// <summary>Taken in advance, for a state folder that a test has found free; it is wiped at the end.</summary>
    public StateLock? HeldLock { get; }

    public EngineArguments Arguments { get; }

    public StateFolder State { get; }

    public LogConsole Console { get; }

    public ConfigurationManager Configuration { get; } = new();

    public IHostEnvironment Environment { get; }

    public static string EnvironmentName =>
        System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? "Development";

    public static AppHostContext ForTerminal(Assembly appHost, string[] arguments) =>
        new(
            appHost,
            arguments,
            new StateFolder(StateFolder.ChosenByVariable ?? Metadata(appHost, "antqstatefolder")),
            LogConsole.ForTerminal());

    /// <summary>
    /// A suite that shares nothing with others that may be running from the same checkout, and says nothing. The folders are used
    /// again, so that what a killed test has left behind is found.
    /// </summary>
    public static AppHostContext ForTest(Assembly appHost, string[] arguments)
    {
        for (var number = 0; number < MostTestsAtOnce; number++)
        {
            var state = new StateFolder(Path.Combine(Metadata(appHost, "antqstatefolder"), "tests", $"{number}"));
            if (StateLock.TryTake(state) is { } held)
            {
                return new AppHostContext(appHost, arguments, state, LogConsole.Silent, held);
            }
        }

        throw new DistributedApplicationException($"{MostTestsAtOnce} suites of tests are running already.");
    }

    /// <summary>Written into the AppHost's assembly at its build: see ProjectMetadata.targets.</summary>
    private static string Metadata(Assembly appHost, string key) =>
        appHost.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value
        ?? throw new DistributedApplicationException($"{appHost.GetName().Name} was not built as an AppHost: it lacks '{key}'.");
}
