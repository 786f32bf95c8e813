package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of pages and people, file names, handles and hashtags. */
final class Links {
  private static final int LONGEST_PATH = 60;
  private static final String TOP =
      "(?:com|org|net|edu|gov|io|dev|ai|app|info|co\\.uk|ac\\.uk|org\\.uk|uk|ca|eu|tv|me)";

  private static final Pattern HOST = Pattern.compile("(?:[a-z0-9-]{1,63}\\.){1,4}" + TOP);

  /** What counts nothing: a key or a day. */
  private static final Pattern LONG_NUMBER =
      Pattern.compile("(?<![A-Za-z\\d])\\d{5,40}(?![A-Za-z\\d])");

  private final Set<String> spelledExtensions;

  Links(Tables tables) {
    this.spelledExtensions = tables.words("spelled-extensions.txt");
  }

  List<Rule> rules() {
    return List.of(
        Rewrite.of("(?i)(?<!\\w)mailto:(?=\\w)", "").given(":"),
        Rewrite.of(
                "(?<![\\w.%+&-])([A-Za-z0-9._%+&-]{1,64})@([A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8})(?![\\w@])",
                m -> " " + address(m.group(1)) + " at " + host(m.group(2)) + " ")
            .given("@"),
        Rewrite.of(
                "(?i)(?<!\\w)(?:https?|ftp|file)://(?:www\\.)?([^\\s/?#<>\"]{1,253}+)([^\\s<>\"]{0,2000}+)",
                this::link)
            .given("://"),
        Rewrite.of("(?i)(?<!\\w)file://(/[^\\s<>\"]{1,200}+)", m -> "file" + path(m.group(1)))
            .given("://"),
        Rewrite.of(
                "(?=[wW][wW])(?<![\\w.])(?i)www\\.([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,6})([/?#][^\\s<>\"]{0,2000}+)?",
                this::link)
            .shaped(".a", ".A", ".0", ".-"),
        Rewrite.of(
                "(?=[a-z\\d])(?<![\\w.@/-])((?:[a-z0-9][a-z0-9-]{0,62}\\.){1,4}"
                    + TOP
                    + ")\\b(?![\\w@-]|\\.\\w)(/[^\\s<>\"]{0,2000}+)?",
                this::link)
            .shaped(".a", ".A", ".0", ".-"),
        Rewrite.of(
                "(?=[A-Za-z\\d])(?<![\\w./-])([A-Za-z0-9][A-Za-z0-9_-]{0,63})\\.([a-z]{1,4}[0-9]?)(?!\\w|\\.\\w)",
                this::file)
            .shaped(".a", ".A", ".0", ".-"),
        Rewrite.of("(?<![\\w.])@([A-Za-z0-9_]{1,40})", m -> "at " + camel(m.group(1))).given("@"),
        Rewrite.of(
                "(?<![\\w&])#(?=[0-9]{0,15}[A-Za-z])([A-Za-z0-9_]{1,80})",
                m -> "hashtag " + camel(m.group(1)))
            .given("#"),
        Rewrite.of("(?<!\\w)C#(?!\\w)", "C sharp").given("C#"),
        Rewrite.of("(?<!\\w)F#(?!\\w)", "F sharp").given("F#"),
        Rewrite.of(
                "(?<!\\w)([A-Za-z])\\+\\+(?!\\w)", m -> Letters.spaced(m.group(1)) + " plus plus")
            .given("++"),
        Rewrite.of("(?<!\\w)\\.NET\\b", "dot net").given(".NET"),
        Rewrite.of(
                "(?<![^\\s\"(])((?:~|\\.{1,2})?(?:/[A-Za-z0-9._-]{0,63}[A-Za-z0-9_-]){1,20})/?(?=[\\s,;:.!?)\"]|$)",
                m -> path(m.group(1)))
            .given("/"));
  }

  /** Packages with a scope: @acme/queue@1.2. To be applied before slashes. */
  static Rule scoped() {
    return Rewrite.of(
            "(?=@)(?<=^|[\\s\"'`(\\[,])@([a-z0-9][a-z0-9_-]{0,40})/([a-z][a-z0-9_-]{0,60}+)(?![\\w/]|\\.\\w)",
            m -> "at " + m.group(1).replace('-', ' ') + " slash " + m.group(2).replace('-', ' '))
        .given("@");
  }

  /** Whether what stands before a stroke is a host, whose path is said as an address is. */
  static boolean isHost(String written) {
    return HOST.matcher(written).matches();
  }

  private String link(MatchResult m) {
    String rest = m.group(2) == null ? "" : m.group(2);
    String authority = m.group(1);
    String whole = rest.isEmpty() ? authority : rest;
    int end = whole.length();
    while (end > 0 && ".,;:!?)]}'*_".indexOf(whole.charAt(end - 1)) >= 0) {
      end--;
    }
    String tail = whole.substring(end);
    if (rest.isEmpty()) {
      authority = authority.substring(0, end);
    } else {
      rest = rest.substring(0, end);
    }
    int cut = firstOf(rest, "?#&");
    String path = cut < 0 ? rest : rest.substring(0, cut);
    int at = authority.indexOf('@');
    String said = host(authority.substring(at + 1));
    if (path.length() > 1 && path.length() <= LONGEST_PATH) {
      said += path(path);
    }
    return " " + said + tail + (tail.isEmpty() ? " " : "");
  }

  private static int firstOf(String text, String characters) {
    for (int i = 0; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private String path(String path) {
    StringBuilder out = new StringBuilder();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        boolean relative = out.isEmpty() && !path.startsWith("/");
        out.append(relative ? "" : " slash ")
            .append(
                switch (part) {
                  case "." -> "dot";
                  case ".." -> "dot dot";
                  case "etc" -> "E T C";
                  default -> address(part);
                });
      }
    }
    return out.append(' ').toString();
  }

  private static String host(String host) {
    StringBuilder out = new StringBuilder();
    String[] labels = host.split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      boolean top = i > 0 && i == labels.length - 1;
      String label = labels[i];
      boolean spelled = top && label.length() == 2 && !label.equals("me");
      out.append(i == 0 ? "" : " dot ").append(spelled ? Letters.spaced(label) : words(label));
    }
    return out.toString();
  }

  private String address(String written) {
    int dot = written.lastIndexOf('.');
    String extension = written.substring(dot + 1);
    String said =
        dot > 0 && spelledExtensions.contains(extension)
            ? written.substring(0, dot) + " dot " + extension.toUpperCase(Locale.ROOT)
            : written;
    return LONG_NUMBER
        .matcher(words(said))
        .replaceAll(number -> String.join(" ", number.group().split("", -1)).strip())
        .replace(".", " dot ")
        .replace("_", " underscore ")
        .replace("&", " ampersand ")
        .replace("%", " ");
  }

  private static String words(String label) {
    return label.replace("-", " dash ").replace("+", " plus ").replace(":", " ").replace("~", " ");
  }

  private @Nullable String file(MatchResult m) {
    String extension = m.group(2);
    boolean spelled = spelledExtensions.contains(extension);
    if (!spelled
        && !Set.of("java", "json", "txt", "zip", "doc", "go", "bat", "ini", "toml", "yaml")
            .contains(extension)) {
      return null;
    }
    String said =
        extension.equals("txt") ? "text" : spelled ? extension.toUpperCase(Locale.ROOT) : extension;
    return m.group(1).replace("_", " ").replace("-", " ") + " dot " + said;
  }

  // LectorSpeaks, lector_speaks
  private static String camel(String name) {
    StringBuilder out = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean newWord =
          i > 0
              && ((Letters.isUpper(c) && Letters.isLower(name.charAt(i - 1)))
                  || Letters.isDigit(c) != Letters.isDigit(name.charAt(i - 1)));
      out.append(newWord ? " " : "").append(c == '_' ? ' ' : c);
    }
    return out.toString();
  }
}
