using Frames.Columns;
using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Delta.Commands;

/// <summary>Refuses nulls in columns that are declared NOT NULL.</summary>
internal static class NotNullCheck
{
    public static void Check(Batch batch, StructType schema)
    {
        for (var i = 0; i < schema.Count; i++) Check(batch.Columns[i], schema[i], schema[i].Name, row => batch.Selection?[row] != false);
    }

    /// <summary>A field of a struct must not be null where the struct is not.</summary>
    static void Check(Vector vector, StructField field, string path, Func<int, bool> counts)
    {
        if (!field.IsNullable && HasNull(vector, counts)) throw ErrorClasses.DeltaNotNullConstraintViolated.With(("columnName", path));
        if (field.DataType is not StructType fields || !fields.Fields.Any(IsStrict)) return;
        var structs = (StructVector)VectorForms.Flatten(vector, Arena.Heap);
        for (var i = 0; i < fields.Count; i++) Check(structs.Fields[i], fields[i], path + "." + fields[i].Name, row => counts(row) && !structs.IsNull(row));
    }

    static bool IsStrict(StructField field) => !field.IsNullable || (field.DataType is StructType fields && fields.Fields.Any(IsStrict));

    static bool HasNull(Vector vector, Func<int, bool> counts)
    {
        if (vector is not (NullVector or ConstantVector) && vector.Validity.IsAll) return false;
        for (var row = 0; row < vector.Length; row++)
            if (vector.IsNull(row) && counts(row)) return true;
        return false;
    }
}
