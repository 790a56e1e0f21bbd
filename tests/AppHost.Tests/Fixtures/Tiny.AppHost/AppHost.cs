var builder = DistributedApplication.CreateBuilder(args);

GenerateParameterDefault Letters() => new() { MinLength = 32, Special = false };

var database = builder
    .AddPostgres("postgres", password: builder.AddParameter("postgres-password", Letters(), secret: true, persist: true))
    .WithDataVolume()
    .AddDatabase("tiny-db");
var rabbitMq = builder
    .AddRabbitMQ("rabbitmq", password: builder.AddParameter("rabbitmq-password", Letters(), secret: true, persist: true))
    .WithDataVolume();
var redis = builder
    .AddRedis("redis", password: builder.AddParameter("redis-password", Letters(), secret: true, persist: true))
    .WithDataVolume();

var back = builder.AddProject<Projects.Tiny_Service>("back")
    .WithReference(database).WaitFor(database)
    .WithReference(rabbitMq).WaitFor(rabbitMq)
    .WithReference(redis).WaitFor(redis)
    .WithReplicas(2)
    .WithHttpHealthCheck("/health", endpointName: "http");

builder.AddProject<Projects.Tiny_Service>("front")
    .WithReference(back.GetEndpoint("grpc")).WaitFor(back)
    .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
    .WithHttpHealthCheck("/health", endpointName: "http");

builder.Build().Run();
