package dev.lector.speech.text;

import java.util.List;

/**
 * Signs between the parts of a line, as heads of letters and menus have them: "Leeds · 07700
 * 900142", "▶ Play ◆ Stop » Next". Each is a pause, and before a line the mark of an item. To be
 * applied to the text as written, in which some of them are pictures or quotes.
 */
final class Dividers {
  private static final String SIGN = "[·•‧∙◆◇❖❯❱►▸▶▹➤➢✦✧❥][\\uFE0E\\uFE0F]?";

  private final List<Rule> rules =
      List.of(
          Rewrite.of(
                  "(?m)^([ \\t]{0,8})[·‧∙◆◇❖❯❱►▸▶▹➤➢✦✧»][\\uFE0E\\uFE0F]?[ \\t]{1,4}(?=\\S)",
                  m -> m.group(1) + "• ")
              .given(
                  "·", "‧", "∙", "◆", "◇", "❖", "❯", "❱", "►", "▸", "▶", "▹", "➤", "➢", "✦", "✧",
                  "»"),
          Rewrite.of("(?<=[^\\s]) {1,3}" + SIGN + " {1,3}(?=[^\\s])", " • ").beyondAscii(),
          // Home » News; but not « bonjour »
          Rewrite.of("(?<=[^\\s«])(?<!«[^«»\\n]{0,200}) » (?=[^\\s])", " • ").given(" » "));

  List<Rule> rules() {
    return rules;
  }
}
