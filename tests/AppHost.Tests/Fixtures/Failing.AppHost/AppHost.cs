var builder = DistributedApplication.CreateBuilder(args);

builder.AddProject<Projects.Failing_Service>("failing");

builder.Build().Run();
