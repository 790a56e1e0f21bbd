using AnTq.Organizations.Features;
using AnTq.Organizations.Features.Imports;
using AnTq.Organizations.Grpc;
using AnTq.Organizations.Persistence;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using AnTq.Platform.Paging;
using AnTq.Platform.Persistence;
using AnTq.ServiceDefaults;

namespace AnTq.Organizations;

/// <summary>The wiring of the organizations service.</summary>
internal static class OrganizationsModule
{
    /// <summary>Registers what the service is made of.</summary>
    public static void AddOrganizations(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddGrpcServer(ResourceNames.Organizations);
        builder.AddDatabase(ResourceNames.OrganizationsDatabase, typeof(OrganizationsModule).Assembly);
        builder.AddEventRelay();
        builder.AddPaging();
        builder.Services
            .AddSingleton<OrganizationStore>()
            .AddSingleton<ChangeStore>()
            .AddSingleton<RecordOrganizationChange>()
            .AddSingleton<CorrectOrganizationChange>()
            .AddSingleton<WithdrawOrganizationChange>()
            .AddSingleton<GetOrganizationChange>()
            .AddSingleton<ListOrganizationChanges>()
            .AddSingleton<CreateOrganization>()
            .AddSingleton<GetOrganization>()
            .AddSingleton<BatchGetOrganizations>()
            .AddSingleton<ListOrganizations>()
            .AddSingleton<SearchStore>()
            .AddSingleton<SearchOrganizations>()
            .AddSingleton<ImportOrganizationVersions>()
            .AddSingleton<ImportLineageLinks>()
            .AddSingleton<CommitteeStore>()
            .AddSingleton<ReconstituteCommittee>()
            .AddSingleton<CorrectCommitteeTerm>()
            .AddSingleton<WithdrawCommitteeTerm>()
            .AddSingleton<GetCommitteeTerm>()
            .AddSingleton<LookupCommitteeTerm>()
            .AddSingleton<ListCommitteeTerms>()
            .AddSingleton<ListLowerCommitteeHeads>();
    }

    /// <summary>Opens its endpoints.</summary>
    public static void MapOrganizations(this WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapGrpcService<OrganizationsGrpc>();
        app.MapGrpcService<OrganizationImportGrpc>();
        app.MapGrpcService<CommitteesGrpc>();
        app.MapGrpcService<OrganizationChangesGrpc>();
        app.MapGrpcService<OrganizationEventsGrpc>();
        app.MapStandardServices();
    }
}
