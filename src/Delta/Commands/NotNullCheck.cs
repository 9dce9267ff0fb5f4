using Frames.Columns;
using Frames.Errors;
using Frames.Sql.Types;

namespace Frames.Delta.Commands;

/// <summary>Refuses nulls in columns that are declared NOT NULL.</summary>
internal static class NotNullCheck
{
    public static void Check(Batch batch, StructType schema)
    {
        for (var i = 0; i < schema.Count; i++)
            if (!schema[i].IsNullable && HasNull(batch.Columns[i], batch))
                throw ErrorClasses.DeltaNotNullConstraintViolated.With(("columnName", schema[i].Name));
    }

    static bool HasNull(Vector vector, Batch batch)
    {
        if (vector is not (NullVector or ConstantVector) && vector.Validity.IsAll) return false;
        for (var row = 0; row < batch.Length; row++)
            if (vector.IsNull(row) && batch.Selection?[row] != false) return true;
        return false;
    }
}
