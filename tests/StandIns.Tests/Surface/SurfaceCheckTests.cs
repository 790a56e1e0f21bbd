using System.Reflection;
using System.Reflection.Emit;
using Xunit;

namespace AnTq.StandIns.Tests.Surface;

/// <summary>The check itself, on assemblies made for it.</summary>
public sealed class SurfaceCheckTests : IDisposable
{
    private static readonly string[] Contract =
        ["Made.Greeter : class", "Made.Greeter..ctor()", "Made.Greeter.Greet() -> System.Void", "Made.Other : class"];

    private readonly string _folder = Directory.CreateTempSubdirectory("antq-surface-").FullName;

    private string ContractFile => Path.Combine(_folder, "Made.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_part_of_the_contract_is_enough()
    {
        File.WriteAllLines(ContractFile, Contract);

        Assert.Empty(SurfaceCheck.Breaches(Made("Greet"), ContractFile));
    }

    [Fact]
    public void A_member_that_the_contract_lacks_is_found()
    {
        File.WriteAllLines(ContractFile, Contract);

        Assert.Equal(["Made.Greeter.Shout() -> System.Void"], SurfaceCheck.Breaches(Made("Greet", "Shout"), ContractFile));
    }

    [Fact]
    public void A_type_that_the_contract_lacks_is_found()
    {
        File.WriteAllLines(ContractFile, ["Made.Other : class"]);

        Assert.Contains("Made.Greeter : class", SurfaceCheck.Breaches(Made("Greet"), ContractFile));
    }

    [Fact]
    public void A_public_type_without_any_contract_is_found() =>
        Assert.Contains("Made.Greeter : class (no contract: Made.txt)", SurfaceCheck.Breaches(Made("Greet"), ContractFile));

    [Fact]
    public void An_assembly_without_public_types_needs_no_contract_and_satisfies_none()
    {
        var empty = Made(TypeAttributes.NotPublic, "Greet");
        Assert.Empty(SurfaceCheck.Breaches(empty, ContractFile));

        File.WriteAllLines(ContractFile, Contract);
        Assert.Equal(["Made.dll has no public type to compare"], SurfaceCheck.Breaches(empty, ContractFile));
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_not_taken_for_an_empty_one()
    {
        var garbage = Path.Combine(_folder, "Made.dll");
        File.WriteAllBytes(garbage, [.. Enumerable.Range(0, 4096).Select(value => (byte)(value * 31))]);

        Assert.Throws<BadImageFormatException>(() => SurfaceCheck.Breaches(garbage, ContractFile));
    }

    [Fact]
    public void An_assembly_that_is_missing_or_lacks_a_dependency_is_not_taken_for_an_empty_one()
    {
        var made = new PersistedAssemblyBuilder(new AssemblyName("Made"), typeof(object).Assembly);
        var lost = new PersistedAssemblyBuilder(new AssemblyName("Lost"), typeof(object).Assembly);
        var parent = lost.DefineDynamicModule("Lost").DefineType("Lost.Parent", TypeAttributes.Public);
        parent.CreateType();
        made.DefineDynamicModule("Made").DefineType("Made.Child", TypeAttributes.Public, parent).CreateType();
        made.Save(Path.Combine(_folder, "Made.dll"));

        Assert.Throws<FileNotFoundException>(() => SurfaceCheck.Breaches(Path.Combine(_folder, "Made.dll"), ContractFile));
        Assert.Throws<FileNotFoundException>(() => SurfaceCheck.Breaches(Path.Combine(_folder, "Absent.dll"), ContractFile));
    }

    private string Made(params string[] methods) => Made(TypeAttributes.Public, methods);

    private string Made(TypeAttributes visibility, params string[] methods)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Made"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Made").DefineType("Made.Greeter", TypeAttributes.Class | visibility);
        foreach (var method in methods)
        {
            type.DefineMethod(method, MethodAttributes.Public).GetILGenerator().Emit(OpCodes.Ret);
        }
        type.CreateType();
        var path = Path.Combine(_folder, "Made.dll");
        assembly.Save(path);
        return path;
    }
}
