using AnTq.Awards;

var builder = WebApplication.CreateBuilder(args);
builder.AddAwards();

var app = builder.Build();
app.MapAwards();
await app.RunAsync();
