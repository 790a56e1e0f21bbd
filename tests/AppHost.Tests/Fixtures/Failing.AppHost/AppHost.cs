var builder = DistributedApplication.CreateBuilder(args);

// Ends at once; never healthy, since the path that is asked does not exist.
builder.AddProject<Projects.Failing_Service>("failing");
builder.AddProject<Projects.Tiny_Service>("sulking").WithHttpHealthCheck("/nowhere", endpointName: "http");

builder.Build().Run();
