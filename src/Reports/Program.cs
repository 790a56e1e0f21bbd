using AnTq.Reports;

var builder = WebApplication.CreateBuilder(args);
builder.AddReports();

var app = builder.Build();
app.MapReports();
await app.RunAsync();
