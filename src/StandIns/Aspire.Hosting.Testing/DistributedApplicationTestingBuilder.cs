using Aspire.Hosting.Engine;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    /// <summary>
    /// Runs the AppHost's entry point up to its <c>Build()</c>. The suite that is then built has ports and a state folder of its own.
    /// </summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entryPoint = typeof(TEntryPoint).Assembly.EntryPoint!;
        TestingBuilder? builder = null;
        BuilderInterception.Current = new BuilderInterception(
            arguments => builder = new TestingBuilder(AppHostContext.ForTest(typeof(TEntryPoint).Assembly, arguments)));
        try
        {
            entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? [] : [args]);
        }
        catch (System.Reflection.TargetInvocationException failure) when (failure.InnerException is ModelCompleteException)
        {
            return Task.FromResult<IDistributedApplicationTestingBuilder>(builder!);
        }
        finally
        {
            BuilderInterception.Current = null;
        }

        throw new InvalidOperationException($"{typeof(TEntryPoint).Assembly.GetName().Name} built no distributed application.");
    }
}
