package dev.lector.speech.synthesis;

import dev.lector.speech.model.Utterance;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.text.SourceRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Shows what an engine will be given for a text, and what of the text is lost on the way. */
final class TextReader {
  private static final int SHOWN = 10;

  /** Shorter pauses are where a sentence was cut for its length. */
  private static final int SHORTEST_PAUSE_MS = 100;

  private final VoiceEngine model;

  TextReader(VoiceEngine model) {
    this.model = model;
  }

  Reading read(String source, List<Passage> passages, Checkpoint checkpoint) {
    List<Reading.Sentence> sentences = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Sentence> spoken = passages.stream().map(Passage::sentence).toList();
    List<String> cuts = new ArrayList<>();
    for (int i = 0; i < spoken.size(); i++) {
      Sentence sentence = spoken.get(i);
      Passage passage = passages.get(i);
      Utterance utterance =
          model.prepare(sentence.words(), sentence.pronunciations(), passage.choice());
      checkpoint.pass();
      if (utterance.sounds() == 0) {
        warnings.add("Nothing can be pronounced in \"" + sentence.words() + "\"; it is left out.");
        continue;
      }
      sentences.add(
          new Reading.Sentence(
              sentence.words(), utterance.input(), sentence.source(), passage.pauseAfterMs()));
      if (i < spoken.size() - 1 && sentence.pauseAfterMs() < SHORTEST_PAUSE_MS) {
        cuts.add(end(sentence.words()));
      }
    }
    addCuts(cuts, warnings);
    addLost(source, spoken, warnings);
    return new Reading(sentences, warnings);
  }

  // One warning a text: a list without full stops is cut a hundred times.
  private static void addCuts(List<String> cuts, List<String> warnings) {
    if (cuts.isEmpty()) {
      return;
    }
    String more =
        cuts.size() == 1 ? "" : " and at " + (cuts.size() - 1) + " more " + places(cuts.size() - 1);
    warnings.add(
        "What is too long to be said in one go is cut after \""
            + cuts.getFirst()
            + "\""
            + more
            + ".");
  }

  private static String places(int count) {
    return count == 1 ? "place" : "places";
  }

  private static String end(String words) {
    int space = words.lastIndexOf(' ', words.length() - 20);
    return words.substring(Math.max(0, space + 1));
  }

  // Letters, digits and symbols beyond ASCII for which no letter is said. In ASCII what is not said
  // is markup or an address.
  private static void addLost(String source, List<Sentence> spoken, List<String> warnings) {
    if (source.chars().allMatch(c -> c < 0x80)) {
      return;
    }
    BitSet said = said(spoken);
    List<String> lost = new ArrayList<>();
    long count = 0;
    for (int i = 0; i < source.length(); ) {
      int c = source.codePointAt(i);
      if (c >= 0x80 && isMeant(c) && !said.get(i)) {
        count++;
        String shown = Character.toString(c);
        if (lost.size() < SHOWN && !lost.contains(shown)) {
          lost.add(shown);
        }
      }
      i += Character.charCount(c);
    }
    if (count > 0) {
      warnings.add(
          (count == 1 ? "1 character is" : count + " characters are")
              + " not said: "
              + String.join(" ", lost));
    }
  }

  private static BitSet said(List<Sentence> spoken) {
    BitSet said = new BitSet();
    for (Sentence sentence : spoken) {
      String words = sentence.words();
      for (int i = 0; i < words.length(); i++) {
        if (Character.isLetter(words.charAt(i))) {
          SourceRange range = sentence.source(i, i + 1);
          said.set(range.start(), range.end());
        }
      }
    }
    return said;
  }

  private static boolean isMeant(int c) {
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
