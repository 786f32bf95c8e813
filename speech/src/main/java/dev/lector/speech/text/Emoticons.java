package dev.lector.speech.text;

import java.util.List;

/**
 * Takes faces made of punctuation out of a text, and the angle brackets around who is talking in a
 * log: "[10:42] &lt;mike&gt; see you :)".
 */
final class Emoticons {
  private static final String FACE =
      "(?:[:;=]'?-?[()DPpOo/]{1,5}|\\^_?\\^|>[._]<|-_+-|;_;|[oO0]_[oO0]|T_T|[xX]D{1,3})";

  private final List<Rule> rules =
      List.of(
          Rewrite.of("¯?\\\\{0,2}_?\\(ツ\\)_?/?¯?", "").given("ツ"),
          Rewrite.of("(?<=\\b(?:I|i|we|We|they|you) )<3(?= [A-Za-z])", "love").given("<3"),
          Rewrite.of("(?<=[\\w!?.,)'\":;]{2} )<3{1,5}(?: <3{1,5}){0,9}(?=[.!?]?(?:\\s|$))", "")
              .given("<3"),
          faces("(?=[:;=^>-])", FACE).given(Emoticons::face),
          faces("(?=[xXoO0T])", "(?:[xX]D{1,3}|[oO0]_[oO0]|T_T)").given("xD", "XD", "_"),
          Rewrite.of(
                  "(?m)^([ \\t]{0,4}(?:[\\[(]?(?:\\d{4}-\\d\\d-\\d\\d[ T])?\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?(?:Z| ?[AaPp][Mm])?[\\])]?\\s{0,2})?)<[@+~&%]?([A-Za-z][\\w .|^`-]{0,24})>(?=\\s)",
                  m -> m.group(1) + m.group(2) + ":")
              .given(">"));

  // A face between two remarks parts them.
  private static Rewrite faces(String begins, String face) {
    return Rewrite.of(
        begins + "(?<=^|\\s)" + face + "(?=[.,!?]|[ \\t]{1,4}([A-Za-z])|\\s|$)",
        m -> m.group(1) == null ? "" : "—");
  }

  /** To be applied to the whole text. */
  AlignedText without(AlignedText text) {
    AlignedText plain = text;
    for (Rule rule : rules) {
      plain = rule.apply(plain);
    }
    return plain;
  }

  private static boolean face(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      if (":;=^>-".indexOf(text.charAt(i)) >= 0
          && !Letters.isLetter(text.charAt(i + 1))
          && !Character.isWhitespace(text.charAt(i + 1))
          && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        return true;
      }
      if (":;=".indexOf(text.charAt(i)) >= 0 && "DPpOo".indexOf(text.charAt(i + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
