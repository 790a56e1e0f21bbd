using Xunit;

namespace AnTq.StandIns.Tests.Surface;

public sealed class AssemblySurfaceTests
{
    [Fact]
    public void Lines_have_the_form_of_the_contract_files()
    {
        var name = typeof(Sample<>).FullName!.Split('`')[0] + "<T>";

        var lines = AssemblySurface.Read(typeof(Sample<>).Assembly.Location).Where(line => line.StartsWith(name, StringComparison.Ordinal));

        Assert.Equal(
        [
            " : abstract class",
            " : derives System.EventArgs",
            " : implements System.IDisposable",
            "..ctor(System.Int32 number = 3, System.String text = default) protected",
            ".Dispose() -> System.Void",
            ".Fixed field = 7 -> System.Int32",
            ".Many<TOne : class & System.IDisposable & new()>(out TOne one, ref T[] all, params System.String[] rest)"
                + " -> System.Void static",
            ".Name get -> System.String virtual protected",
            ".Old() -> System.Collections.Generic.List<T> abstract [obsolete]",
            ".Once get init -> System.Nullable<System.Int32>",
            ".Raised event -> System.EventHandler",
        ], lines.Select(line => line[name.Length..]));
    }
}
