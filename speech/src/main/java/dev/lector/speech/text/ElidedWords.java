package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Words that dialect writes without some of their letters: an' for and, o' for of, th' for the, wi'
 * for with, ha' for have. And 'em for them, told from the em of printers, which is the letter.
 */
final class ElidedWords {
  private static final String PRINTED = "(?:dash(?:es)?|spaces?|squares?|quads?|rules?|units?)\\b";

  /** Before t' these are followed by "to". */
  private static final Set<String> MOVING =
      Set.of(
          "go", "goes", "going", "goin", "goin'", "went", "gone", "gwine", "come", "comes", "came",
          "comin", "comin'", "coming", "run", "ran", "walk", "walked", "rode", "drove", "back",
          "down", "up", "over", "home", "say", "says", "said", "talk", "talked", "talkin'", "speak",
          "spoke", "told", "listen", "want", "wants", "wanted", "ought", "used", "has", "have",
          "had", "got", "try", "tried", "like", "need", "needs", "needed", "begin", "began",
          "begun", "belong", "belongs", "next", "able", "about", "it", "took", "take", "gave",
          "give", "sent", "bring", "brought", "how", "what", "where", "ready", "willin'", "seems",
          "seem", "seemed");

  /** Behind t' these follow "to". */
  private static final Set<String> DONE =
      Set.of(
          "be", "do", "go", "see", "have", "get", "git", "make", "take", "say", "tell", "come",
          "keep", "know", "think", "find", "give", "let", "put", "hear", "help", "look", "eat",
          "drink", "sleep", "live", "die", "me", "him", "her", "you", "ye", "us", "them", "it",
          "my", "his", "your", "their", "our", "de", "the", "a", "an");

  private static final Set<String> BEING =
      Set.of(
          "been", "be", "was", "is", "are", "were", "live", "lived", "stay", "stayed", "down", "up",
          "out", "back", "right");

  private static final Set<String> ARTICLES =
      Set.of(
          "de", "the", "a", "an", "my", "his", "her", "our", "their", "your", "dis", "dat", "this");

  private final Lexicon lexicon;

  ElidedWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  // lov'd, bow'd: the past of verse; but not "how'd", "the man'd be"
  private @Nullable String past(MatchResult m) {
    String whole = m.group(1) + "ed";
    return lexicon.contains(whole) ? whole : null;
  }

  private static String to(MatchResult m, String paragraph) {
    boolean to =
        DONE.contains(Neighbours.lower(m.group(1)))
            || MOVING.contains(Neighbours.lower(Neighbours.before(paragraph, m.start())));
    return (Letters.isUpper(m.group().charAt(0)) ? "T" : "t") + (to ? "o " : "he ");
  }

  private static String then(MatchResult m, String paragraph) {
    String before = Neighbours.lower(Neighbours.before(paragraph, m.start()));
    boolean within =
        BEING.contains(before)
            && ARTICLES.contains(Neighbours.lower(Neighbours.after(paragraph, m.end())));
    boolean compared =
        before.equals("more")
            || before.equals("less")
            || (before.length() > 4 && before.endsWith("er"));
    return within ? "in" : compared ? "than" : "and";
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
        // told 't you was gone
        Rewrite.of("(?<![\\w'])'t(?= (?:you|ye|I|he|she|we|they|de|dat)\\b)", "that").given("'t "),
        // 'Ave you seen it, they 'ave 'ad it
        Rewrite.of(
                "(?<![\\w'])'([Aa])ve(?= (?!Maria\\b|Regina\\b|Caesar\\b|Verum\\b|verum\\b|atque\\b)[A-Za-z'])",
                m -> m.group(1).equals("A") ? "Have" : "have")
            .given("'ave ", "'Ave "),
        Rewrite.of("(?<=\\b(?:have|has|I|you|he|she|we|they|it|who|ye) )'ad(?= [a-z'])", "had")
            .given(" 'ad "),
        // been 'n de cavalry, bigger 'n a house, cats 'n dogs
        Rewrite.within("(?<=[A-Za-z,] )'n(?=\\s[A-Za-z'])", ElidedWords::then).given("'n "),
        Rewrite.of("(?<=\\b(?:[Mm]ore|[Ll]ess|worse|[A-Za-z][a-z]{1,8}er))'n(?= [a-z'])", " than")
            .given("'n "),
        // went t' town, wants t' go, on t' other hand, t'other
        Rewrite.within("(?<![\\w'-])[Tt]'\\s(?=([A-Za-z]{1,20}))", ElidedWords::to)
            .given("t' ", "T' ", "t'\n", "T'\n"),
        Rewrite.of(
                "(?<![\\w'-])([Tt])'(?=others?\\b|old\\b|end\\b|owd\\b)", m -> m.group(1) + "he ")
            .given("'o", "'e"),
        Rewrite.of(
            "(?<![\\w.'-])'?em(?=[ -]" + PRINTED + ")|(?<![\\w.'-])em(?![\\w']|\\.\\w)", "M"),
        // 2em
        Rewrite.of("(?<=\\d)em(?![\\w'])", " M").shaped("0e"));
  }
}
