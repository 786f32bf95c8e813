package dev.lector.times;

import dev.lector.times.TimesDocument.Part;
import java.util.ArrayList;
import java.util.List;

/** What of a text is heard at one time: its words, those of a number or an abbreviation as one. */
public final class Units {
  private Units() {}

  /** The words of a text as they were written; empty where words are not told. */
  public static List<Part> written(TimesDocument times) {
    List<Part> units = new ArrayList<>();
    for (Part word : times.words()) {
      if (word.start() == word.end()) {
        continue; // written nowhere
      }
      Part last = units.isEmpty() ? null : units.getLast();
      if (last != null && last.start() == word.start() && last.end() == word.end()) {
        units.removeLast();
        units.add(
            new Part(
                last.text(),
                last.spoken() + " " + word.spoken(),
                last.start(),
                last.end(),
                last.startMs(),
                word.endMs()));
      } else {
        units.add(word);
      }
    }
    return units;
  }
}
