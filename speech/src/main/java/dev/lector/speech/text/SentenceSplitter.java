package dev.lector.speech.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a paragraph into sentences by Unicode's rules (UAX 29). Points of abbreviations are gone
 * by then, so CLDR's exceptions for them would only hide ends: "R and D. The", "it is on. We".
 */
final class SentenceSplitter {
  private static final Pattern AFTER_STOP = Pattern.compile("(?<=[.!?][\"')]?)\\s");

  private final BreakIterator prototype = BreakIterator.getSentenceInstance(ULocale.ENGLISH);

  /** The sentences in order, with their punctuation; together they are the paragraph. */
  List<AlignedText> split(AlignedText spoken) {
    String paragraph = spoken.text();
    BreakIterator breaks = prototype.clone();
    breaks.setText(paragraph);
    boolean lowerCase = isLowerCase(paragraph);
    List<AlignedText> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (lowerCase) {
        addParts(spoken.slice(start, end), sentences);
        start = end;
      } else if (!goesOn(paragraph, end)) {
        sentences.add(spoken.slice(start, end));
        start = end;
      }
    }
    if (start < paragraph.length()) {
      sentences.add(spoken.slice(start, paragraph.length()));
    }
    return sentences;
  }

  private static void addParts(AlignedText sentence, List<AlignedText> sentences) {
    Matcher stop = AFTER_STOP.matcher(sentence.text());
    int start = 0;
    while (stop.find()) {
      sentences.add(sentence.slice(start, stop.start()));
      start = stop.end();
    }
    sentences.add(sentence.slice(start, sentence.length()));
  }

  // Somebody who writes no capitals still ends sentences.
  private static boolean isLowerCase(String paragraph) {
    for (int i = 1; i < paragraph.length(); i++) {
      if (Letters.isLower(paragraph.charAt(i)) && Letters.isUpper(paragraph.charAt(i - 1))) {
        return false;
      }
    }
    return true;
  }

  // "Stop!" he said. The sentence goes on in lower case.
  private static boolean goesOn(String paragraph, int end) {
    for (int i = end; i < paragraph.length(); i++) {
      char c = paragraph.charAt(i);
      if (Letters.isLetter(c)) {
        return Letters.isLower(c);
      }
      if (c != ' ' && c != '"' && c != '\'' && c != '(' && c != '—' && c != '…') {
        return false;
      }
    }
    return false;
  }
}
