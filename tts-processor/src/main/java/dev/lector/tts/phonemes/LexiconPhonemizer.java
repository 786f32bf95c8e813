package dev.lector.tts.phonemes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Phonemes in pure Java, from CMUdict and its letter-to-sound rules, in espeak-ng's spelling. */
public final class LexiconPhonemizer implements Phonemizer {
  /** Changes when the pronunciation of any text does, since audio is addressed by it. */
  private static final String NAME = "lexicon 1";

  private static final String SUPPLEMENT = "supplement.txt";

  /** Words that sentences pass over without stress. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the and or but nor of to in on at by for from with as is are was were be been am do"
                  + " does did has have had can could will would shall should may might must i you he"
                  + " she it we they me him her us them my your his its our their this that these"
                  + " those there if than so not")
              .split(" "));

  private static final Map<Integer, String> DIGITS =
      Map.of(
          0, "zero", 1, "one", 2, "two", 3, "three", 4, "four", 5, "five", 6, "six", 7, "seven", 8,
          "eight", 9, "nine");

  private final Pronouncer pronouncer;
  private final LatinLetters latin = new LatinLetters();

  private LexiconPhonemizer(Pronouncer pronouncer) {
    this.pronouncer = pronouncer;
  }

  /** Loads the lexicon and the rules. */
  public static LexiconPhonemizer load() {
    return new LexiconPhonemizer(
        new Pronouncer(supplement(), CmuDictionary.load(), LetterToSound.load()));
  }

  private static Map<String, List<String>> supplement() {
    try (InputStream in = LexiconPhonemizer.class.getResourceAsStream(SUPPLEMENT)) {
      if (in == null) {
        throw new IllegalStateException("no " + SUPPLEMENT + " on the class path");
      }
      Map<String, List<String>> words = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(field -> words.put(field[0], List.of(field[1].split(" ", -1))));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SUPPLEMENT, e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String phonemize(String words) {
    StringBuilder ipa = new StringBuilder();
    for (Clause clause : Clause.split(words)) {
      String spoken = clause(tokens(clause.words()));
      if (!spoken.isEmpty()) {
        ipa.append(ipa.isEmpty() ? "" : " ").append(spoken).append(clause.mark());
      }
    }
    return ipa.toString();
  }

  /** Words of a clause: letters a to z in their case, and apostrophes; digits become words. */
  private List<String> tokens(String clause) {
    List<String> tokens = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String text = latin.write(clause) + " ";
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLetter(c) || c == '\'') {
        word.append(c);
        continue;
      }
      if (word.chars().anyMatch(letter -> letter != '\'')) {
        tokens.add(word.toString());
      }
      word.setLength(0);
      if (Character.isDigit(c)) {
        tokens.add(DIGITS.getOrDefault(Character.digit(c, 10), ""));
      }
    }
    return tokens;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private String clause(List<String> tokens) {
    List<List<String>> phones = new ArrayList<>();
    boolean[] stressed = new boolean[tokens.size()];
    boolean anyStress = false;
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i).toLowerCase(Locale.ROOT);
      boolean letter = isLetterName(tokens, i);
      phones.add(letter ? pronouncer.letterName(word.charAt(0)) : phones(tokens, i, word));
      stressed[i] = letter || !FUNCTION_WORDS.contains(word);
      anyStress |= stressed[i];
    }
    if (!anyStress && stressed.length > 0) {
      stressed[stressed.length - 1] = true;
    }
    StringBuilder ipa = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      List<String> word = phones.get(i);
      if (tokens.get(i).equalsIgnoreCase("the") && i + 1 < tokens.size()) {
        word = the(phones.get(i + 1));
      }
      if (!word.isEmpty()) {
        ipa.append(ipa.isEmpty() ? "" : " ").append(Arpabet.ipa(word, stressed[i]));
      }
    }
    return ipa.toString();
  }

  private List<String> phones(List<String> tokens, int i, String word) {
    String previous = i == 0 ? "" : tokens.get(i - 1).toLowerCase(Locale.ROOT);
    return pronouncer.phones(word, PartOfSpeech.after(previous));
  }

  /** The article has another vowel before vowels. */
  private static List<String> the(List<String> next) {
    boolean vowel = !next.isEmpty() && Arpabet.isVowel(next.getFirst());
    return List.of("dh", vowel ? "iy" : "ax");
  }

  /**
   * Only {@code A} and {@code I} are ever in doubt: they are words unless they stand next to other
   * capital letters, or where an article cannot.
   */
  private static boolean isLetterName(List<String> tokens, int i) {
    String word = tokens.get(i);
    if (!word.equalsIgnoreCase("a") && !word.equalsIgnoreCase("i")) {
      return word.length() == 1;
    }
    return (i > 0 && isInitial(tokens.get(i - 1)))
        || (i + 1 < tokens.size() && isInitial(tokens.get(i + 1)))
        || (i == tokens.size() - 1 && word.equals("A"));
  }

  private static boolean isInitial(String word) {
    return word.length() == 1 && word.charAt(0) >= 'B' && word.charAt(0) <= 'Z';
  }

  @Override
  public void close() {}
}
