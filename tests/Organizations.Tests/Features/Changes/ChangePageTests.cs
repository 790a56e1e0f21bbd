using AnTq.Organizations.V1;
using Xunit;

namespace AnTq.Organizations.Tests.Features.Changes;

public sealed class ChangePageTests(OrganizationsService service) : IClassFixture<OrganizationsService>
{
    private const int PartsOfOne = 100;

    // With names of the greatest length, more than one answer may hold.
    private const int Divisions = 18;

    [Fact]
    public async Task Changes_of_much_text_come_page_by_page()
    {
        var unit = await service.UnitAsync("Sở Nội vụ");
        for (var number = 0; number < Divisions; number++)
            await service.RecordAsync(Changes.Divide(DayOf(number), unit, continues: true, Parts(number)));

        var (pages, days) = (0, new List<string>());
        var page = new ListOrganizationChangesResponse();
        do
        {
            page = await service.Changes.ListOrganizationChangesAsync(
                new() { Organization = unit.Name, EffectiveFrom = DayOf(0), PageToken = page.NextPageToken });
            days.AddRange(page.OrganizationChanges.Select(change => change.EffectiveDate));
            pages++;
        }
        while (page.NextPageToken.Length > 0);

        Assert.True(pages > 1);
        Assert.Equal(Enumerable.Range(0, Divisions).Select(DayOf), days);
    }

    private static string DayOf(int number) => $"{new DateOnly(2010, 1, 1).AddDays(number):yyyy-MM-dd}";

    private static DivisionPart[] Parts(int number) =>
    [
        .. Enumerable.Range(0, PartsOfOne).Select(part => new DivisionPart
        {
            NewOrganization = Changes.New($"Phòng {number}/{part} {new string('ờ', 185)}"),
        }),
    ];
}
