package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** British prices of shares and stamps: 12p, 980p, 1,527p, 512.5p. */
final class Pence {
  private static final Pattern MARKET =
      Pattern.compile(
          "\\b(?:[Ss]hares?|[Ss]tocks?|pence|dividends?|FTSE|investors?|analysts?|per litre|a litre|stamps?)\\b|£\\d|\\d,\\d{3}p\\b");

  /** Lines of screens. */
  private static final Set<String> LINES =
      Set.of("144", "240", "360", "480", "540", "576", "720", "1080", "1440", "2160", "4320");

  private static final Pattern SCREENS =
      Pattern.compile("\\b(?:video|screens?|resolution|HD|4K|fps|stream(?:ing|s)?|monitors?)\\b");

  private final Numbers numbers;

  Pence(Numbers numbers) {
    this.numbers = numbers;
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of(
                Numbers.START + "([1-9]\\d{0,2}(?:,\\d{3}){1,2}(?:\\.\\d{1,2})?)p\\b",
                m -> say(m.group(1)))
            .shaped("0a"),
        Rewrite.within(
                Numbers.START + "([1-9]\\d{2,4}(?:\\.\\d{1,2})?)p\\b(?!\\.? ?[;:] ?\\d)",
                this::price)
            .shaped("0a"),
        Rewrite.of(Numbers.START + "([1-9]\\d?)p\\b", m -> say(m.group(1))).shaped("0a"));
  }

  private @Nullable String price(MatchResult m, String paragraph) {
    boolean screen = LINES.contains(m.group(1)) && SCREENS.matcher(paragraph).find();
    return !screen && MARKET.matcher(paragraph).find() ? say(m.group(1)) : null;
  }

  private String say(String amount) {
    return numbers.number(amount) + (Numbers.isOne(amount) ? " penny" : " pence");
  }
}
