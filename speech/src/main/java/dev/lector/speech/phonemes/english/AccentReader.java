package dev.lector.speech.phonemes.english;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One accent: says the words of a sentence from the last to the first. */
final class AccentReader {
  private static final String JUNK = "',-._/";

  private final Pronunciations words;
  private final Figures figures = new Figures();
  private final OutOfVocabulary outOfVocabulary;

  private AccentReader(Pronunciations words, OutOfVocabulary outOfVocabulary) {
    this.words = words;
    this.outOfVocabulary = outOfVocabulary;
  }

  static AccentReader load(boolean british, UnknownWords dictionary, UnknownWords unknown) {
    Pronunciations words = new Pronunciations(Lexicon.load(british), new Endings(british));
    return new AccentReader(
        words, new OutOfVocabulary(words, dictionary, unknown, LetterRules.load(british), british));
  }

  boolean isClipped(String word) {
    return words.isClipped(word);
  }

  EnglishReading read(EnglishPhonemes.Analysed sentence) {
    List<Token> tokens = sentence.tokens();
    String[] said = new String[tokens.size()];
    boolean[] apart = new boolean[tokens.size()];
    Context context = Context.END;
    int end = tokens.size();
    while (end > 0) {
      int start = end - 1;
      String mark = tokens.get(start).mark();
      if (mark != null) {
        said[start] = mark;
        context = context.before(mark, "");
      } else {
        while (start > 0 && !tokens.get(start).spaced() && tokens.get(start - 1).mark() == null) {
          start--;
        }
        context = group(sentence, start, end, said, apart, context);
      }
      end = start;
    }
    return written(tokens, said, apart);
  }

  /**
   * Says tokens that are written together: as long a piece as the lexicon has, from the end on.
   *
   * @return the context of what stands before
   */
  private Context group(
      EnglishPhonemes.Analysed sentence,
      int start,
      int end,
      String[] said,
      boolean[] apart,
      Context after) {
    Context context = after;
    int right = end;
    while (right > start) {
      int left = start;
      @Nullable String phonemes = null;
      while (left < right && phonemes == null) {
        phonemes = lookUp(sentence, left, right, context);
        left += phonemes == null ? 1 : 0;
      }
      if (phonemes == null) {
        left = right - 1;
        phonemes = alone(sentence.tokens().get(left).text());
      }
      Arrays.fill(said, left, right, "");
      said[left] = phonemes;
      context = context.before(phonemes, text(sentence.tokens(), left, right));
      right = left;
    }
    compound(sentence.tokens(), start, end, said, apart);
    return context;
  }

  private @Nullable String lookUp(
      EnglishPhonemes.Analysed sentence, int left, int right, Context context) {
    String text = text(sentence.tokens(), left, right);
    if (Figures.isNumber(text)) {
      return number(text);
    }
    int tagged = main(sentence, left, right);
    String word = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    Pronunciations.Word asked =
        new Pronunciations.Word(
            word.isEmpty() ? text : word,
            sentence.tags().get(tagged),
            sentence.readings().get(tagged));
    String phonemes = words.phonemes(asked, context);
    return phonemes == null && right - left == 1 ? outOfVocabulary.phonemes(asked) : phonemes;
  }

  /** Which of the tagger's tokens tells the part of speech of several: the longest. */
  private static int main(EnglishPhonemes.Analysed sentence, int left, int right) {
    int best = sentence.tokens().get(left).tagged();
    for (int i = left; i < right; i++) {
      int tagged = sentence.tokens().get(i).tagged();
      if (sentence.tagged().get(tagged).length() > sentence.tagged().get(best).length()) {
        best = tagged;
      }
    }
    return best;
  }

  private static String text(List<Token> tokens, int left, int right) {
    StringBuilder text = new StringBuilder();
    tokens.subList(left, right).forEach(token -> text.append(token.text()));
    return text.toString();
  }

  private String number(String text) {
    StringBuilder said = new StringBuilder();
    for (String word : figures.words(text)) {
      String phonemes =
          words.phonemes(
              new Pronunciations.Word(word, "CD", null),
              new Context(Context.Next.CONSONANT, false));
      if (phonemes != null) {
        String stressed =
            word.equals("point") ? StressMarks.apply(phonemes, StressMarks.Level.NONE) : phonemes;
        said.append(said.isEmpty() ? "" : " ").append(stressed);
      }
    }
    return said.toString();
  }

  private String alone(String text) {
    if (text.chars().allMatch(c -> JUNK.indexOf(c) >= 0)) {
      return "";
    }
    String letters = words.letters(text.toUpperCase(Locale.ROOT));
    return letters == null ? "" : letters;
  }

  /** Parts of a compound: one of them bears the stress. */
  private static void compound(
      List<Token> tokens, int start, int end, String[] said, boolean[] apart) {
    String text = text(tokens, start, end);
    if (kinds(text) > 1) {
      Arrays.fill(apart, start + 1, end, true);
      return;
    }
    int[] parts = IntStream.range(start, end).filter(i -> !said[i].isEmpty()).toArray();
    if (parts.length == 2 && tokens.get(parts[0]).text().length() == 1) {
      said[parts[1]] = StressMarks.apply(said[parts[1]], StressMarks.Level.WEAK);
      return;
    }
    long stressed = Arrays.stream(parts).filter(i -> StressMarks.hasPrimary(said[i])).count();
    if (parts.length < 2 || stressed <= (parts.length + 1) / 2) {
      return;
    }
    List<Integer> lightest = new ArrayList<>(Arrays.stream(parts).boxed().toList());
    lightest.sort(
        Comparator.comparing((Integer i) -> StressMarks.hasPrimary(said[i]))
            .thenComparingInt(i -> StressMarks.weight(said[i])));
    for (int i : lightest.subList(0, parts.length / 2)) {
      said[i] = StressMarks.apply(said[i], StressMarks.Level.WEAK);
    }
  }

  /** Letters, digits and other characters: how many kinds there are. */
  private static int kinds(String text) {
    boolean letters = false;
    boolean digits = false;
    boolean others = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (JUNK.indexOf(c) < 0) {
        letters |= Character.isLetter(c);
        digits |= Character.isDigit(c);
        others |= !Character.isLetterOrDigit(c);
      }
    }
    return (letters ? 1 : 0) + (digits ? 1 : 0) + (others ? 1 : 0);
  }

  private static EnglishReading written(List<Token> tokens, String[] said, boolean[] apart) {
    StringBuilder phonemes = new StringBuilder();
    List<EnglishReading.Word> places = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      Token token = tokens.get(i);
      boolean space = (token.spaced() || apart[i]) && !phonemes.isEmpty();
      if (said[i].isEmpty()) {
        if (token.mark() == null && !places.isEmpty() && !token.spaced()) {
          places.set(places.size() - 1, longer(places.getLast(), token.end()));
        }
        continue;
      }
      if (space && phonemes.charAt(phonemes.length() - 1) != ' ') {
        phonemes.append(' ');
      }
      int from = phonemes.length();
      phonemes.append(said[i].replace('ɾ', 'T').replace('ʔ', 't'));
      if (token.mark() == null) {
        places.add(new EnglishReading.Word(token.start(), token.end(), from, phonemes.length()));
      }
    }
    return new EnglishReading(phonemes.toString(), places);
  }

  private static EnglishReading.Word longer(EnglishReading.Word word, int end) {
    return new EnglishReading.Word(word.start(), end, word.from(), word.to());
  }
}
