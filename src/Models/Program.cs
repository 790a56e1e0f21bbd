using AnTq.Models;

var builder = WebApplication.CreateBuilder(args);
builder.AddModels();

var app = builder.Build();
app.MapModels();
await app.RunAsync();
