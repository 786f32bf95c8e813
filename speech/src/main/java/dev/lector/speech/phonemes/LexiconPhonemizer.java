package dev.lector.speech.phonemes;

import dev.lector.speech.phonemes.english.DataDigest;
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
final class LexiconPhonemizer implements Phonemizer {
  /**
   * Changes when the code says any text in another way, since audio is addressed by it; data change
   * their digest. {@code PronunciationVersionsTest} tells when.
   */
  private static final String VERSION = "lexicon 2";

  private static final String SUPPLEMENT = "supplement.txt";

  /** What is beside the code, and what it has of FreeTTS. */
  static final List<String> DATA =
      List.of(SUPPLEMENT, CmuDictionary.RESOURCE, LetterToSound.RESOURCE);

  /** Words that sentences pass over without stress. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a an the and or but nor of to in on at by for from with as is are was were be been am do"
                  + " does did has have had can could will would shall should may might must i you he"
                  + " she it we they me him her us them my your his its our their this that these"
                  + " those there if than so not")
              .split(" "));

  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  /** Letters; longer words are taken in pieces, so that no word costs more than its length. */
  private static final int MAX_WORD = 60;

  private final Pronouncer pronouncer;
  private final String name;
  private final LatinLetters latin = new LatinLetters();

  private LexiconPhonemizer(Pronouncer pronouncer, String name) {
    this.pronouncer = pronouncer;
    this.name = name;
  }

  /** Loads the lexicon and the rules. */
  public static LexiconPhonemizer load() {
    LetterToSound rules = LetterToSound.load();
    return new LexiconPhonemizer(
        new Pronouncer(supplement(), CmuDictionary.load(), () -> rules),
        VERSION + '-' + DataDigest.of(LexiconPhonemizer.class, DATA));
  }

  /** What finds listed words, without the time that its rules take to load. */
  static Pronouncer listed() {
    return new Pronouncer(supplement(), CmuDictionary.load(), LetterToSound::load);
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
    return name;
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
    String text = latin.plain(clause);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inWord = isLetter(c) || c == '\'';
      if (!inWord || word.length() >= MAX_WORD) {
        endWord(word, tokens);
      }
      if (inWord) {
        word.append(c);
      } else if (c >= '0' && c <= '9') {
        tokens.add(DIGITS.get(c - '0'));
      }
    }
    endWord(word, tokens);
    return tokens;
  }

  private static void endWord(StringBuilder word, List<String> tokens) {
    if (word.chars().anyMatch(letter -> letter != '\'')) {
      tokens.add(word.toString());
    }
    word.setLength(0);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private String clause(List<String> tokens) {
    List<List<String>> phones = new ArrayList<>();
    boolean[] stressed = new boolean[tokens.size()];
    boolean anyStress = false;
    for (int i = 0; i < tokens.size(); i++) {
      String previous = i == 0 ? "" : tokens.get(i - 1);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      String word = lowerCase(tokens.get(i));
      boolean letter = LetterNames.isLetter(previous, tokens.get(i), next);
      PartOfSpeech part = PartOfSpeech.between(lowerCase(previous), lowerCase(next));
      phones.add(letter ? LetterNames.phones(word.charAt(0)) : pronouncer.phones(word, part));
      stressed[i] = letter || !isFunctionWord(word);
      anyStress |= stressed[i];
    }
    if (!anyStress && stressed.length > 0) {
      stressed[stressed.length - 1] = true;
    }
    StringBuilder ipa = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      boolean the = tokens.get(i).equalsIgnoreCase("the") && i + 1 < tokens.size();
      List<String> word = the ? the(phones.get(i + 1)) : phones.get(i);
      if (!word.isEmpty()) {
        ipa.append(ipa.isEmpty() ? "" : " ").append(Arpabet.ipa(word, stressed[i]));
      }
    }
    return ipa.toString();
  }

  /** A function word, or one with a clitic such as I'm; but not can't, which bears stress. */
  private static boolean isFunctionWord(String word) {
    int apostrophe = word.indexOf('\'');
    String stem = apostrophe < 0 || word.endsWith("'t") ? word : word.substring(0, apostrophe);
    return FUNCTION_WORDS.contains(stem);
  }

  private static String lowerCase(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The article has another vowel before vowels. */
  private static List<String> the(List<String> next) {
    boolean vowel = !next.isEmpty() && Arpabet.isVowel(next.getFirst());
    return List.of("dh", vowel ? "iy" : "ax");
  }

  @Override
  public void close() {}
}
