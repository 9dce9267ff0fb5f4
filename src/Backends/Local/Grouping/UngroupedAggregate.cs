using System.Runtime.InteropServices;
using Frames.Backends.Local.Execution;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Grouping;

/// <summary>Aggregates over all rows: always one row.</summary>
internal sealed unsafe class UngroupedAggregate(IReadOnlyList<ColumnReference> input, IReadOnlyList<AggregateSpec> aggregates)
    : Sink("Aggregate", $"[{string.Join(", ", aggregates.Select(a => a.Aggregate))}]")
{
    readonly List<Task> tasks = [];
    Batch? row;

    public IEnumerable<Batch> Rows() => [row!];

    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var task = new Task(this, worker, input, aggregates);
        lock (tasks) tasks.Add(task);
        return task;
    }

    public override void Complete(QueryRun query)
    {
        if (tasks.Count == 0) Start(query.Workers[0], null);
        var first = tasks[0];
        foreach (var other in tasks.Skip(1))
            for (var k = 0; k < aggregates.Count; k++) first.States.Kernels[k].Merge([first.State(k)], [other.State(k)], other.States.Kernels[k]);
        var context = new EvaluationContext(Arena.Heap, query.Settings);
        row = new Batch(1, [.. first.States.Kernels.Select((kernel, k) => kernel.Finish([first.State(k)], context))]);
    }

    sealed class Task : OperatorTask
    {
        readonly AggregateInputs inputs;
        readonly byte[] memory;

        public Task(UngroupedAggregate owner, Worker worker, IReadOnlyList<ColumnReference> input, IReadOnlyList<AggregateSpec> aggregates) : base(owner, null)
        {
            inputs = new AggregateInputs(aggregates, new EvaluatorFactory(input, worker.Query.Settings));
            States = new GroupStates(aggregates, worker.Query.Settings);
            memory = GC.AllocateArray<byte>(States.Size + 8, pinned: true);
            States.Initial.CopyTo(memory, 0);
            States.Initialize([(nint)Memory], 0);
        }

        public GroupStates States { get; }

        byte* Memory => (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));

        public nint State(int aggregate) => (nint)(Memory + States.Offsets[aggregate]);

        protected override void Process(Batch batch, Worker worker) => inputs.UpdateOne(States, Memory, batch, worker.Context);
    }
}
