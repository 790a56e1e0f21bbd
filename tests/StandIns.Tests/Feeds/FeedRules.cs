namespace AnTq.StandIns.Tests.Feeds;

/// <summary>What must hold of every project; each rule answers with one sentence per breach.</summary>
internal static class FeedRules
{
    /// <summary>On the open feed a project names nothing but packages with a central version, and a stand-in is empty.</summary>
    public static IEnumerable<string> BreachesOnTheOpenFeed(ProjectFacts project) => Repository.IsStandIn(project.Path)
        ? project.Packages.Concat(project.Projects).Concat(project.Sources).Select(item => $"{project.Path}: the stand-in still has {item}")
        : project.Projects.Where(Repository.IsStandIn).Select(reference => $"{project.Path}: names the stand-in {reference}")
            .Concat(project.Packages.Where(package => !Repository.CentralVersions.Contains(package))
                .Select(package => $"{project.Path}: {package} has no central version"));

    /// <summary>On the closed feed each package that has a stand-in is that stand-in, and every other stays what it is.</summary>
    public static IEnumerable<string> BreachesOnTheClosedFeed(ProjectFacts open, ProjectFacts closed)
    {
        foreach (var package in closed.Packages.Intersect(Repository.StandIns))
        {
            yield return $"{closed.Path}: {package} is not replaced";
        }
        foreach (var package in open.Packages)
        {
            var standIn = Path.Combine(Repository.StandInsFolder, package, package + ".csproj");
            if (Repository.StandIns.Contains(package) ? !closed.Projects.Contains(standIn) : !closed.Packages.Contains(package))
            {
                yield return $"{closed.Path}: {package} is lost";
            }
        }
    }
}
