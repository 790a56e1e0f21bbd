using AnTq.Notifications;

var builder = WebApplication.CreateBuilder(args);
builder.AddNotifications();

var app = builder.Build();
app.MapNotifications();
await app.RunAsync();
