package dev.lector.speech.phonemes.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names in the letters of a language whose spelling is regular: Jokić, Wałęsa, Erdoğan. A line of
 * the table is a language, the syllable with the stress (from the end if negative) where no letter
 * has a mark of it, the letters or endings that tell the language (one of each group, and not what
 * is behind {@code !}), and what its letters say. Vowels are capitals there: each accent of English
 * has its own.
 */
final class Orthographies {
  private static final String RESOURCE = "orthographies.tsv";

  /** Vowels of the table, the American, and the British, stressed and not. */
  private static final Map<Character, List<String>> VOWELS =
      Map.ofEntries(
          Map.entry('A', List.of("ɑ", "a", "a")),
          Map.entry('E', List.of("ɛ", "ɛ", "ɛ")),
          Map.entry('H', List.of("A", "A", "A")),
          Map.entry('I', List.of("i", "iː", "i")),
          Map.entry('O', List.of("O", "ɒ", "ɒ")),
          Map.entry('U', List.of("u", "uː", "u")),
          Map.entry('W', List.of("ɔ", "ɒ", "ɒ")),
          Map.entry('X', List.of("ʌ", "ʌ", "ə")),
          Map.entry('Y', List.of("ɪ", "ɪ", "ɪ")),
          Map.entry('Ë', List.of("ə", "ə", "ə")),
          Map.entry('Ï', List.of("I", "I", "I")),
          Map.entry('Ŵ', List.of("W", "W", "W")),
          Map.entry('Å', List.of("ɔ", "ɔː", "ɔː")),
          Map.entry('Ø', List.of("Y", "Y", "Y")),
          Map.entry('Ö', List.of("ɜɹ", "ɜː", "ɜː")));

  /** Vowels that end a word without its stress. */
  private static final Map<Character, Character> FINAL = Map.of('A', 'ə', 'E', 'ə', 'Y', 'i');

  /** A consonant between others that is a syllable of its own: Brno, Plzeň. */
  private static final Map<Character, Character> SYLLABIC = Map.of('ɹ', 'Ö', 'l', 'X');

  /** English has no such sound at the end: Čech. */
  private static final Pattern LAST_H = Pattern.compile("(?<=.)h$");

  /** Before the vowel of a letter that is written with an accent for it: Núñez. */
  private static final char STRESS = 'ˈ';

  private record Language(int stress, List<String> signs, Map<String, String> sounds, int longest) {
    boolean isOf(String word) {
      return signs.stream().allMatch(group -> has(word, group));
    }

    private static boolean has(String word, String group) {
      if (group.startsWith("!")) {
        return !word.contains(group.substring(1));
      }
      return group.startsWith("-")
          ? Stream.of(group.substring(1).split(",", -1)).anyMatch(word::endsWith)
          : word.chars().anyMatch(c -> group.indexOf(c) >= 0);
    }
  }

  private final List<Language> languages;

  private Orthographies(List<Language> languages) {
    this.languages = languages;
  }

  static Orthographies load() {
    try (InputStream in = Orthographies.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE + " on the class path");
      }
      return new Orthographies(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .map(line -> language(line.split("\t", -1)))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static Language language(String[] field) {
    Map<String, String> sounds = new HashMap<>();
    int longest = 1;
    for (String pair : field[3].split(" ", -1)) {
      int equals = pair.indexOf('=');
      sounds.put(pair.substring(0, equals), pair.substring(equals + 1));
      longest = Math.max(longest, equals);
    }
    return new Language(
        Integer.parseInt(field[1]), List.of(field[2].split(" ", -1)), sounds, longest);
  }

  /** Says a name; null when no language is told by its letters, or not all are of that language. */
  @Nullable String phonemes(String word, boolean british) {
    String letters =
        Normalizer.normalize(word, Normalizer.Form.NFC).replace('İ', 'i').toLowerCase(Locale.ROOT);
    for (Language language : languages) {
      if (language.isOf(letters)) {
        String sounds = sounds(language, letters);
        return sounds == null ? null : spoken(sounds, language.stress(), british);
      }
    }
    return null;
  }

  private static @Nullable String sounds(Language language, String letters) {
    StringBuilder sounds = new StringBuilder();
    int at = 0;
    while (at < letters.length()) {
      int length = Math.min(language.longest(), letters.length() - at);
      while (length > 0 && !language.sounds().containsKey(letters.substring(at, at + length))) {
        length--;
      }
      if (length == 0) {
        return null;
      }
      sounds.append(language.sounds().get(letters.substring(at, at + length)));
      at += length;
    }
    return sounds.toString();
  }

  private static String spoken(String sounds, int stress, boolean british) {
    StringBuilder all = new StringBuilder();
    List<Integer> vowels = new ArrayList<>();
    int marked = -1;
    for (int i = 0; i < sounds.length(); i++) {
      char c = sounds.charAt(i);
      if (c == STRESS) {
        marked = marked < 0 ? vowels.size() : marked;
        continue;
      }
      boolean alone = !isVowel(sounds, i - 1) && !isVowel(sounds, i + 1);
      Character syllable = alone && sounds.length() > 1 ? SYLLABIC.get(c) : null;
      if (syllable != null && isSyllable(sounds, i)) {
        vowels.add(all.length());
        all.append(syllable.charValue());
        if (c == 'l') {
          all.append(c);
        }
      } else {
        if (VOWELS.containsKey(c)) {
          vowels.add(all.length());
        }
        all.append(c);
      }
    }
    return written(all, stressed(vowels, marked < 0 ? stress : marked + 1), british);
  }

  /**
   * Not at the end behind a consonant that glides into it, nor before the first vowel: Vladimír.
   */
  private static boolean isSyllable(String sounds, int i) {
    return i + 1 < sounds.length() && sounds.charAt(i + 1) != 'j';
  }

  private static boolean isVowel(String sounds, int i) {
    return i >= 0 && i < sounds.length() && VOWELS.containsKey(sounds.charAt(i));
  }

  private static int stressed(List<Integer> vowels, int stress) {
    if (vowels.isEmpty()) {
      return -1;
    }
    int syllable = stress > 0 ? stress - 1 : vowels.size() + stress;
    return vowels.get(Math.max(0, Math.min(syllable, vowels.size() - 1)));
  }

  private static String written(CharSequence sounds, int stressed, boolean british) {
    StringBuilder phonemes = new StringBuilder();
    for (int i = 0; i < sounds.length(); i++) {
      List<String> vowel = VOWELS.get(sounds.charAt(i));
      boolean last = i == sounds.length() - 1 && i != stressed;
      if (vowel == null) {
        phonemes.append(sounds.charAt(i));
      } else if (last && FINAL.containsKey(sounds.charAt(i))) {
        phonemes.append(FINAL.get(sounds.charAt(i)));
      } else if (last && british && sounds.charAt(i) == 'O') {
        phonemes.append('Q');
      } else {
        phonemes.append(i == stressed ? "ˈ" : "");
        phonemes.append(vowel.get(british ? i == stressed ? 1 : 2 : 0));
      }
    }
    String said =
        LAST_H
            .matcher(phonemes.toString().replace("ɜɹɹ", "ɜɹ").replaceAll("n(?=[kɡ])", "ŋ"))
            .replaceFirst("k");
    return british ? withoutR(said) : said.replace("Oɹ", "ɔɹ");
  }

  private static String withoutR(String phonemes) {
    String coda = "ɹ(?![ˈaɛAiɒuɔʌɪɜəj])";
    return phonemes
        .replaceAll("a" + coda, "ɑː")
        .replaceAll("ɛ" + coda, "ɛː")
        .replaceAll("ɒ" + coda, "ɔː")
        .replaceAll("(?<=[Aiuːʌɪə])" + coda, "");
  }
}
