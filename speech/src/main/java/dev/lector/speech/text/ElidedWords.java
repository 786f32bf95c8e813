package dev.lector.speech.text;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Words that dialect writes without some of their letters: an' for and, o' for of, th' for the, wi'
 * for with, ha' for have. And 'em for them, told from the em of printers, which is the letter.
 */
final class ElidedWords {
  private static final String PRINTED = "(?:dash(?:es)?|spaces?|squares?|quads?|rules?|units?)\\b";

  private final Lexicon lexicon;

  ElidedWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  // lov'd, bow'd: the past of verse; but not "how'd", "the man'd be"
  private @Nullable String past(MatchResult m) {
    String whole = m.group(1) + "ed";
    return lexicon.contains(whole) ? whole : null;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                "(?<![\\w'-])(?!(?:it|that|this|what|who|how|where|when|why|there|here|one|some)')([a-z]{2,12}[a-df-hj-np-tv-z])'d(?![\\w'])"
                    + "(?! (?:be|been|have|better|rather|like|never|not|always|all|also|just|go|come|say|take|get|give|do|make)\\b)",
                this::past)
            .given("'d"),
        // bread an' butter
        Rewrite.of("(?<![\\w'-])([Aa]n)'(?=\\s[A-Za-z])", m -> m.group(1) + "d").given("n' "),
        // a drop o' water; but not ten o' clock, John O' Groats
        Rewrite.of("(?<![\\w'-])o'(?=\\s(?!clock)[A-Za-z])", "of").given("o' "),
        // th' other, th'other
        Rewrite.of("(?<![\\w'-])([Tt]h)'\\s?(?=[A-Za-z])", m -> m.group(1) + "e ").given("h'"),
        Rewrite.of("(?<![\\w'-])([Ww]i)'(?=\\s[A-Za-z])", m -> m.group(1) + "th").given("i' "),
        // he might ha' gone
        Rewrite.of(
                "(?<=\\b(?:I|you|we|they|ye|to|would|should|could|might|must|may|will|not)"
                    + " )ha'(?=\\s[a-z])",
                "have")
            .given("ha' "),
        Rewrite.of(
            "(?<![\\w.'-])'?em(?=[ -]" + PRINTED + ")|(?<![\\w.'-])em(?![\\w']|\\.\\w)", "M"),
        // 2em
        Rewrite.of("(?<=\\d)em(?![\\w'])", " M").shaped("0e"));
  }
}
