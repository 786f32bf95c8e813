package dev.lector.speech.text;

import dev.lector.speech.pronunciation.Pronunciation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a lexicon in one text: replaced before the rules run, and pronounced words put back
 * behind them. Meanwhile a pronounced word is a run of one letter that no rule knows, as long as
 * the word, so that lengths and places stay what they are.
 */
final class LexiconWords {
  /** Ideographs: letters that the rules pass over, and that no text still has by then. */
  private static final char FIRST = '\u4E00';

  private static final char LAST = '\u9FFF';

  private record Spoken(String letters, String ipa) {}

  private static final String NAMELESS = "sound";

  private final ReadingLexicon lexicon;
  private final NavigableMap<Integer, Script.Sound> sounds;
  private final List<Spoken> pronounced = new ArrayList<>();
  private final Map<Spoken, Integer> places = new HashMap<>();

  /**
   * The words of a text.
   *
   * @param sounds parts of the text whose pronunciation its author gives
   */
  LexiconWords(ReadingLexicon lexicon, List<Script.Sound> sounds) {
    this.lexicon = lexicon;
    this.sounds = new TreeMap<>();
    sounds.forEach(sound -> this.sounds.put(sound.range().start(), sound));
  }

  static boolean isPlace(char c) {
    return c >= FIRST && c <= LAST;
  }

  /** Puts in what the author and the lexicon say. */
  AlignedText put(AlignedText paragraph) {
    return putLexicon(sounds.isEmpty() ? paragraph : putSounds(paragraph));
  }

  private AlignedText putSounds(AlignedText paragraph) {
    AlignedText.Builder out = new AlignedText.Builder(paragraph.length() + 64);
    int i = 0;
    while (i < paragraph.length()) {
      Script.Sound sound = soundAt(paragraph.start(i));
      if (sound == null || Character.isWhitespace(paragraph.charAt(i))) {
        out.append(paragraph, i, i + 1);
        i++;
        continue;
      }
      int end = i;
      while (end < paragraph.length() && sound.equals(soundAt(paragraph.start(end)))) {
        end++;
      }
      int said = end;
      while (Character.isWhitespace(paragraph.charAt(said - 1))) {
        said--;
      }
      out.standingFor(paragraph.source(i, said))
          .append(place(paragraph.text().substring(i, said), sound.ipa()))
          .append(paragraph, said, end);
      i = end;
    }
    return out.build();
  }

  private Script.@Nullable Sound soundAt(int place) {
    Map.Entry<Integer, Script.Sound> before = sounds.floorEntry(place);
    return before != null && place < before.getValue().range().end() ? before.getValue() : null;
  }

  private AlignedText putLexicon(AlignedText paragraph) {
    if (lexicon.isEmpty()) {
      return paragraph;
    }
    String text = paragraph.text();
    AlignedText.Builder out = null;
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      LexiconEntry entry = begins(text, i) ? lexicon.at(text, i) : null;
      if (entry == null) {
        continue;
      }
      int end = i + entry.written().length();
      String said = entry.text();
      if (said.isEmpty()) {
        boolean possessive = isPossessive(text, end);
        end += possessive ? 2 : 0;
        said = place(text.substring(i, end), possessive ? possessive(entry.ipa()) : entry.ipa());
      }
      out = out == null ? new AlignedText.Builder(text.length() + 64) : out;
      out.append(paragraph, copied, i).standingFor(paragraph.source(i, end)).append(said);
      copied = end;
      i = end - 1;
    }
    return out == null ? paragraph : out.append(paragraph, copied, text.length()).build();
  }

  /** Puts the pronounced words of a sentence back. */
  Sentence restored(Sentence sentence) {
    String words = sentence.words();
    if (pronounced.isEmpty() || words.chars().noneMatch(c -> isPlace((char) c))) {
      return sentence;
    }
    AlignedText said = sentence.said();
    AlignedText.Builder out = new AlignedText.Builder(words.length());
    List<Pronunciation> pronunciations = new ArrayList<>();
    int i = 0;
    while (i < words.length()) {
      Spoken spoken = spokenAt(words, i);
      if (spoken == null) {
        out.append(said, i, i + 1);
        i++;
        continue;
      }
      int end = i;
      while (end < words.length()
          && end - i < spoken.letters().length()
          && words.charAt(end) == words.charAt(i)) {
        end++;
      }
      if (end - i < spoken.letters().length()) { // cut in the middle
        out.standingFor(said.source(i, end)).append(spoken.letters().substring(0, end - i));
        i = end;
        continue;
      }
      pronunciations.add(new Pronunciation(i, end, spoken.ipa()));
      out.standingFor(said.source(i, end)).append(spoken.letters());
      i = end;
    }
    return sentence.pronounced(out.build(), pronunciations);
  }

  private @Nullable Spoken spokenAt(String words, int at) {
    return isPlace(words.charAt(at)) ? pronounced.get(words.charAt(at) - FIRST) : null;
  }

  private static boolean begins(String text, int at) {
    char c = text.charAt(at);
    return c != ' '
        && (at == 0
            || !Character.isLetterOrDigit(c)
            || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }

  private String place(String written, String ipa) {
    String letters = LexiconEntry.letters(written);
    Spoken spoken = new Spoken(letters.isEmpty() ? NAMELESS : letters, ipa);
    Integer known = places.get(spoken);
    if (known == null) {
      if (pronounced.size() > LAST - FIRST) {
        return spoken.letters();
      }
      known = pronounced.size();
      pronounced.add(spoken);
      places.put(spoken, known);
    }
    return String.valueOf((char) (FIRST + known)).repeat(spoken.letters().length());
  }

  private static boolean isPossessive(String text, int at) {
    return text.startsWith("'s", at)
        && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
  }

  private static String possessive(String ipa) {
    char last = ipa.charAt(ipa.length() - 1);
    if ("szʃʒ".indexOf(last) >= 0) {
      return ipa + "ɪz";
    }
    return ipa + ("ptkfθ".indexOf(last) >= 0 ? "s" : "z");
  }
}
