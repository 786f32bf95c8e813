package dev.lector.speech.text;

import com.ibm.icu.lang.UCharacter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/**
 * Messages of a chat that are a picture or a face and nothing else, which answer for all that:
 * "Bob: 👍", "ann: :)". They are said by name. To be applied to the text as written.
 */
final class FaceMessages {
  private static final String NAMED = "(?<=\\w[)\\].]?: )";
  private static final String PICTURE =
      "[\\x{1F300}-\\x{1FAFF}\\u2600-\\u27BF][\\uFE0F\\u200D\\x{1F3FB}-\\x{1F3FF}\\u2640\\u2642]{0,4}";

  private static final int MOST = 3;

  private static final Map<String, String> SHORT =
      Map.of(
          "HEAVY BLACK HEART", "heart",
          "WHITE HEAVY CHECK MARK", "check mark",
          "WHITE MEDIUM STAR", "star",
          "PERSON WITH FOLDED HANDS", "folded hands",
          "CLAPPING HANDS SIGN", "clapping hands");

  private final List<Rule> rules =
      List.of(
          Rewrite.of(
                  "(?m)(?=[\\x{1F300}-\\x{1FAFF}\\u2600-\\u27BF])"
                      + NAMED
                      + "(?:"
                      + PICTURE
                      + " ?){1,12}(?=[ \\t]{0,4}$)",
                  FaceMessages::pictures)
              .given(Emoji::pictured),
          Rewrite.of(
                  "(?m)(?=[:;=<o^])"
                      + NAMED
                      + "(?:[:;=]'?-?[()DPpOo/]{1,3}|<3|o/|\\^_?\\^)(?=[ \\t]{0,4}$)",
                  m -> face(m.group()))
              .given(": :", ": ;", ": =", ": <", ": o", ": ^"));

  AlignedText said(AlignedText text) {
    AlignedText said = text;
    for (Rule rule : rules) {
      said = rule.apply(said);
    }
    return said;
  }

  private static String pictures(MatchResult m) {
    return m.group()
        .codePoints()
        .filter(
            c ->
                (c >= 0x2600 && c <= 0x27BF && c != 0x2640 && c != 0x2642)
                    || c >= 0x1F400
                    || (c >= 0x1F300 && c < 0x1F3FB))
        .distinct()
        .limit(MOST)
        .mapToObj(FaceMessages::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(int picture) {
    String name = UCharacter.getName(picture);
    if (name == null) {
      return "picture";
    }
    String known = SHORT.get(name);
    return known != null
        ? known
        : name.toLowerCase(Locale.ROOT).replaceFirst(" sign$", "").replace('-', ' ');
  }

  private static String face(String written) {
    return switch (written.charAt(written.length() - 1)) {
      case '(' -> "sad face";
      case 'D' -> "grin";
      case 'P', 'p' -> "tongue out";
      case 'O', 'o' -> "surprised face";
      case '3' -> "heart";
      case '/' -> written.charAt(0) == 'o' ? "wave" : "doubtful face";
      default -> written.charAt(0) == ';' ? "wink" : "smile";
    };
  }
}
