package dev.lector.speech.text;

import java.util.List;

/**
 * Signs and short words of music: ♩ = 120, "in C min.", "I. Allegro; II. Andante". To be applied
 * before numbers.
 */
final class MusicMarks {
  List<Rule> rules() {
    return List.of(
        Rewrite.of("[♩♪]\\.?(?=\\s?[=≈]\\s?(?:c\\.\\s?)?\\d)", m -> note(m.group()))
            .given("♩", "♪"),
        Rewrite.of(
                "(?<![\\w'])([A-G](?:[#♯♭]|b| flat| sharp)?)(?: |-)(min|maj)(?:\\.(?=[,;:)]|\\s[a-zA-Z]|$)|(?=[,;:)]|"
                    + " (?:chord|scale|key|triad|seventh)s?\\b))",
                m -> m.group(1) + (m.group(2).equals("min") ? " minor" : " major"))
            .given(" min", " maj", "-min", "-maj"),
        // I. Allegro con brio; II. Andante
        Rewrite.of("(?<=[:;] |^)I\\.(?= [A-Z][a-z]{2,20}[^.]{0,60}[;,]? II\\.? [A-Z])", "one,")
            .given("I. "));
  }

  private static String note(String sign) {
    return (sign.endsWith(".") ? "dotted " : "")
        + (sign.charAt(0) == '♩' ? "quarter note" : "eighth note");
  }
}
