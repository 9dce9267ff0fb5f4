namespace Frames.Errors;

internal static partial class ErrorClasses
{
    public static readonly ErrorClass InvalidArrayIndex = new("INVALID_ARRAY_INDEX", "22003",
        "The index <indexValue> is out of bounds. The array has <arraySize> elements. Use the SQL function `get()` to tolerate accessing element at invalid index and return NULL instead.");
    public static readonly ErrorClass InvalidArrayIndexInElementAt = new("INVALID_ARRAY_INDEX_IN_ELEMENT_AT", "22003",
        "The index <indexValue> is out of bounds. The array has <arraySize> elements. Use `try_element_at` to tolerate accessing element at invalid index and return NULL instead.");
    public static readonly ErrorClass DuplicatedMapKey = new("DUPLICATED_MAP_KEY", "23505",
        "Duplicate map key <key> was found, please check the input data. To have the last value win, set <mapKeyDedupPolicy> to \"LAST_WIN\".");
    public static readonly ErrorClass NullMapKey = new("NULL_MAP_KEY", "2200E", "Cannot use null as map key.");
    public static readonly ErrorClass ArrayFunctionDiffTypes = new("DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: input to <functionName> should have been <dataType> followed by a value with same element type, but it's [<leftType>, <rightType>].");
    public static readonly ErrorClass BinaryArrayDiffTypes = new("DATATYPE_MISMATCH.BINARY_ARRAY_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: input to <functionName> should have been two <arrayType> with same element type, but it's [<leftType>, <rightType>].");
    public static readonly ErrorClass MapFunctionDiffTypes = new("DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: input to <functionName> should have been <dataType> followed by a value with same key type, but it's [<leftType>, <rightType>].");
    public static readonly ErrorClass NullTyped = new("DATATYPE_MISMATCH.NULL_TYPE", "42K09",
        "Cannot resolve <sqlExpr>: NULL arguments of no type cannot be used with <functionName>. Cast them to the type that is meant.");
    public static readonly ErrorClass MapConcatDiffTypes = new("DATATYPE_MISMATCH.MAP_CONCAT_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: the <functionName> should all be of type map, but it's <dataType>.");
    public static readonly ErrorClass CreateMapKeyDiffTypes = new("DATATYPE_MISMATCH.CREATE_MAP_KEY_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: the keys given to <functionName> should all be of one type, but they are <dataType>.");
    public static readonly ErrorClass CreateMapValueDiffTypes = new("DATATYPE_MISMATCH.CREATE_MAP_VALUE_DIFF_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: the values given to <functionName> should all be of one type, but they are <dataType>.");
    public static readonly ErrorClass NamedStructWithoutStringNames = new("DATATYPE_MISMATCH.CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING", "42K09",
        "Cannot resolve <sqlExpr>: only foldable STRING expressions are allowed to appear at odd position, but they are <inputExprs>.");
    public static readonly ErrorClass SliceStartZero = new("INVALID_PARAMETER_VALUE.START", "22023",
        "The value of <parameter> in <functionName> is invalid: expected a positive or a negative value, but got 0.");
    public static readonly ErrorClass SliceLengthNegative = new("INVALID_PARAMETER_VALUE.LENGTH", "22023",
        "The value of <parameter> in <functionName> is invalid: expected a length of 0 or more, but got <length>.");
    public static readonly ErrorClass ComparatorReturnsNull = new("COMPARATOR_RETURNS_NULL", "22004",
        "The comparator gave NULL for <firstValue> and <secondValue>. It must give a positive integer for \"greater than\", 0 for \"equal\" and a negative integer for \"less than\".");
    public static readonly ErrorClass InvalidMapKeyType = new("DATATYPE_MISMATCH.INVALID_MAP_KEY_TYPE", "42K09",
        "Cannot resolve <sqlExpr>: keys of a map cannot be or contain <keyType>.");
    public static readonly ErrorClass ArraySizeLimit = new("COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION", "54000",
        "<functionName> cannot make an array of <numberOfElements> elements, for the limit is <maxRoundedArrayLength>.");
    public static readonly ErrorClass SequenceWrongTypes = new("DATATYPE_MISMATCH.SEQUENCE_WRONG_INPUT_TYPES", "42K09",
        "Cannot resolve <sqlExpr>: <functionName> uses the wrong parameter type. The start and stop must be of the same type, <startType> with a step of <stepType>, or <otherStartType> with a step "
            + "of the same type.");
    public static readonly ErrorClass SequenceStepWithoutDays = new("_LEGACY_ERROR_TEMP_3242", null,
        "The step must be an <intervalType> of day granularity if start and end values are dates.");
    public static readonly ErrorClass CollectionSizeLimitParameter = new("COLLECTION_SIZE_LIMIT_EXCEEDED.PARAMETER", "54000",
        "Can't create an array with <numberOfElements> elements, which exceeds the limit <maxRoundedArrayLength>: the value of the parameter <parameter> in the function <functionName> is too large.");
    public static readonly ErrorClass VectorDimensionMismatch = new("VECTOR_DIMENSION_MISMATCH", "22000",
        "Vectors passed to <functionName> must have the same dimension, but got <leftDim> and <rightDim>.");
    public static readonly ErrorClass InvalidVectorNormDegree = new("INVALID_VECTOR_NORM_DEGREE", "22023", "Invalid norm degree <degree> for <functionName>: it must be 1, 2 or infinity.");
}
