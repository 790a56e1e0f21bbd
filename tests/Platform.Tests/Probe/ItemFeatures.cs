using AnTq.Events.V1;
using AnTq.Platform.Access;
using AnTq.Platform.Messaging;
using AnTq.Platform.Mutations;
using AnTq.Platform.Paging;
using AnTq.Platform.Persistence;
using AnTq.Probe.V1;

namespace AnTq.Platform.Tests.Probe;

internal sealed class ItemFeatures(MutationRunner mutations, Database database, PageTokens pages)
{
    private sealed record Key(string Name);

    private sealed record ItemRow(string Name, string Title, int Quantity, long Version);

    public Task<Item> CreateAsync(CreateItemRequest request, Call call) => mutations.RunAsync(request, call, async mutation =>
    {
        if (request.RefuseEarly)
            throw ItemErrors.Early();
        var item = request.Item.Clone();
        item.Name = $"items/{Guid.CreateVersion7(mutation.Now):N}";
        item.Etag = Etag.FromVersion(1);
        if (request.ReadFirst)
            await mutation.QueryAsync<string>("select name from item where title = @Title", new { item.Title });
        mutation.Execute("insert into item (name, title, quantity, version) values ($1, $2, $3, 1)", item.Name, item.Title, item.Quantity);
        mutation.OnViolation("item_title_key", () => ItemErrors.TitleIsTaken(item.Title));
        if (!request.ForgetAudit)
            mutation.Audit(new AuditEntry("create", item.Name, null, item, "for a test"));
        for (var index = 1; index <= request.Events; index++)
            mutation.Publish(Granted(item, index, request.EventBytes));
        return item;
    });

    public Task<Item> UpdateAsync(UpdateItemRequest request, Call call) => mutations.RunAsync(request, call, mutation =>
    {
        var expected = Etag.ExpectedVersion(request.Item.Etag);
        mutation.ExecuteOne(
            "update item set title = $1, version = version + 1 where name = $2 and version = $3",
            ItemErrors.Stale,
            request.Item.Title,
            request.Item.Name,
            expected);
        mutation.Audit(new AuditEntry("update", request.Item.Name, null, request.Item));
        var updated = request.Item.Clone();
        updated.Etag = Etag.FromVersion(expected.GetValueOrDefault() + 1);
        return Task.FromResult(updated);
    });

    public async Task<ListItemsResponse> ListAsync(ListItemsRequest request, Call call)
    {
        var page = pages.Read<Key>(request);
        var rows = await database.QueryAsync<ItemRow>(
            """
            select name, title, quantity, version from item
            where (@Name::text is null or name > @Name) and title like @Title || '%'
            order by name limit @Limit
            """,
            new { page.After?.Name, request.Title, page.Limit },
            call);
        var (items, next) = page.Close(rows, row => new Key(row.Name));
        var response = new ListItemsResponse { NextPageToken = next };
        response.Items.AddRange(items.Select(row => new Item { Name = row.Name, Title = row.Title, Quantity = row.Quantity }));
        return response;
    }

    private static OutgoingEvent Granted(Item item, int version, int bytes)
    {
        var data = new AwardGranted { Award = item.Name, CollectiveCount = version, FormLabel = new string('x', bytes) };
        return new("award", "granted", item.Name, version, "ab12.cd34", data) { OrgUnit = "organizations/yen-bai" };
    }
}
