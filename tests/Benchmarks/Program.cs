using AnTq.Benchmarks;
using AnTq.Benchmarks.Bare;
using AnTq.Benchmarks.Load;

// bench.sh runs the measures. `serve` and `call` are for the program itself, which runs its bare servers and its load beside it.
return args switch
{
    ["serve", var kind] => await BareServer.RunAsync(kind),
    ["call", .. var arguments] => await CallLoad.RunAsync(CallLoadPlan.Parse(arguments)),
    _ => await Runs.RunAsync(args),
};
