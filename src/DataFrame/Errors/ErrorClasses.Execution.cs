namespace Frames.Errors;

/// <summary>Errors of running a query's operators.</summary>
internal static partial class ErrorClasses
{
    public static readonly ErrorClass ScalarSubqueryTooManyRows = new("SCALAR_SUBQUERY_TOO_MANY_ROWS", "21000",
        "More than one row returned by a subquery used as an expression. Aggregate it, or limit it to one row.");
}
