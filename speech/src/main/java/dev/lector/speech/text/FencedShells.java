package dev.lector.speech.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands of a shell between two fences: where their output goes ("> out.ndjson" is "into"),
 * pipes, and lines that go on below. To be applied before tags in fences, which have the same
 * brackets.
 */
final class FencedShells implements Rule {
  /** A fence, and the language where it is a shell's. */
  private static final Pattern FENCE =
      Pattern.compile(
          "[ \\t>]{0,12}[`~]{3,64} ?(?:((?i:sh|bash|shell|zsh|fish|console|terminal))\\b.{0,60})?\\s{0,4}");

  private static final String FILE =
      "(?:[\"$~]?[\\w${}./~-]{0,60}(?:\\.[A-Za-z]\\w{0,7}|/[\\w.-]{1,40})\"?)(?=[\\s;&|)]|$)";

  /** What is piped into; other strokes may part the cells of a table. */
  private static final String COMMAND =
      "(?:sudo )?(?:sort|uniq|grep|egrep|rg|jq|yq|tee|head|tail|wc|xargs|less|more|awk|sed|cut|tr|cat|sh|bash|zsh|python3?|perl|node|column|nl|rev|tac"
          + "|gzip|gunzip|zcat|tar|ssh|docker|kubectl|psql|mysql|openssl|base64|md5sum|sha256sum|while|read|pbcopy|xclip|fzf|gpg|curl|nc|dd|pv|ffmpeg|lector)|\\./[\\w./-]{1,40}";

  private final List<Rule> rules =
      List.of(
          Rewrite.of("(?m)(?<=[ \\t])\\\\\\n[ \\t]{0,40}", "").given("\\\n"),
          Rewrite.of("(?m)(?<=[\\w\"'}).-] ?)(?<!(?<!\\w)\\d ?|&) ?>> ?(?=" + FILE + ")", " onto ")
              .given(">>"),
          Rewrite.of(
                  "(?m)(?<=[\\w\"'}).-] ?)(?<!(?<!\\w)\\d ?|[&=-]) ?> ?(?=" + FILE + ")", " into ")
              .given(">"),
          Rewrite.of("(?m)(?<=[\\w\"'}).-] )< ?(?=" + FILE + ")", " from ").given("<"),
          Rewrite.of(
                  "(?<=[\\w\"'}).\\]*-] ?)(?<!\\|)\\|(?=&? ?(?:" + COMMAND + ")(?![\\w|])(?! \\|))",
                  " pipe ")
              .given("|"));

  @Override
  public AlignedText apply(AlignedText text) {
    String written = text.text();
    if (!written.contains("```") && !written.contains("~~~")) {
      return text;
    }
    Fences fences = Fences.of(written);
    if (fences.code.isEmpty()) {
      return text;
    }
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 64);
    boolean shell = false;
    boolean plain = false;
    int line = 0;
    int start = 0;
    while (start <= written.length()) {
      int end = end(written, start);
      if (fences.code.get(line) && plain) {
        int first = start;
        while (fences.code.get(line + 1)) {
          end = end(written, end + 1);
          line++;
        }
        AlignedText code = said(rules, text.slice(first, end));
        out.append(shell ? said(named, code) : code);
      } else {
        if (fences.marks.get(line)) {
          Matcher fence = FENCE.matcher(written.substring(start, end));
          boolean found = fence.matches();
          shell = found && fence.group(1) != null;
          plain = found;
        }
        out.append(text, start, end);
      }
      if (end < written.length()) {
        out.append(text, end, end + 1);
      }
      start = end + 1;
      line++;
    }
    return out.build();
  }

  /** A language of a fence that is a shell's lets any word be a file. */
  private final List<Rule> named =
      List.of(
          // head -5
          Rewrite.of("(?<=[a-z] )-(?=\\d{1,5}(?:\\s|$))", "dash ").given(" -"),
          Rewrite.of("(?m)(?<=[\\w\"'}).-] )<(?=[\\w./~$])", " from ").given("<"),
          Rewrite.of("(?m)(?<=[\\w\"'}).-] )> ?(?=[\\w./~$\"])", " into ").given(">"));

  private static AlignedText said(List<Rule> rules, AlignedText code) {
    AlignedText said = code;
    for (Rule rule : rules) {
      said = rule.apply(said);
    }
    return said;
  }

  private static int end(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
