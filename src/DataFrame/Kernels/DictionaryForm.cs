using Frames.Columns;

namespace Frames.Kernels;

/// <summary>Runs a call once where all its arguments are constants.</summary>
internal static class ConstantForm
{
    public static Vector? Try(Kernel kernel, Vector[] arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (arguments.Length == 0 || length == 0) return null;
        foreach (var argument in arguments) if (argument is not ConstantVector) return null;
        if (!live.IsAll && Bitmap.CountSet(live.Words, length) == 0) return null;
        var ones = Array.ConvertAll(arguments, argument => argument.Slice(0, 1));
        return new ConstantVector(VectorForms.Flatten(kernel.Evaluate(ones, 1, Bitmap.All, context), context.Arena), length);
    }
}

/// <summary>
/// Runs a call over a dictionary's entries instead of its rows where one argument is a dictionary and the others are constants; the codes stay.
/// An entry may belong to no row that counts, so a call that fails over the entries is left to run over the rows.
/// </summary>
internal static class DictionaryForm
{
    public static Vector? Try(Kernel kernel, Vector[] arguments, int length, Bitmap live, EvaluationContext context)
    {
        if (Find(arguments) is not { } position) return null;
        var dictionary = (DictionaryVector)arguments[position];
        var entries = dictionary.Dictionary.Length;
        if (entries == 0 || entries > length) return null;
        var over = Array.ConvertAll(arguments, argument => argument is ConstantVector constant ? constant.Slice(0, entries) : ((DictionaryVector)argument).Dictionary);
        Vector result;
        try
        {
            result = VectorForms.Flatten(kernel.Evaluate(over, entries, Bitmap.All, context), context.Arena);
        }
        catch (FramesException)
        {
            return null;
        }
        // What a null gives must come from the kernel, which may be a function that answers nulls; most give null.
        if (dictionary.MayHaveNulls && !GivesNullForNull(kernel, arguments, position, context)) return null;
        return Encode(result, dictionary, context);
    }

    static int? Find(Vector[] arguments)
    {
        int? found = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is ConstantVector) continue;
            if (arguments[i] is not DictionaryVector || found is not null) return null;
            found = i;
        }
        return found;
    }

    static bool GivesNullForNull(Kernel kernel, Vector[] arguments, int position, EvaluationContext context)
    {
        var probe = Array.ConvertAll(arguments, argument => argument is ConstantVector ? argument.Slice(0, 1) : argument);
        probe[position] = Vectors.NullConstant(arguments[position].Type, 1);
        return kernel.Evaluate(probe, 1, Bitmap.All, context).IsNull(0);
    }

    static Vector Encode(Vector result, DictionaryVector source, EvaluationContext context)
    {
        // Gathering booleans and fixed-width values costs less than carrying codes along.
        if (result is not BytesVector) return WithNulls(VectorForms.Gather(result, source.Codes, context.Arena), source, context);
        if (!result.MayHaveNulls) return new DictionaryVector(source.Length, source.CodesMemory, result, source.Validity);
        var validity = Bitmap.And(RowGather.Nulls(result, source.Codes, context.Arena), source.Validity, source.Length, context.Arena);
        return new DictionaryVector(source.Length, source.CodesMemory, result.WithValidity(Bitmap.All), validity);
    }

    static Vector WithNulls(Vector rows, DictionaryVector source, EvaluationContext context)
        => source.MayHaveNulls ? rows.WithValidity(Bitmap.And(rows.Validity, source.Validity, source.Length, context.Arena)) : rows;
}
