using Xunit;

// Most of these tests wait for a time to pass or for a server to give up: twice as many as there are processors keep those busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
