using System.Diagnostics;

namespace AnTq.StandIns.Tests.Feeds;

/// <summary>Asks MSBuild, once for all projects and both feeds, what each project consists of. Nothing is built.</summary>
internal static class Evaluation
{
    private const string Listing = """
        <Project>
          <Target Name="ListItems" Returns="@(_ListedItem)">
            <PropertyGroup><_Prefix>$(ClosedFeed)|$(MSBuildProjectFullPath)</_Prefix></PropertyGroup>
            <ItemGroup>
              <_ListedItem Include="$(_Prefix)|Project|" />
              <_ListedItem Include="@(PackageReference->'$(_Prefix)|Package|%(Identity)')" />
              <_ListedItem Include="@(ProjectReference->'$(_Prefix)|Reference|%(FullPath)')" />
              <_ListedItem Include="@(Compile->'$(_Prefix)|Source|%(FullPath)')" />
            </ItemGroup>
          </Target>
        </Project>
        """;

    private const string Traversal = """
        <Project DefaultTargets="ListAll">
          <ItemGroup>
            <Open Include="$(MSBuildThisFileDirectory)open.txt" /><Closed Include="$(MSBuildThisFileDirectory)closed.txt" />
          </ItemGroup>
          <Target Name="ListAll">
            <PropertyGroup><_List>CustomAfterMicrosoftCommonTargets=$(MSBuildThisFileDirectory)list.targets</_List></PropertyGroup>
            <ReadLinesFromFile File="@(Open)"><Output TaskParameter="Lines" ItemName="_OpenProject" /></ReadLinesFromFile>
            <ReadLinesFromFile File="@(Closed)"><Output TaskParameter="Lines" ItemName="_ClosedProject" /></ReadLinesFromFile>
            <MSBuild Projects="@(_OpenProject)" Targets="ListItems" Properties="ClosedFeed=false;$(_List)" BuildInParallel="true">
              <Output TaskParameter="TargetOutputs" ItemName="_Line" />
            </MSBuild>
            <MSBuild Projects="@(_ClosedProject)" Targets="ListItems" Properties="ClosedFeed=true;$(_List)" BuildInParallel="true">
              <Output TaskParameter="TargetOutputs" ItemName="_Line" />
            </MSBuild>
            <WriteLinesToFile File="$(MSBuildThisFileDirectory)lines.txt" Lines="@(_Line)" Overwrite="true" />
          </Target>
        </Project>
        """;

    public static async Task<ILookup<bool, ProjectFacts>> RunAsync(
        string folder, IEnumerable<string> onOpenFeed, IEnumerable<string> onClosedFeed)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "list.targets"), Listing);
        await File.WriteAllTextAsync(Path.Combine(folder, "traversal.proj"), Traversal);
        await File.WriteAllLinesAsync(Path.Combine(folder, "open.txt"), onOpenFeed);
        await File.WriteAllLinesAsync(Path.Combine(folder, "closed.txt"), onClosedFeed);
        await RunMsBuildAsync(Path.Combine(folder, "traversal.proj"));
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "lines.txt"));
        return lines.Select(line => line.Split('|')).GroupBy(fields => (Closed: fields[0] == "true", Path: fields[1]))
            .ToLookup(group => group.Key.Closed, group => Facts(group.Key.Path, group.ToLookup(fields => fields[2], fields => fields[3])));
    }

    private static ProjectFacts Facts(string path, ILookup<string, string> items) =>
        new(path, [.. items["Package"]], [.. items["Reference"]], [.. items["Source"]]);

    private static async Task RunMsBuildAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-v:q", "-nodeReuse:false", "-m:2"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        // The test host's own MSBuild variables would point the new process at the wrong tool set.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"MSBuild could not evaluate the projects:{Environment.NewLine}{output}");
        }
    }
}
