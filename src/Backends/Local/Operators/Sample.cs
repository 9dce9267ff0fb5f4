using Frames.Backends.Local.Execution;
using Frames.Columns;

namespace Frames.Backends.Local.Operators;

/// <summary>Draws rows at random: each with the same chance, or, with replacement, a number of times of that mean.</summary>
internal sealed class Sample(double lower, double upper, bool withReplacement, long seed)
    : Operator("Sample", $"[{lower}, {upper}){(withReplacement ? " with replacement" : "")}, seed {seed}")
{
    public override OperatorTask Start(Worker worker, OperatorTask? next) => new Task(this, next, lower, upper, withReplacement, seed);

    sealed class Task(Operator owner, OperatorTask? next, double lower, double upper, bool withReplacement, long seed) : OperatorTask(owner, next)
    {
        SampleRandom? random;

        public override void EndMorsel(Worker worker)
        {
            random = null;
            base.EndMorsel(worker);
        }

        protected override void Process(Batch batch, Worker worker)
        {
            random ??= SampleRandom.ForPartition(seed, worker.Morsel);
            var rows = batch.Compact(worker.Arena);
            var drawn = new List<int>();
            for (var row = 0; row < rows.Length; row++)
                for (var times = Draw(random); times > 0; times--) drawn.Add(row);
            for (var start = 0; start < drawn.Count; start += Batch.MaxRows)
            {
                var some = drawn.Skip(start).Take(Batch.MaxRows).ToArray();
                Emit(new Batch(some.Length, Array.ConvertAll(rows.Columns, column => VectorForms.Gather(column, some, worker.Arena))), worker);
            }
        }

        int Draw(SampleRandom random)
        {
            if (withReplacement) return random.NextPoisson(upper - lower);
            if (upper - lower <= 0) return 0;
            var x = random.NextDouble();
            return x >= lower && x < upper ? 1 : 0;
        }
    }
}
