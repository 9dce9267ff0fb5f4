using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Tests.DataFrame.Kernels;

public class EvaluatorTests
{
    [Fact]
    public void A_declared_function_runs_over_flat_constant_and_dictionary_vectors()
    {
        var column = new ColumnReference(1, "x", DataTypes.Double, true, []);
        var call = new FunctionCall(FunctionCatalogue.Get("cbrt"), [column], DataTypes.Double, true);
        var evaluator = new EvaluatorFactory([column], QuerySettings.Default).Create(call);
        var context = new EvaluationContext(new Arena(), QuerySettings.Default);

        var flat = Build(27.0, null, 8.0);
        Vector[] forms = [flat, new DictionaryVector(3, new[] { 0, 0, 1 }, Build(27.0, 8.0), new Bitmap(new ulong[] { 0b101 })), VectorForms.Gather(Build(8.0, 27.0), [1, -1, 0], Arena.Heap)];
        foreach (var form in forms)
        {
            var result = evaluator.Evaluate(new Batch(3, [form]), context);
            Assert.Equal([3.0, null, 2.0], [result.GetValue(0), result.GetValue(1), result.GetValue(2)]);
        }
        var constant = evaluator.Evaluate(new Batch(3, [new ConstantVector(Build(27.0), 3)]), context);
        Assert.IsType<ConstantVector>(constant);
        Assert.Equal(3.0, constant.GetValue(2));
    }

    static Vector Build(params double?[] values)
    {
        var builder = VectorBuilder.Create(DataTypes.Double);
        foreach (var value in values) builder.Append(value);
        return builder.Build();
    }
}
