using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Sql.Types;

namespace Frames.Tests.DataFrame.Kernels;

public class EntriesEvaluatorTests
{
    static readonly ColumnReference Text = new(1, "t", DataTypes.String, true, []);
    static readonly Vector Entries = Build("alpha", "beta", "17");
    static readonly EvaluationContext Context = new(new Arena(), QuerySettings.Default);

    [Fact]
    public void An_expression_of_one_column_keeps_its_codes_and_one_dictionary_for_all_batches()
    {
        var evaluator = Create(Call("upper", DataTypes.String, Text));
        var first = Assert.IsType<DictionaryVector>(Evaluate(evaluator, [0, 1, 0]));
        var second = Assert.IsType<DictionaryVector>(Evaluate(evaluator, [2, 2, 1, 0]));
        Assert.Equal(["ALPHA", "BETA", "ALPHA"], Texts(first));
        Assert.Equal(["17", "17", "BETA", "ALPHA"], Texts(second));
    }

    [Fact]
    public void Nulls_get_what_the_expression_gives_them()
    {
        var rows = new DictionaryVector(4, new[] { 0, 1, 2, 0 }, Entries, new Bitmap(new ulong[] { 0b0101 }));
        Assert.Equal(["alpha", "none", "17", "none"], Texts(Create(Call("coalesce", DataTypes.String, Text, Literal("none"))).Evaluate(new Batch(4, [rows]), Context)));
        Assert.Equal([false, true, false, true], Values(Create(Call("isnull", DataTypes.Boolean, Text)).Evaluate(new Batch(4, [rows]), Context)));
        Assert.Equal([true, null, false, null], Values(Create(Call("==", DataTypes.Boolean, Text, Literal("alpha"))).Evaluate(new Batch(4, [rows]), Context)));
    }

    [Fact]
    public void Entries_of_no_row_that_counts_raise_nothing()
    {
        var evaluator = Create(new Cast(Text, DataTypes.Integer));
        var rows = new DictionaryVector(3, new[] { 2, 0, 2 }, Entries);
        var result = evaluator.Evaluate(new Batch(3, [rows], new Selection(new ulong[] { 0b101 }, 3)), Context);
        Assert.Equal((17, 17), (result.GetValue(0), result.GetValue(2)));
        Assert.Throws<FramesException>(() => evaluator.Evaluate(new Batch(3, [rows]), Context));
    }

    [Fact]
    public void A_dictionary_larger_than_its_batches_is_worth_it_after_some()
    {
        var evaluator = Create(Call("upper", DataTypes.String, Text));
        Assert.IsType<BytesVector>(Evaluate(evaluator, [0, 1]));
        Assert.IsType<DictionaryVector>(Evaluate(evaluator, [0, 1]));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(3000)]
    public void Bits_are_picked_by_position(int length)
    {
        var random = new Random(length);
        var words = new ulong[Bitmap.WordCount(length)];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words.AsSpan()));
        var rows = Enumerable.Range(0, 1000).Select(_ => random.Next(length)).ToArray();
        foreach (var count in (int[])[0, 1, 63, 64, 100, 1000])
        {
            var picked = BitGather.Gather(words, length, rows.AsSpan(0, count), Arena.Heap);
            for (var i = 0; i < count; i++) Assert.Equal(words[rows[i] >> 6] >> rows[i] & 1, picked[i >> 6] >> i & 1);
        }
        rows[5] = -1;
        Assert.Equal(0UL, BitGather.Gather(words, length, rows.AsSpan(0, 100), Arena.Heap)[0] >> 5 & 1);
    }

    static Evaluator Create(Expression expression) => new EvaluatorFactory([Text], QuerySettings.Default).Create(expression);

    static Vector Evaluate(Evaluator evaluator, int[] codes) => evaluator.Evaluate(new Batch(codes.Length, [new DictionaryVector(codes.Length, codes, Entries)]), Context);

    static FunctionCall Call(string name, DataType type, params Expression[] arguments) => new(FunctionCatalogue.Get(name), [.. arguments], type, true);

    static Literal Literal(string text) => new(text, DataTypes.String);

    static List<string?> Texts(Vector vector) => [.. Enumerable.Range(0, vector.Length).Select(row => (string?)vector.GetValue(row))];

    static List<bool?> Values(Vector vector) => [.. Enumerable.Range(0, vector.Length).Select(row => (bool?)vector.GetValue(row))];

    static Vector Build(params string[] values)
    {
        var builder = VectorBuilder.Create(DataTypes.String);
        foreach (var value in values) builder.Append(value);
        return builder.Build();
    }
}
