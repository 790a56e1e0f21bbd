using AnTq.Models.V1;
using Grpc.Core;
using Xunit;

namespace AnTq.Models.Tests;

public sealed class ModelTypesTests(ModelsFixture models) : IClassFixture<ModelsFixture>
{
    [Fact]
    public async Task A_model_type_is_read_with_the_spellings_of_its_sources()
    {
        var type = await models.Client.GetModelTypeAsync(new GetModelTypeRequest { Name = "modelTypes/security-key-ring" });

        Assert.Equal("Móc khóa an ninh", type.DisplayName);
        Assert.Equal(["Móc khoá an ninh"], type.Aliases);
        Assert.NotEmpty(type.ObjectiveVi);
        Assert.NotEmpty(type.ObjectiveEn);
    }

    [Fact]
    public async Task Every_model_that_the_five_articles_name_has_its_type()
    {
        string[] named =
        [
            "Tổ nhân dân tự quản về ANTT số 1", "Tổ nhân dân tự quản về ANTT số 2", "Camera an ninh", "Zalo an ninh", "Móc khóa an ninh",
            "Bóng điện an ninh", "Liên kết đảm bảo ANTT tại Bệnh viện đa khoa Bắc Kạn", "Tổ an ninh thôn xóm", "Tổ an ninh nhân dân",
            "Tổ quần chúng tham gia tự quản",
        ];

        var listed = await models.Client.ListModelTypesAsync(new ListModelTypesRequest());

        Assert.Equal([.. named, "Mô hình khác"], listed.ModelTypes.Select(type => type.DisplayName));
        Assert.Empty(listed.NextPageToken);
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_list()
    {
        var whole = await models.Client.ListModelTypesAsync(new ListModelTypesRequest());
        var pages = new List<ModelType>();
        var request = new ListModelTypesRequest { PageSize = 3 };
        do
        {
            var page = await models.Client.ListModelTypesAsync(request);
            Assert.InRange(page.ModelTypes.Count, 1, 3);
            pages.AddRange(page.ModelTypes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(whole.ModelTypes, pages);
    }

    [Fact]
    public async Task An_unknown_model_type_is_refused_by_name()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await models.Client.GetModelTypeAsync(new GetModelTypeRequest { Name = "modelTypes/none" }));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Contains("modelTypes/none", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_is_alive_and_healthy()
    {
        Assert.True((await models.Http.GetAsync(new Uri("/alive", UriKind.Relative))).IsSuccessStatusCode);
        Assert.True((await models.Http.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode);
    }
}
