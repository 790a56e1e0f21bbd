using AnTq.ServiceDefaults;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);

// Copies of every service, such as Copies=2. Their pools share what PostgreSQL grants by default: 100 connections, of which the relays,
// and organizations for hearing of changes, take one per copy.
var copies = builder.Configuration.GetValue("Copies", 1);
var poolSize = $"{75 / (5 * copies)}";

// Aspire keeps its own environment from the services, and these start nowhere but in Development as long as callers name themselves.
var environment = builder.Environment.EnvironmentName;

// Secrets are generated at the first start and kept outside the repository's history; the configuration can set them instead
// (Parameters:postgres-password). Letters and digits only, since they go into connection strings and addresses.
GenerateParameterDefault Letters(int length) => new() { MinLength = length, Special = false };

var postgresPassword = builder.AddParameter(ResourceNames.PostgresPassword, Letters(32), secret: true, persist: true);
var rabbitMqPassword = builder.AddParameter(ResourceNames.RabbitMqPassword, Letters(32), secret: true, persist: true);
var redisPassword = builder.AddParameter(ResourceNames.RedisPassword, Letters(32), secret: true, persist: true);
var pageTokenKey = builder.AddParameter(ResourceNames.PageTokenKey, Letters(44), secret: true, persist: true);

// The servers. Volumes keep their data from one start to the next.
var postgres = builder.AddPostgres(ResourceNames.Postgres, password: postgresPassword).WithDataVolume();
var rabbitMq = builder.AddRabbitMQ(ResourceNames.RabbitMq, password: rabbitMqPassword).WithDataVolume();
var redis = builder.AddRedis(ResourceNames.Redis, password: redisPassword).WithDataVolume();

// One database per service: none reads another's.
var organizationsDatabase = postgres.AddDatabase(ResourceNames.OrganizationsDatabase);
var reportsDatabase = postgres.AddDatabase(ResourceNames.ReportsDatabase);
var modelsDatabase = postgres.AddDatabase(ResourceNames.ModelsDatabase);
var awardsDatabase = postgres.AddDatabase(ResourceNames.AwardsDatabase);
var notificationsDatabase = postgres.AddDatabase(ResourceNames.NotificationsDatabase);

// Organizations: who belongs to whom, and since when.
var organizations = builder.AddProject<Projects.AnTq_Organizations>(ResourceNames.Organizations)
    .WithReference(organizationsDatabase).WaitFor(organizationsDatabase)
    .WithReference(rabbitMq).WaitFor(rabbitMq)
    .WithReference(redis).WaitFor(redis)
    .WithReplicas(copies).WithEnvironment("Persistence__MaximumPoolSize", poolSize)
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment).WithEnvironment("Paging__TokenKey", pageTokenKey)
    .WithHttpHealthCheck("/health", endpointName: ResourceNames.HttpEndpoint);

// Reports: what was done, as figures per period.
builder.AddProject<Projects.AnTq_Reports>(ResourceNames.Reports)
    .WithReference(reportsDatabase).WaitFor(reportsDatabase)
    .WithReplicas(copies).WithEnvironment("Persistence__MaximumPoolSize", poolSize)
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment).WithEnvironment("Paging__TokenKey", pageTokenKey)
    .WithHttpHealthCheck("/health", endpointName: ResourceNames.HttpEndpoint);

// Models: which community models work.
builder.AddProject<Projects.AnTq_Models>(ResourceNames.Models)
    .WithReference(modelsDatabase).WaitFor(modelsDatabase)
    .WithReplicas(copies).WithEnvironment("Persistence__MaximumPoolSize", poolSize)
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment).WithEnvironment("Paging__TokenKey", pageTokenKey)
    .WithHttpHealthCheck("/health", endpointName: ResourceNames.HttpEndpoint);

// Notifications: who has to know. Listens to the broker; the events say who belongs to whom.
var notifications = builder.AddProject<Projects.AnTq_Notifications>(ResourceNames.Notifications)
    .WithReference(notificationsDatabase).WaitFor(notificationsDatabase)
    .WithReference(rabbitMq).WaitFor(rabbitMq)
    .WithReplicas(copies).WithEnvironment("Persistence__MaximumPoolSize", poolSize)
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment).WithEnvironment("Paging__TokenKey", pageTokenKey)
    .WithHttpHealthCheck("/health", endpointName: ResourceNames.HttpEndpoint);

// Awards: who is commended. Asks organizations about units, and tells everybody of awards through the broker; at the very first start
// only when the queue of notifications is bound, since an event goes to the queues that there are.
builder.AddProject<Projects.AnTq_Awards>(ResourceNames.Awards)
    .WithReference(awardsDatabase).WaitFor(awardsDatabase)
    .WithReference(rabbitMq).WaitFor(rabbitMq)
    .WithReference(redis).WaitFor(redis)
    .WithReference(organizations.GetEndpoint(ResourceNames.GrpcEndpoint)).WaitFor(organizations)
    .WaitFor(notifications)
    .WithReplicas(copies).WithEnvironment("Persistence__MaximumPoolSize", poolSize)
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", environment).WithEnvironment("Paging__TokenKey", pageTokenKey)
    .WithHttpHealthCheck("/health", endpointName: ResourceNames.HttpEndpoint);

builder.Build().Run();
