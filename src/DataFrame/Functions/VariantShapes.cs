using System.Text;
using Frames.Catalogue;
using Frames.Columns;
using Frames.Expressions;
using Frames.Kernels;
using Frames.Kernels.Aggregation;
using Frames.Kernels.Casts;
using Frames.Kernels.Rows;
using Frames.Sql.Types;
using Frames.Values;
using Frames.Values.Variants;
using static Frames.Catalogue.Declare;

namespace Frames.Sql;

// What variants hold: their types, and their parts as rows.
public static partial class Functions
{
    /// <summary>The type of a variant as text, such as <c>OBJECT&lt;a: BIGINT&gt;</c>.</summary>
    public static Column SchemaOfVariant(Column column) => Call(schemaOfVariant, column);
    static readonly ScalarFunction schemaOfVariant = Define("schema_of_variant").Takes(Accept.Variant).Returns(DataTypes.String).Text<SchemaOfVariantBody>()
        .Example("schema_of_variant(parse_json('{\"a\": [1, 2.5]}'))", "OBJECT<a: ARRAY<DECIMAL(21,1)>>");

    /// <summary>The type of all variants of a group as text.</summary>
    public static Column SchemaOfVariantAgg(Column column) => Call(schemaOfVariantAgg, column);
    static readonly AggregateFunction schemaOfVariantAgg = DefineAggregate("schema_of_variant_agg").Takes(Accept.Variant).Returns(DataTypes.String).NeverNull()
        .Kernel(_ => new VariantSchemaAggregate()).Empty("VOID").Example("schema_of_variant_agg(parse_json('1'))", "BIGINT");

    static readonly GeneratorFunction variantExplode = VariantExploding("variant_explode");
    static readonly GeneratorFunction variantExplodeOuter = VariantExploding("variant_explode_outer").Outer();

    static GeneratorFunction VariantExploding(string name) => DefineGenerator(name, "VariantShapes").Takes(Accept.Variant)
        .Returns(new StructType(new StructField("pos", DataTypes.Integer, false), new StructField("key", DataTypes.String), new StructField("value", DataTypes.Variant, false)))
        .Kernel(_ => new VariantExplodeKernel());

    readonly struct SchemaOfVariantBody : ITextFunction
    {
        public static bool Invoke(RowArguments row, Utf8Buffer output)
        {
            output.Append(VariantSchemas.Text(VariantSchemas.Of(CellOf(row))));
            return true;
        }
    }
}

/// <summary>The type that holds all variants.</summary>
internal sealed class VariantSchemaAggregate : ManagedAggregate<VariantSchemaAggregate.State>
{
    internal sealed class State
    {
        public DataType Type { get; set; } = DataTypes.Null;
    }

    protected override State Create() => new();

    protected override void Add(State state, ReadOnlySpan<Vector> arguments, int row)
    {
        var fields = ((StructVector)arguments[0]).Fields;
        var cell = new VariantCell(((BytesVector)VectorForms.Flatten(fields[0], Arena.Heap))[row], ((BytesVector)VectorForms.Flatten(fields[1], Arena.Heap))[row]);
        state.Type = VariantSchemas.Merge(state.Type, VariantSchemas.Of(cell));
    }

    protected override void Merge(State state, State other) => state.Type = VariantSchemas.Merge(state.Type, other.Type);

    protected override Vector Finish(IReadOnlyList<State> states, EvaluationContext context)
    {
        var builder = new BytesBuilder(DataTypes.String);
        foreach (var state in states) builder.Append(Encoding.UTF8.GetBytes(VariantSchemas.Text(state.Type)));
        return builder.Build();
    }

    protected override byte[] Write(State state) => Encoding.UTF8.GetBytes(state.Type.Json);

    protected override State Read(ReadOnlySpan<byte> bytes) => new() { Type = DataType.FromJson(Encoding.UTF8.GetString(bytes)) };
}

/// <summary>A row for each element of an array or field of an object.</summary>
internal sealed class VariantExplodeKernel : GeneratorKernel
{
    public override GeneratedRows Generate(ReadOnlySpan<Vector> arguments, int length, Bitmap live, EvaluationContext context)
    {
        var (parents, positions, keys, output) = (new List<int>(), new FlatBuilder<int>(DataTypes.Integer), new BytesBuilder(DataTypes.String), new VariantBuilderOutput());
        var values = (StructBuilder)VectorBuilder.Create(DataTypes.Variant);
        if (VectorForms.Flatten(arguments[0], context.Arena) is StructVector variants)
        {
            var extraction = new VariantExtraction(variants, context.Settings, raises: false, context);
            foreach (var slot in extraction.Roots(length, live))
            {
                if (!slot.Exists) continue;
                var cell = extraction.Cell(slot);
                if (cell.Kind is not (VariantKind.Array or VariantKind.Object)) continue;
                for (var i = 0; i < cell.Count; i++)
                {
                    parents.Add(slot.Row);
                    positions.Append(i);
                    if (cell.Kind == VariantKind.Array)
                    {
                        keys.AppendNull();
                        output.Append(cell.Element(i), values);
                        continue;
                    }
                    output.Append(cell.Field(i, out var name), values);
                    keys.Append(name);
                }
            }
        }
        return new([.. parents], parents.Count, [positions.Build(), keys.Build(), values.Build()]);
    }
}
