using System.Text.RegularExpressions;

namespace Frames.Values.Patterns;

/// <summary>
/// A translated pattern whose searches end. Searching by trial takes exponential time for patterns such as <c>(a+)+b</c>: where a search takes long, this and all later ones run on
/// an automaton, in time linear in the text; a pattern that no automaton can search for (back references, lookaround) fails instead.
/// </summary>
internal sealed class BoundedRegex
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(1), limit = TimeSpan.FromSeconds(10);

    readonly Regex byTrial;
    readonly string text;
    readonly Lazy<Regex?> automaton;
    bool useAutomaton;

    public BoundedRegex(string text)
    {
        this.text = text;
        // What an automaton may search for shows when one is made, which most patterns never need; so the pattern's signs decide on the patience.
        byTrial = new Regex(text, RegexOptions.CultureInvariant, MayHaveAutomaton(text) ? patience : limit);
        automaton = new(Automaton);
    }

    /// <summary>Groups of the pattern, the whole match not counted.</summary>
    public int GroupCount => byTrial.GetGroupNumbers().Length - 1;

    /// <summary>The engine to search with now.</summary>
    public Regex Engine => useAutomaton ? automaton.Value! : byTrial;

    /// <summary>After a search by trial took too long: turns to the automaton.</summary>
    /// <exception cref="FramesException">There is none.</exception>
    public Regex GiveUpTrial(RegexMatchTimeoutException cause)
    {
        if (automaton.Value is not { } other)
            throw new FramesException(null, null, $"The search for the regular expression '{text}' takes more than {limit.TotalSeconds:0} s for one text: its repetitions can be matched "
                + "in too many ways. Make them possessive or less ambiguous, or leave back references and lookaround out.", null, cause);
        useAutomaton = true;
        return other;
    }

    static bool MayHaveAutomaton(string text) => !text.Contains("(?=", StringComparison.Ordinal) && !text.Contains("(?!", StringComparison.Ordinal)
        && !text.Contains("(?<", StringComparison.Ordinal) && !text.Contains("(?>", StringComparison.Ordinal) && !Regex.IsMatch(text, @"\\[1-9k]", RegexOptions.None, patience);

    Regex? Automaton()
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
