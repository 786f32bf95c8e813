package dev.lector.speech.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Takes HTML tags, character references and Markdown marks out of a text and leaves the words. */
final class Markup {
  /** Attributes; a comparison such as a&lt;b and c&gt;d has none. */
  private static final String ATTRIBUTES =
      "(?:\\s[^<>=]{0,60}=[^<>]{0,1000}+|(?:\\s{1,4}(?:hidden|disabled|checked|selected|required|readonly|autoplay|controls"
          + "|loop|muted|defer|async|nowrap|noshade|compact|reversed|open|multiple|novalidate|itemscope)){1,6}|\\s{1,8})?";

  private static final String BREAKING =
      "p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|section|article|blockquote|pre|title|head|body|html|option|button"
          + "|summary|details|caption|figcaption|legend|fieldset|form|select|textarea|center|address";
  private static final String INLINE =
      "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong"
          + "|sub|sup|thead|tbody|tfoot|col|colgroup|tt|u|var|wbr|figure|header|footer|main|nav|aside|time|data"
          + "|svg|path|iframe|video|source|input|link|meta|picture|map|area|object|embed|param|ruby|rt|rp|dialog|canvas|noscript"
          + "|speak|break|prosody|emphasis|say-as|phoneme|voice|audio|lang|mark|par|seq|media|desc|mstts:[a-z-]{1,20}";

  private final Map<String, String> entities = new HashMap<>();

  private final List<Rule> html =
      List.of(
          new FencedTags(),
          new CodeTags().rule(),
          new HiddenMarkup(),
          Rewrite.of(
                  "(?i)<say-as\\s[^<>]{0,100}?interpret-as\\s?=\\s?[\"'](?:characters|spell-out|verbatim|letters)[\"'][^<>]{0,100}>"
                      + "([^<>]{1,200})</say-as\\s?>",
                  m -> spelled(m.group(1)))
              .given("<say-as", "<SAY-AS"),
          Rewrite.of(
                  "(?i)<sub\\s[^<>]{0,100}?alias\\s?=\\s?\"([^<>\"]{1,300})\"[^<>]{0,100}>[^<>]{0,300}</sub\\s?>",
                  m -> m.group(1))
              .given("alias"),
          // <sup>2</sup> is a power or the mark of a note, and both are decided later.
          Rewrite.of(
                  "(?i)<sup(?:\\s[^<>]{0,300})?>\\s?(?:<[a-z][^<>]{0,300}>)?\\s?[\\[(]?([-−+]?\\d{1,4})[\\])]?\\s?(?:</[a-z]{1,8}>)?\\s?</sup\\s?>",
                  m -> raised(m.group(1)))
              .given("<sup", "<SUP"),
          Rewrite.of("(?i)</?(?:td|th)" + ATTRIBUTES + "/?>", " | ")
              .given("<t", "<T", "</t", "</T"),
          Rewrite.of("(?i)</?(?:" + BREAKING + ")" + ATTRIBUTES + "/?>", "\n\n"),
          Rewrite.of("(?i)</?(?:" + INLINE + ")" + ATTRIBUTES + "/?>", ""),
          // elements that nobody knows, when they cannot be anything else
          Rewrite.of("</[A-Za-z][A-Za-z0-9:_-]{0,40}\\s?>", "").given("</"),
          Rewrite.of(
                  "<[A-Za-z][A-Za-z0-9:_-]{0,40}(?:\\s{1,4}[A-Za-z:_-]{1,40})?=[^<>]{0,1000}+>", "")
              .given("<"),
          Rewrite.of("<(?=[\\w.+-]{1,64}@)([^<>\\s]{3,200}+)>", m -> m.group(1)).given("@"),
          Rewrite.of(
                  "&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{2,8});|&(nbsp|amp|lt|gt|quot)(?![\\w;=])",
                  this::entity)
              .given("&")
              .insideWords(),
          Rewrite.of("&(#\\d{1,7}|[A-Za-z0-9]{2,8});()", this::entity).given("&").insideWords(),
          Rewrite.of(
                  "★{1,9}☆{0,9}(?=( [A-Z])?)",
                  m -> stars(m.group()) + (m.group(1) == null ? "" : "."))
              .given("★"));

  private final List<Rule> markdown =
      List.of(
          // a picture that is a link, as badges are; several in a row are no sentence
          Rewrite.of(
                  "\\[!\\[([^\\[\\]]{0,300}+)\\](?:\\([^()\\s]{0,1000}+(?:\\s\"[^\"]{0,200}+\")?\\)|\\[[^\\[\\]]{0,100}+\\])\\]"
                      + "(?:\\([^()\\s]{0,1000}+(?:\\s\"[^\"]{0,200}+\")?\\)|\\[[^\\[\\]]{0,100}+\\])(?=(\\s{0,4}\\[?!\\[)?)",
                  m -> m.group(1) + (m.group(1).isEmpty() || m.group(2) == null ? "" : ","))
              .given("[!["),
          Rewrite.of(
                  "!?\\[([^\\[\\]]{0,500}+)\\]\\((?:[^()\\s]|\\([^()\\s]{0,100}+\\)){0,1000}+(?:\\s\"[^\"]{0,200}+\")?\\)",
                  m -> m.group(1))
              .given("]("),
          Rewrite.of(
                  "(?<!\\w(?=\\[\\w{1,3}\\]\\[\\w{1,3}\\]))!?\\[(?!\\d{1,3}\\]\\[\\d)([^\\[\\]]{1,500}+)\\]\\[[^\\[\\]]{0,100}+\\]",
                  m -> m.group(1))
              .given("]["),
          Rewrite.of("<((?:https?://|mailto:)[^<>\\s]{1,1000}+)>", m -> m.group(1)).given("<"),
          // I won`t
          Rewrite.of("(?<=[A-Za-z])`(?=(?:t|s|ll|re|ve|d|m|em|clock|am)\\b)", "'").given("`"),
          Rewrite.of("`{1,3}|(?<!\\w)''|''(?!\\w)", "\"").given("`", "''"),
          Rewrite.of("~~", "").given("~~"),
          Rewrite.of(
                  "(?<![=\\w!<>])==(?=[^\\s=][^=]{0,300}[^\\s=]?==(?![=\\w]))|(?<=[^\\s=])==(?![=\\w])",
                  "")
              .given("=="),
          Rewrite.of("\\|\\|(?=[^\\s|][^|]{0,300}\\|\\|)|(?<=[^\\s|])\\|\\|", "").given("||"),
          Rewrite.of("\\{[#.][\\w-]{1,60}\\}\\s{0,4}$", "").given("{#", "{."),
          // wiki links, and a letter that an editor changed: "[t]he"
          Rewrite.of("\\[\\[(?:[^\\[\\]|]{1,200}\\|)?([^\\[\\]|]{1,200})\\]\\]", m -> m.group(1))
              .given("[["),
          Rewrite.of(
                  "\\[/?(?:url|quote|code|img|size|color|spoiler|list|/[bius])(?:=[^\\[\\]]{0,200})?\\]|\\[/?[bius]\\](?=[^\\[\\]]{0,300}\\[/)|\\[/[bius]\\]",
                  "")
              .given("["),
          Rewrite.of("(?<!\\w)\\[([A-Za-z])\\](?=[a-z])", m -> m.group(1)).given("[").insideWords(),
          Rewrite.of("(?<![\\s\\d*])\\*{1,3}(?=\\*{0,3}\\d)(?<=\\w\\*)", "*").given("*"),
          Rewrite.of(
                  "(?<![\\d*/])\\*{1,20}+(?=[^\\s*])|(?<=/)\\*{1,20}+(?=[A-Za-z])|(?<=[^\\s*/])\\*{1,20}+(?!\\d)",
                  "")
              .given("*"),
          Rewrite.of("(?<![A-Za-z0-9_])_{1,20}+(?=[^\\s_])|(?<=[^\\s_])_{1,20}+(?![A-Za-z0-9])", "")
              .given("_"),
          // maya_k: hello
          Rewrite.of("(?<=[A-Za-z0-9])_([A-Za-z])(?=: )", m -> " " + Letters.spaced(m.group(1)))
              .given("_"),
          Rewrite.of("(?<=[A-Za-z0-9])_{1,20}+(?=[A-Za-z0-9])", " ").given("_"),
          Rewrite.of("\\\\(?=[\\\\`*_{}\\[\\]()#+.!|>~-])", "").given("\\"));

  Markup(Tables tables) {
    for (List<String> row : tables.rows("entities.tsv", 2)) {
      entities.put(row.get(0), Character.toString(Integer.parseInt(row.get(1), 16)));
    }
  }

  /** Takes out HTML. Line structure appears where a block began or ended. */
  AlignedText withoutHtml(AlignedText text) {
    String plain = text.text();
    return plain.indexOf('<') < 0 && plain.indexOf('&') < 0 && plain.indexOf('★') < 0
        ? text
        : apply(html, text);
  }

  /** Takes Markdown's inline marks out of one paragraph. */
  AlignedText withoutMarkdown(AlignedText paragraph) {
    return apply(markdown, paragraph);
  }

  private static AlignedText apply(List<Rule> rules, AlignedText text) {
    AlignedText plain = text;
    for (Rule rule : rules) {
      plain = rule.apply(plain);
    }
    return plain;
  }

  private @Nullable String entity(MatchResult m) {
    String name = m.group(1) == null ? String.valueOf(m.group(2)) : m.group(1);
    if (name.charAt(0) != '#') {
      return entities.get(name);
    }
    boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
    int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
  }

  private static String stars(String signs) {
    int full = signs.lastIndexOf('★') + 1;
    String count = List.of("", "one", "two", "three", "four", "five").get(full % 6);
    return full > 5 ? " " : count + (full == 1 ? " star" : " stars");
  }

  private static String raised(String digits) {
    StringBuilder out = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      out.append(Letters.isDigit(c) ? "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0') : c == '+' ? '⁺' : '⁻');
    }
    return out.toString();
  }

  private static String spelled(String characters) {
    StringBuilder out = new StringBuilder(characters.length() * 2);
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      out.append(out.isEmpty() ? "" : " ").append(Letters.isLower(c) ? (char) (c - 32) : c);
    }
    return out.toString();
  }
}
