using AnTq.StandIns.Tests.Feeds;
using Xunit;

namespace AnTq.StandIns.Tests.Surface;

public sealed class StandInSurfaceTests
{
    public static TheoryData<string> StandIns { get; } = new(Repository.StandIns);

    [ContractsTheory]
    [MemberData(nameof(StandIns))]
    public void A_stand_in_offers_nothing_that_its_package_lacks(string packageId) =>
        Assert.Empty(SurfaceCheck.Breaches(
            Path.Combine(AppContext.BaseDirectory, packageId + ".dll"), Path.Combine(ContractsTheoryAttribute.Folder, packageId + ".txt")));
}
