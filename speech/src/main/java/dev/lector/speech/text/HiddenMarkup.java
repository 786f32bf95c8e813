package dev.lector.speech.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Takes out of a text what no reader of a page sees: comments, styles, scripts, declarations. Each
 * text is searched once for each end, so that openings without one cost no more than their length.
 */
final class HiddenMarkup implements Rule {
  private static final List<String> ELEMENTS = List.of("style", "script", "noscript", "template");

  @Override
  public AlignedText apply(AlignedText text) {
    String written = text.text();
    if (written.indexOf('<') < 0) {
      return text;
    }
    return new Search(written).without(text);
  }

  private static final class Search {
    private final String written;
    private final String lower;

    /** Where nothing more of an end was found from. */
    private int noComment = Integer.MAX_VALUE;

    private final int[] noElement = new int[ELEMENTS.size()];

    Search(String written) {
      this.written = written;
      this.lower = lowerAscii(written);
      Arrays.fill(noElement, Integer.MAX_VALUE);
    }

    AlignedText without(AlignedText text) {
      AlignedText.Builder out = null;
      int copied = 0;
      int at = written.indexOf('<');
      while (at >= 0) {
        int end = endOfHidden(at);
        if (end > at) {
          out = out == null ? new AlignedText.Builder(text.length()) : out;
          out.append(text, copied, at).standingFor(text.source(at, end)).append(' ');
          copied = end;
        }
        at = written.indexOf('<', Math.max(at + 1, end));
      }
      return out == null ? text : out.append(text, copied, text.length()).build();
    }

    private int endOfHidden(int at) {
      if (written.startsWith("<!--", at)) {
        if (at >= noComment) {
          return at;
        }
        int end = written.indexOf("-->", at + 4);
        noComment = end < 0 ? at : noComment;
        return end < 0 ? at : end + 3;
      }
      if (written.startsWith("<!", at) || written.startsWith("<?", at)) {
        int end = at + 2;
        while (end < written.length() && end - at < 300 && written.charAt(end) != '>') {
          end++;
        }
        boolean declaration =
            end < written.length()
                && written.charAt(end) == '>'
                && Letters.isLetter(written.charAt(at + 2));
        return declaration ? end + 1 : at;
      }
      for (int i = 0; i < ELEMENTS.size(); i++) {
        String name = ELEMENTS.get(i);
        int behind = at + 1 + name.length();
        if (lower.startsWith(name, at + 1)
            && behind < lower.length()
            && " >\n\t/".indexOf(lower.charAt(behind)) >= 0) {
          return endOfElement(at, i);
        }
      }
      return at;
    }

    private int endOfElement(int at, int i) {
      if (at >= noElement[i]) {
        return at;
      }
      int close = lower.indexOf("</" + ELEMENTS.get(i), at + 1);
      int end = close < 0 ? -1 : lower.indexOf('>', close);
      if (end < 0) {
        noElement[i] = at;
        return at;
      }
      return end + 1;
    }

    private static String lowerAscii(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.length() == text.length() ? lower : text;
    }
  }
}
