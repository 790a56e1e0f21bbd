using AnTq.Organizations.Domain;
using AnTq.Organizations.Features;
using AnTq.Organizations.Features.Imports;
using AnTq.Organizations.Grpc;
using AnTq.Organizations.Persistence;
using AnTq.Platform.Grpc;
using AnTq.Platform.Messaging;
using AnTq.Platform.Paging;
using AnTq.Platform.Persistence;
using AnTq.ServiceDefaults;
using Grpc.AspNetCore.Server;

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
        builder.AddReading();
        builder.Services
            .AddSingleton<ChangeStore>()
            .AddSingleton<RecordOrganizationChange>()
            .AddSingleton<CorrectOrganizationChange>()
            .AddSingleton<WithdrawOrganizationChange>()
            .AddSingleton<GetOrganizationChange>()
            .AddSingleton<ListOrganizationChanges>()
            .AddSingleton<CreateOrganization>()
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

    private static void AddReading(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<TreeSource>()
        .AddHostedService<TreeKeeper>()
        .AddSingleton<TreeDoubtInterceptor>()
        .Configure<GrpcServiceOptions>(options => options.Interceptors.Add<TreeDoubtInterceptor>())
        .AddSingleton<OrganizationReads>()
        .AddSingleton<GetOrganization>()
        .AddSingleton<BatchGetOrganizations>()
        .AddSingleton<ListOrganizations>()
        .AddSingleton<LookupAncestors>()
        .AddSingleton<StreamSubtree>()
        .AddSingleton<CountOrganizations>()
        .AddSingleton<ResolveOfficialCode>()
        .AddSingleton<LookupOrganizationVersions>()
        .AddSingleton<TraceLineage>();
}
