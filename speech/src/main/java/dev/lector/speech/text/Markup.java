package dev.lector.speech.text;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Takes HTML tags, character references and Markdown marks out of a text and leaves the words. */
final class Markup {
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("mdash", "—"),
          Map.entry("ndash", "–"),
          Map.entry("hellip", "…"),
          Map.entry("lsquo", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("ldquo", "\""),
          Map.entry("rdquo", "\""),
          Map.entry("shy", ""),
          Map.entry("copy", "©"),
          Map.entry("reg", ""),
          Map.entry("trade", ""),
          Map.entry("deg", "°"),
          Map.entry("euro", "€"),
          Map.entry("pound", "£"),
          Map.entry("cent", "¢"),
          Map.entry("yen", "¥"),
          Map.entry("sect", "§"),
          Map.entry("times", "×"),
          Map.entry("frac12", "½"),
          Map.entry("frac14", "¼"),
          Map.entry("frac34", "¾"));
  private static final String ATTRIBUTES = "(?:\\s[^<>]{0,1000}+)?";
  private static final String BREAKING =
      "p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|section|article|blockquote|pre|title|head|body|html";
  private static final String INLINE =
      "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong"
          + "|sub|sup|td|th|thead|tbody|tt|u|var|wbr|figure|figcaption|header|footer|main|nav|aside|time|data"
          + "|speak|break|prosody|emphasis|say-as|phoneme|voice|audio|lang|p|mstts:[a-z-]{1,20}";

  private final List<Rule> html =
      List.of(
          Rewrite.of("<!--[^<>]{0,2000}+-->", " "),
          Rewrite.of("(?i)</?(?:" + BREAKING + ")" + ATTRIBUTES + "/?>", "\n\n"),
          Rewrite.of("(?i)</?(?:" + INLINE + ")" + ATTRIBUTES + "/?>", ""),
          Rewrite.of("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{2,8});", Markup::entity));

  private final List<Rule> markdown =
      List.of(
          Rewrite.of(
                  "!?\\[([^\\[\\]]{0,500}+)\\]\\([^()\\s]{0,1000}+(?:\\s\"[^\"]{0,200}+\")?\\)",
                  m -> m.group(1))
              .given("]("),
          Rewrite.of(
                  "(?<=[\\w.,;:!?\")])(?:\\[(?:\\d{1,3}|\\^[\\w-]{1,20}|citation needed|note \\d{1,3})\\]){1,9}",
                  "")
              .given("["),
          Rewrite.of("!?\\[([^\\[\\]]{1,500}+)\\]\\[[^\\[\\]]{0,100}+\\]", m -> m.group(1))
              .given("]["),
          Rewrite.of("<((?:https?://|mailto:)[^<>\\s]{1,1000}+)>", m -> m.group(1)).given("<"),
          Rewrite.of("`{1,3}|(?<!\\w)''|''(?!\\w)", "\"").given("`", "''"),
          Rewrite.of("~~", "").given("~~"),
          Rewrite.of("(?<![\\s\\d*])\\*{1,3}(?=\\*{0,3}\\d)(?<=\\w\\*)", "*").given("*"),
          Rewrite.of("(?<![\\d*])\\*{1,20}+(?=[^\\s*])|(?<=[^\\s*])\\*{1,20}+(?!\\d)", "")
              .given("*"),
          Rewrite.of("(?<![A-Za-z0-9_])_{1,20}+(?=[^\\s_])|(?<=[^\\s_])_{1,20}+(?![A-Za-z0-9])", "")
              .given("_"),
          Rewrite.of("(?<=[A-Za-z0-9])_{1,20}+(?=[A-Za-z0-9])", " ").given("_"),
          Rewrite.of("\\\\(?=[\\\\`*_{}\\[\\]()#+.!|>~-])", "").given("\\"));

  /** Takes out HTML. Line structure appears where a block began or ended. */
  AlignedText withoutHtml(AlignedText text) {
    String plain = text.text();
    return plain.indexOf('<') < 0 && plain.indexOf('&') < 0 ? text : apply(html, text);
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

  private static @Nullable String entity(MatchResult m) {
    String name = m.group(1);
    if (name.charAt(0) != '#') {
      return ENTITIES.get(name);
    }
    boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
    int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
    return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
  }
}
