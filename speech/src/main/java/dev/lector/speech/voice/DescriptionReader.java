package dev.lector.speech.voice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a description of a speaker asks for, by word lists and no more: the same sentence
 * always means the same, and what is not understood changes nothing. Rules:
 *
 * <ul>
 *   <li>Gender: the first word for one.
 *   <li>Pace: the first word for a tempo, or a level of a speed ("high speed"); a mood ("calm")
 *       only where there is none. A degree before it makes it weaker or stronger: one step is a
 *       factor of {@value #PACE_STEP}.
 *   <li>Pitch: a level of a pitch or voice ("low-pitched", "a high voice"), or a word such as
 *       "deep".
 *   <li>Negation ("not fast") reaches {@value #NEGATION_REACH} words or to the end of its clause;
 *       what it covers is not asked for. A gender that is only denied asks for the other one.
 * </ul>
 */
final class DescriptionReader {
  /** Factor on the speed of one step of pace. */
  static final double PACE_STEP = 1.25;

  private static final double MAX_STEPS = 2.5;
  private static final int NEGATION_REACH = 4;
  private static final int NOUN_REACH = 4;
  private static final int DEGREE_REACH = 3;
  // Descriptions are a sentence or two; what comes after that is not read.
  private static final int MAX_WORDS = 400;
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?|[.,;:!?()]");

  /** A word, and whether a negation covers it. */
  private record Token(String word, boolean denied, boolean endsClause) {}

  SpeakerWish read(String description) {
    List<Token> tokens = tokens(description);
    return new SpeakerWish(gender(tokens), accents(tokens), pitch(tokens), pace(tokens));
  }

  private static List<Token> tokens(String description) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(description.toLowerCase(Locale.ROOT).replace('’', '\''));
    int denying = 0;
    while (matcher.find() && tokens.size() < MAX_WORDS) {
      String word = matcher.group();
      boolean endsClause = !Character.isLetterOrDigit(word.charAt(0)) || word.equals("but");
      if (endsClause) {
        denying = 0;
      }
      boolean denied = denying > 0;
      denying =
          DescriptionWords.NEGATORS.contains(word) ? NEGATION_REACH : Math.max(0, denying - 1);
      tokens.add(new Token(word, denied, endsClause));
    }
    return tokens;
  }

  private static Gender gender(List<Token> tokens) {
    Gender denied = Gender.UNKNOWN;
    for (Token token : tokens) {
      Gender said =
          DescriptionWords.FEMALE.contains(token.word())
              ? Gender.FEMALE
              : DescriptionWords.MALE.contains(token.word()) ? Gender.MALE : Gender.UNKNOWN;
      if (said != Gender.UNKNOWN) {
        if (!token.denied()) {
          return said;
        }
        denied = said;
      }
    }
    return denied.opposite();
  }

  private static Set<String> accents(List<Token> tokens) {
    Set<String> accents = new HashSet<>();
    for (Token token : tokens) {
      if (!token.denied()) {
        accents.add(DescriptionWords.ACCENTS.getOrDefault(token.word(), token.word()));
      }
    }
    return accents;
  }

  private static Pitch pitch(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.denied()) {
        continue;
      }
      if (DescriptionWords.DEEP.contains(token.word())) {
        return Pitch.LOW;
      }
      if (DescriptionWords.SHRILL.contains(token.word())) {
        return Pitch.HIGH;
      }
      Double level = DescriptionWords.LEVEL.get(token.word());
      if (level != null && isLevelOf(tokens, i, DescriptionWords.PITCH_NOUNS)) {
        return level > 0 ? Pitch.HIGH : level < 0 ? Pitch.LOW : Pitch.ANY;
      }
    }
    return Pitch.ANY;
  }

  private static double pace(List<Token> tokens) {
    OptionalDouble tempo = firstSteps(tokens, DescriptionWords.TEMPO, true);
    double steps =
        tempo.orElseGet(() -> firstSteps(tokens, DescriptionWords.MOOD, false).orElse(0));
    double factor = Math.pow(PACE_STEP, Math.clamp(steps, -MAX_STEPS, MAX_STEPS));
    // Two decimals, so that the event reports 0.8 and not 0.8000000000000000444.
    return Math.round(factor * 100) / 100.0;
  }

  private static OptionalDouble firstSteps(
      List<Token> tokens, Map<String, Double> words, boolean levels) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Double steps = words.get(token.word());
      if (steps == null && levels && isLevelOf(tokens, i, DescriptionWords.PACE_NOUNS)) {
        steps = DescriptionWords.LEVEL.get(token.word());
      }
      if (steps != null && !token.denied()) {
        return OptionalDouble.of(steps * degree(tokens, i));
      }
    }
    return OptionalDouble.empty();
  }

  /**
   * The degree said before word {@code i}; degrees add up as "a little bit" does: the strongest one
   * counts.
   */
  private static double degree(List<Token> tokens, int i) {
    for (int back = 1; back <= DEGREE_REACH && i - back >= 0; back++) {
      Double degree = DescriptionWords.DEGREE.get(tokens.get(i - back).word());
      if (degree != null) {
        return degree;
      }
      if (!tokens.get(i - back).word().equals("more")) {
        break;
      }
    }
    return 1.0;
  }

  /**
   * Whether word {@code i} is the level of one of {@code nouns}: one follows directly or in an
   * enumeration ("high speed and pitch"), or one came before and nothing that the level could
   * belong to follows ("the pitch is high").
   */
  private static boolean isLevelOf(List<Token> tokens, int i, Set<String> nouns) {
    if (!DescriptionWords.LEVEL.containsKey(tokens.get(i).word())) {
      return false;
    }
    boolean levelOfOtherNoun = false;
    int at = i + 1;
    while (at < tokens.size() && isEnumerated(tokens.get(at).word())) {
      if (nouns.contains(tokens.get(at).word())) {
        return true;
      }
      levelOfOtherNoun |= !isConjunction(tokens.get(at).word());
      at++;
    }
    boolean levelOfOtherWord = at == i + 1 && at < tokens.size() && !tokens.get(at).endsClause();
    if (levelOfOtherNoun || levelOfOtherWord) {
      return false;
    }
    for (int back = i - 1; back >= Math.max(0, i - NOUN_REACH); back--) {
      Token token = tokens.get(back);
      if (token.endsClause() || DescriptionWords.LEVEL.containsKey(token.word())) {
        return false;
      }
      if (nouns.contains(token.word())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnumerated(String word) {
    return isConjunction(word)
        || DescriptionWords.PACE_NOUNS.contains(word)
        || DescriptionWords.PITCH_NOUNS.contains(word);
  }

  private static boolean isConjunction(String word) {
    return word.equals("and") || word.equals("or");
  }
}
