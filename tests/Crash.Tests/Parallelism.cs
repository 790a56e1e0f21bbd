using Xunit;

// Each suite wants the whole machine while it starts.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
