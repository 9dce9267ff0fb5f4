using Frames.Backends.Local.Execution;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;

namespace Frames.Backends.Local.Operators;

/// <summary>Puts beside each row what a generator makes of it; with <paramref name="outer"/>, a row of nulls where it makes nothing.</summary>
internal sealed class Generate(IReadOnlyList<ColumnReference> input, FunctionCall generator, bool outer, IReadOnlyList<ColumnReference> made)
    : Operator("Generate", $"{generator}{(outer ? ", outer" : "")}")
{
    public override OperatorTask Start(Worker worker, OperatorTask? next)
    {
        var kernel = ((GeneratorFunction)generator.Function).CreateKernel!(new KernelRequest(generator, worker.Query.Settings));
        return new Task(this, next, kernel, new EvaluatorFactory(input, worker.Query.Settings).Create(generator.Arguments), outer, made);
    }

    sealed class Task(Operator owner, OperatorTask? next, GeneratorKernel kernel, Evaluator[] arguments, bool outer, IReadOnlyList<ColumnReference> made)
        : OperatorTask(owner, next)
    {
        protected override void Process(Batch batch, Worker worker)
        {
            var values = Array.ConvertAll(arguments, argument => argument.Evaluate(batch, worker.Context));
            var live = batch.Selection is { } selection ? new Bitmap(selection.Memory) : Bitmap.All;
            var rows = kernel.Generate(values, batch.Length, live, worker.Context);
            var (parents, from) = outer ? WithEmpty(rows, batch) : (rows.Parents, null);
            var length = from?.Length ?? rows.Length;
            for (var start = 0; start < length; start += Batch.MaxRows)
                EmitSome(batch, rows, parents, from, start, Math.Min(Batch.MaxRows, length - start), worker.Inner);
        }

        void EmitSome(Batch batch, GeneratedRows rows, int[] parents, int[]? from, int start, int length, Worker inner)
        {
            var columns = new Vector[batch.Columns.Length + made.Count];
            for (var i = 0; i < batch.Columns.Length; i++) columns[i] = VectorForms.Gather(batch.Columns[i], parents.AsSpan(start, length), inner.Arena);
            for (var i = 0; i < made.Count; i++)
                columns[batch.Columns.Length + i] = from is null ? rows.Columns[i].Slice(start, length) : VectorForms.Gather(rows.Columns[i], from.AsSpan(start, length), inner.Arena);
            Emit(new Batch(length, columns), inner);
            inner.Arena.Reset();
        }

        /// <summary>The rows made, with one that comes from nowhere (-1) for each parent that made none.</summary>
        static (int[] Parents, int[] From) WithEmpty(GeneratedRows rows, Batch batch)
        {
            var parents = new List<int>(rows.Length);
            var from = new List<int>(rows.Length);
            var next = 0;
            for (var parent = 0; parent < batch.Length; parent++)
            {
                if (batch.Selection?[parent] == false) continue;
                var before = from.Count;
                for (; next < rows.Length && rows.Parents[next] == parent; next++)
                {
                    parents.Add(parent);
                    from.Add(next);
                }
                if (from.Count > before) continue;
                parents.Add(parent);
                from.Add(-1);
            }
            return ([.. parents], [.. from]);
        }
    }
}
