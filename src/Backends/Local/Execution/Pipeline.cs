using Frames.Columns;

namespace Frames.Backends.Local.Execution;

/// <summary>A source and the operators that its batches go through. Branches of a later phase start when those of earlier ones have ended.</summary>
internal sealed record Branch(Source Source, IReadOnlyList<Operator> Operators, int Phase = 0)
{
    public Branch With(Operator next) => this with { Operators = [.. Operators, next] };
}

/// <summary>Branches that end in one sink, run morsel by morsel on all threads.</summary>
internal sealed class Pipeline(IReadOnlyList<Branch> branches, Sink sink)
{
    public IReadOnlyList<Branch> Branches => branches;

    public Sink Sink => sink;

    public void Run(QueryRun query)
    {
        var sinks = new OperatorTask?[query.Workers.Count];
        var before = 0;
        foreach (var phase in branches.GroupBy(branch => branch.Phase).OrderBy(group => group.Key))
        {
            var morsels = new MorselQueue([.. phase], query, before);
            query.RunWorkers(morsels.MostThreads, worker => Work(worker, morsels, sinks));
            before += morsels.Count;
        }
        Finish(query, [.. sinks.OfType<OperatorTask>()]);
        sink.Complete(query);
    }

    static void Finish(QueryRun query, OperatorTask[] tasks)
    {
        // Any thread may finish any task: not every thread of the query need be there.
        var next = 0;
        query.RunWorkers(tasks.Length, worker =>
        {
            while (Interlocked.Increment(ref next) - 1 is var index && index < tasks.Length)
            {
                tasks[index].Finish(worker);
                tasks[index].Report();
            }
        });
    }

    void Work(Worker worker, MorselQueue morsels, OperatorTask?[] sinks)
    {
        var chains = new OperatorTask?[morsels.Branches.Count];
        while (!sink.IsSatisfied && morsels.Take(out var branch, out var morsel, out var order))
        {
            var task = sinks[worker.Index] ??= sink.Start(worker, null);
            RunMorsel(worker, morsels.Branches[branch].Source, chains[branch] ??= Start(morsels.Branches[branch], worker, task), morsel, order);
            worker.Query.Session.Progress?.Invoke(new(sink.Name, order + 1, morsels.Total));
        }
        foreach (var chain in chains) chain?.Report();
    }

    static OperatorTask Start(Branch branch, Worker worker, OperatorTask last)
    {
        var task = last;
        for (var i = branch.Operators.Count - 1; i >= 0; i--) task = branch.Operators[i].Start(worker, task);
        return new SourceTask(branch.Source, task);
    }

    void RunMorsel(Worker worker, Source source, OperatorTask chain, int morsel, int order)
    {
        worker.Begin(order);
        using var reader = source.Read(morsel, worker);
        while (!worker.SkipsMorsel && !sink.IsSatisfied)
        {
            worker.Query.Cancellation.ThrowIfCancellationRequested();
            if (reader.Read(worker.Context) is not { } batch) break;
            chain.Push(batch, worker);
            worker.Arena.Reset();
        }
        chain.EndMorsel(worker);
        worker.Arena.Reset();
    }

    /// <summary>The start of a chain, which counts the source's rows.</summary>
    sealed class SourceTask(Source source, OperatorTask next) : OperatorTask(new SourceOperator(source), next)
    {
        protected override void Process(Batch batch, Worker worker) => Emit(batch, worker);
    }

    sealed class SourceOperator : Operator
    {
        public SourceOperator(Source source) : base(source.Name, source.Detail, source.Counters)
        {
        }

        public override OperatorTask Start(Worker worker, OperatorTask? next) => throw new NotSupportedException();
    }
}
