using System.Collections;

// A service that can be looked into: its process, its environment, its health.
var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/health", () => "healthy");
app.MapGet("/pid", () => Environment.ProcessId);
app.MapGet(
    "/environment",
    () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => entry.Key, entry => entry.Value));

app.Run();
