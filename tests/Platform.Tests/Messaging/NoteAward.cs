using AnTq.Events.V1;
using AnTq.Platform.Messaging;
using AnTq.Platform.Mutations;

namespace AnTq.Platform.Tests.Messaging;

/// <summary>Counts how often an award has taken effect, after failing as a test asks for.</summary>
internal sealed class NoteAward(NoteAward.Plan plan) : IEventHandler<AwardGranted>
{
    public Task HandleAsync(ReceivedEvent<AwardGranted> received, WriteScope scope)
    {
        plan.Next(received);
        scope.Execute(
            "insert into noted_award (award) values ($1) on conflict (award) do update set times = noted_award.times + 1", received.Data.Award);
        return Task.CompletedTask;
    }

    internal sealed class Plan
    {
        private int _tries;

        public int Tries => _tries;

        public Func<int, Exception?> FailureOfTry { get; set; } = _ => null;

        public ReceivedEvent<AwardGranted>? Last { get; private set; }

        public System.Diagnostics.ActivityTraceId? Trace { get; private set; }

        public void Next(ReceivedEvent<AwardGranted> received)
        {
            Last = received;
            Trace = System.Diagnostics.Activity.Current?.TraceId;
            if (FailureOfTry(Interlocked.Increment(ref _tries)) is { } failure)
                throw failure;
        }
    }
}
