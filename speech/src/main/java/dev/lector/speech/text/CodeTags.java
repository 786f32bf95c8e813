package dev.lector.speech.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Angle brackets in spans of code, which are what is spoken of: `&lt;iframe&gt;`, `Map&lt;String,
 * Integer&gt;`. To be applied before tags of HTML are taken out.
 */
final class CodeTags {
  private static final String COMMENTS = "<!--|-->";
  private static final String TAGS =
      "<([/!?]?)([A-Za-z][\\w:-]{0,40})((?:\\s(?:[^<>&|]|(?<==)>){0,400}?)?)([/?]?)(?<!=)>";

  /** Types in angle brackets behind a name; an inner pair is closed before the outer one. */
  private static final String GENERICS =
      "[A-Za-z_]\\w{0,40}(?:::)?<(?:[\\w ,.<>?:'*-]|\\[\\]|\\(\\)){1,120}>(?![\\w=])";

  private static final Pattern COMMENT = Pattern.compile(COMMENTS);
  private static final Pattern TAG = Pattern.compile(TAGS);
  private static final Pattern GENERIC = Pattern.compile(GENERICS);

  /** Lines of code, where one file has tags and another has types. */
  private static final List<Rule> FENCED =
      List.of(
          Rewrite.of(COMMENTS, " ").given("<!--", "-->"),
          Rewrite.of(TAGS, CodeTags::tag).given("<"),
          Rewrite.of(GENERICS, CodeTags::types).given("<"),
          Rewrite.of("<\\?(?:php|xml)?(?!\\w)|\\?>", " ").given("<?", "?>"));

  private static final Set<String> SPELLED_NAMES =
      Set.of("img", "html", "xml", "svg", "css", "kbd");

  /** Each span as a whole: what stands between two is none. */
  Rule rule() {
    return Rewrite.of("(?=`)(?<![\\w`])(`{1,2})([^`\\n]{1,200})\\1(?!`)", CodeTags::span)
        .given("`");
  }

  private static @Nullable String span(MatchResult m) {
    String code = m.group(2);
    if (code.indexOf('<') < 0) {
      return null;
    }
    String said =
        GENERIC.matcher(code).find()
            ? GENERIC.matcher(code).replaceAll(CodeTags::types)
            : TAG.matcher(COMMENT.matcher(code).replaceAll(" ")).replaceAll(CodeTags::tag);
    return said.equals(code) ? null : "`" + said.strip() + "`";
  }

  /** What is said of lines between two fences. */
  static AlignedText inFence(AlignedText code) {
    AlignedText text = code;
    for (Rule rule : FENCED) {
      text = rule.apply(text);
    }
    return text;
  }

  private static String types(MatchResult m) {
    return m.group().replaceAll("[<>?]+", " ");
  }

  private static String tag(MatchResult m) {
    String name = m.group(2);
    boolean spelled = name.length() < 3 || SPELLED_NAMES.contains(name.toLowerCase(Locale.ROOT));
    return (m.group(1).equals("/") ? " slash " : " ")
        + (spelled && name.chars().allMatch(c -> Letters.isLetter((char) c))
            ? Letters.spaced(name.toUpperCase(Locale.ROOT))
            : name)
        + m.group(3).replace("=>", " arrow ").replace("=", " equals ")
        + " ";
  }
}
