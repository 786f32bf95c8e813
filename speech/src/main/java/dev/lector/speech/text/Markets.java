package dev.lector.speech.text;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What news of markets writes short: shares with their exchange, (RR.L) and HD.N, and pairs of
 * currencies, EUR/USD. To be applied before numbers.
 */
final class Markets {
  private static final Pattern BETTING =
      Pattern.compile(
          "\\b(?:odds|[Bb]ookmakers?|[Bb]ookies|favou?rites? at|[Bb]etting|punters?|each[- ]way)\\b");

  private static final Pattern BONDS =
      Pattern.compile(
          "\\b(?:[Yy]ields?|[Bb]onds?|[Tt]reasur\\w{1,4}|UST|[Gg]ilts?|[Bb]unds?|JGBs?|[Nn]otes?|[Cc]urve|[Bb]reakevens?|bps?|Fed|[Ss]wap|[Aa]uctions?|BTPs?|OATs?)\\b");

  private static final int NEAR = 80;

  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("EUR", "euro"),
          Map.entry("USD", "dollar"),
          Map.entry("GBP", "pound"),
          Map.entry("JPY", "yen"),
          Map.entry("CHF", "Swiss franc"),
          Map.entry("AUD", "Australian dollar"),
          Map.entry("NZD", "New Zealand dollar"),
          Map.entry("CAD", "Canadian dollar"),
          Map.entry("CNY", "yuan"),
          Map.entry("CNH", "offshore yuan"),
          Map.entry("SEK", "Swedish krona"),
          Map.entry("NOK", "Norwegian krone"),
          Map.entry("DKK", "Danish krone"),
          Map.entry("INR", "rupee"),
          Map.entry("KRW", "won"),
          Map.entry("BRL", "real"),
          Map.entry("ZAR", "rand"),
          Map.entry("TRY", "lira"),
          Map.entry("BTC", "bitcoin"),
          Map.entry("ETH", "ether"),
          Map.entry("$", "dollar"),
          Map.entry("£", "pound"),
          Map.entry("€", "euro"),
          Map.entry("¥", "yen"),
          Map.entry("₹", "rupee"));

  List<Rule> rules() {
    return List.of(
        // (RR.L), <HD.N>
        Rewrite.of("(?<=[(<\\[])([A-Z]{1,5})\\.([A-Z]{1,2})(?=[)>\\]:,])", Markets::share)
            .shaped("A.A"),
        Rewrite.of(
                "(?<![\\w.])([A-Z]{2,5})\\.(N|O|L|K|OQ|PA|DE|TO|AX|HK|SS|SZ|NS|BO|MI|AS)(?=[\\s:,;)])",
                Markets::share)
            .shaped("A.A"),
        Rewrite.of("(?<![\\w/])([A-Z]{3})/([A-Z]{3})(?![\\w/])", Markets::pair).given("/"),
        // £/$ 1.3164, the €/$ rate; but not "£/$ 20"
        Rewrite.of(
                "(?<![\\w/])([$£€¥₹])/([$£€¥₹])(?:(?::? ?(?=\\d{1,3}\\.\\d{1,5}(?![\\w.,]\\d)))()|(?=\\s[a-z]{2}|[).,;]))",
                m -> m.group(3) == null ? pair(m) : pair(m) + ", ")
            .given("/"),
        Rewrite.of(
                "(?<![\\w.])([Aa])dj\\.(?= (?:EBIT|EPS|net|op|operating|pre-?tax|earnings|profit|income|FCF|gross|free)\\w{0,3}\\b)",
                m -> m.group(1) + "djusted")
            .given("dj."),
        // payable 2/15 to holders of record 2/12
        Rewrite.of(
                "(?=\\d)(?<=\\b(?:payable|of record|expiring|maturing|as of) (?:on )?)(1[0-2]|0?[1-9])/(3[01]|[12]\\d|0?[1-9])(?![\\w/%]|[.,]\\d)",
                m ->
                    Month.of(Integer.parseInt(m.group(1)))
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        + " "
                        + m.group(2))
            .given("/"),
        // 24c/sh
        Rewrite.of(
                "(?=c/)(?<=\\d)c/(sh|share|lb|kWh|gal|mile|unit)(?!\\w)",
                m -> " cents per " + (m.group(1).equals("sh") ? "share" : m.group(1)))
            .given("c/"),
        // a 4c beat
        Rewrite.of(
                "(?=c )(?<=(?<![\\w.,$£€])\\d{1,3}(?:\\.\\d{1,2})?)c(?= (?:beat|miss)\\b)", " cent")
            .given("c beat", "c miss"),
        // US 10Y yields, the 2Y fell
        Rewrite.within(
                "(?=\\d)(?<![\\w.,$£€-])(1|2|3|5|7|10|20|30)Y(?![\\w'-])",
                (m, paragraph) ->
                    BONDS
                            .matcher(Neighbours.around(paragraph, m.start() - NEAR, m.end() + NEAR))
                            .find()
                        ? m.group(1) + " year"
                        : null)
            .given("Y"),
        // cut from 11/4 to 6/5
        Gate.of(
            paragraph -> paragraph.indexOf('/') >= 0 && BETTING.matcher(paragraph).find(),
            List.of(
                Rewrite.of(
                    "(?=\\d)(?<![\\w.,/$£€-])(\\d{1,3})/(\\d{1,2})(?![\\w/-]|[.,]\\d)",
                    m -> m.group(1) + " to " + m.group(2)))));
  }

  private static String share(MatchResult m) {
    return Letters.spaced(m.group(1)) + " dot " + Letters.spaced(m.group(2));
  }

  private static @Nullable String pair(MatchResult m) {
    String one = CURRENCIES.get(m.group(1));
    String other = CURRENCIES.get(m.group(2));
    return one == null || other == null ? null : one + " " + other;
  }
}
