using System.Globalization;
using AnTq.Benchmarks;
using AnTq.Benchmarks.Bare;
using AnTq.Benchmarks.Load;
using AnTq.Benchmarks.Measures;

static double Setting(string name, double otherwise) =>
    double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

// bench.sh runs the measures. `serve` and `call` are for the program itself, which runs its bare servers and its load beside it.
return args switch
{
    ["serve", var kind] => await BareServer.RunAsync(kind),
    ["call", .. var arguments] => await CallLoad.RunAsync(CallLoadPlan.Parse(arguments)),
    ["soak"] => await LongSoak.RunAsync(
        TimeSpan.FromSeconds(Setting("SOAK_SECONDS", 600)), Setting("SOAK_RATE", 500)),
    _ => await Runs.RunAsync(args),
};
