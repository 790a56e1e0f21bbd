using AnTq.Organizations;

var builder = WebApplication.CreateBuilder(args);
builder.AddOrganizations();

var app = builder.Build();
app.MapOrganizations();
await app.RunAsync();
