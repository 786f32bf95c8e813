package dev.lector.speech.text;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What programs are written with: dotted names, files whose name begins with a point, operators,
 * colours, hosts with a port, relative paths.
 */
final class CodeSigns {
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,4}\\.\\d{1,3}(?:[kKmMbB]|bn)");

  private static final String PORT = "(\\d{2,5})";

  /** A word behind a point that begins a sentence rather than the name of a file. */
  private static final Set<String> PROSE =
      Set.of(
          "the", "a", "an", "and", "but", "or", "then", "he", "she", "it", "we", "they", "you", "i",
          "this", "that", "there", "in", "on", "at", "so", "if", "when", "who", "what", "not", "no",
          "yes", "his", "her", "my", "is", "was", "to", "of", "for", "with", "as");

  private final Numbers numbers;
  private final Lexicon lexicon;

  CodeSigns(Numbers numbers, Lexicon lexicon) {
    this.numbers = numbers;
    this.lexicon = lexicon;
  }

  /** To be applied before links and numbers. */
  List<Rule> rules() {
    return List.of(
        // #FF00AA, #fff, but not #facade
        Rewrite.of(
                "(?<![\\w&/])#((?=[0-9A-Fa-f]{0,7}\\d)(?=[0-9A-Fa-f]{0,7}[A-Fa-f])(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"
                    + "|[A-F]{6}|F{3}|f{6}|f{3}|(?<=\\b(?:colou?r|background|fill|hex|shade)(?:"
                    + " is|:| code)?:? {0,2}#)(?:\\d{6}|\\d{3}))(?!\\w)",
                this::colour)
            .given("#"),
        Rewrite.of(
                "(?<=\\b(?:Apt|Apartment|Suite|Ste|Unit|Room|Rm|Lot|Gate|Seat|Bus|Track|Box|Pier|Dock|Bay|No)\\.?"
                    + " )#\\s?(?=\\d)",
                "number ")
            .given("#"),
        Rewrite.of("(?<!\\w)#\\s?(?=\\d{1,4}[A-Z](?!\\w))", "number ").given("#"),
        Rewrite.of(
                "(?=[-A-Za-z\\d])(?<![\\w.-])(?i)(localhost|(?:\\d{1,3}\\.){3}\\d{1,3}|(?:[a-z0-9-]{1,63}\\.){1,6}[a-z]{2,12}):"
                    + PORT
                    + "(?!\\w|[:.]\\d)(/(?=[A-Za-z]))?",
                m ->
                    m.group(1)
                        + " colon "
                        + numbers.name(m.group(2))
                        + (m.group(3) == null ? "" : " slash "))
            .shaped("a:0", "A:0", "0:0"),
        Rewrite.of("(?<=\\s)(&&|\\|\\|)(?=\\s)", m -> m.group(1).equals("&&") ? "and" : "or")
            .given("&&", "||"),
        Rewrite.of("(?<=[\\w)\\]\"'] ?)!==?(?= ?[\\w(\"'-])", " is not equal to ").given("!="),
        Rewrite.of("(?<=[\\w)\\]\"'] ?)={2,3}(?= ?[\\w(\"'-])(?<![=!<>]={3})", " equals ")
            .given("=="),
        Rewrite.of(
                "(?<=\\w ?)([-+*/])=(?= ?[\\w(])",
                m ->
                    switch (m.group(1)) {
                      case "+" -> " plus equals ";
                      case "-" -> " minus equals ";
                      case "*" -> " times equals ";
                      default -> " divided by equals ";
                    })
            .given("+=", "-=", "*=", "/="),
        Rewrite.of("(?<=[\\w)])::(?=[A-Za-z])", " ").given("::"),
        // H.264, X.509
        Rewrite.of(
                "(?=[A-Z]\\.\\d)(?<![\\w.])([A-Z])\\.(\\d{2,3})(?![\\w]|[.,]\\d)", this::standard)
            .shaped("A.0"),
        // *.java
        Rewrite.of("(?<![\\w*])\\*\\.(?=[a-z]{1,8}\\b)", "star dot ").given("*."),
        // .env
        Rewrite.within("(?<![^\\s\"'(])\\.(?=([a-z][a-z0-9_-]{1,30})(?![\\w]))", this::hidden)
            .shaped(".a", ".A", ".0", ".-"),
        // java.lang.IllegalStateException, but not "end.Then"
        Rewrite.of(
                "(?=[A-Za-z_])(?<![\\w./@-])([A-Za-z_]\\w{1,40}+(?:\\.[A-Za-z_]\\w{0,60}+){1,10}+)(?![\\w@/]|\\.\\w|://)",
                this::dotted)
            .shaped(".a", ".A", ".0", ".-"),
        Rewrite.of(
                "(?<![\\w./:@-])([A-Za-z0-9_][\\w-]{0,40}+(?:\\.[\\w-]{1,40}+){0,4}+(?:/[\\w-]{1,40}+(?:\\.[\\w-]{1,40}+){0,4}+){1,12}+)/?(?![\\w/:@])",
                this::path)
            .given("/"));
  }

  /** Whether a word behind a point begins a sentence. */
  static boolean isProse(String word) {
    return PROSE.contains(word);
  }

  private String colour(MatchResult m) {
    StringBuilder out = new StringBuilder("hash");
    String digits = m.group(1);
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      out.append(' ')
          .append(
              Letters.isDigit(c)
                  ? numbers.digits(String.valueOf(c))
                  : Letters.spaced(String.valueOf(c)));
    }
    return out.toString();
  }

  private String standard(MatchResult m) {
    return m.group(1) + " " + numbers.name(m.group(2));
  }

  private @Nullable String hidden(MatchResult m, String paragraph) {
    return PROSE.contains(m.group(1)) || Neighbours.before(paragraph, m.start()).endsWith(".")
        ? null
        : "dot ";
  }

  private @Nullable String dotted(MatchResult m) {
    String[] parts = m.group(1).split("\\.", -1);
    boolean code = false;
    for (int i = 0; i + 1 < parts.length; i++) {
      boolean capital = Letters.isUpper(parts[i + 1].charAt(0));
      if (capital && !isCode(parts, i)) {
        return null;
      }
      code |= capital || isCamel(parts[i]) || isCamel(parts[i + 1]);
    }
    return code ? String.join(" dot ", parts) : null;
  }

  // a.b.Type, app.MyType, System.Out.x
  private boolean isCode(String[] parts, int i) {
    String next = parts[i + 1];
    boolean known = lexicon.contains(parts[i]) && lexicon.contains(next);
    return isCamel(next)
        || (parts.length > 2 && Letters.isLower(parts[0].charAt(0)) && !(known && i == 0))
        || (next.length() > 1 && Letters.isUpper(next.charAt(1)) && !lexicon.contains(parts[i]));
  }

  private static boolean isCamel(String name) {
    return Signs.innerCapital(name) || name.indexOf('_') > 0;
  }

  // src/main/App.java, arm64/x86_64: but not and/or, 5/6, km/h
  private @Nullable String path(MatchResult m) {
    String[] parts = m.group(1).split("/", -1);
    String last = parts[parts.length - 1];
    // 1.5k/yr
    if (last.endsWith(".") || Links.isHost(parts[0]) || AMOUNT.matcher(parts[0]).matches()) {
      return null;
    }
    boolean names = false;
    boolean models = false;
    boolean numbered = false;
    for (String part : parts) {
      numbered |= !hasLetter(part);
      models |= part.length() > 3 && Letters.isLetter(part.charAt(0)) && hasDigit(part);
      names |=
          part.indexOf('.') > 0
              || part.indexOf('_') >= 0
              || (parts.length > 2 && Letters.isLower(part.charAt(0)) && !isWord(part));
    }
    if (numbered && !models) {
      return null;
    }
    return names && !numbered
        ? String.join(" slash ", parts)
        : models ? String.join(" ", parts) : null;
  }

  private boolean isWord(String part) {
    return part.length() < 3 || lexicon.contains(part);
  }

  private static boolean hasLetter(String part) {
    return part.chars().anyMatch(c -> Letters.isLetter((char) c));
  }

  private static boolean hasDigit(String part) {
    return part.chars().anyMatch(c -> Letters.isDigit((char) c));
  }
}
