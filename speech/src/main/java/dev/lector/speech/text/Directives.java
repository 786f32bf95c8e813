package dev.lector.speech.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Boxes of MyST and its kin, whose text is prose though fences are around it: ```{note}, :::{tip}
 * Title, ::: warning. To be applied before fences are looked for.
 */
final class Directives implements Rule {
  private static final Pattern OPENING =
      Pattern.compile(
          "[ \\t>]{0,12}(`{3,16}|~{3,16}|:{3,16})(?:\\{([a-z][\\w:-]{0,30})\\}|(?<=:) ?(tip|note|warning|danger|info|caution|important|details)(?![\\w]))[ \\t]{0,8}(.{0,200})");

  private static final Pattern CLOSING =
      Pattern.compile("[ \\t>]{0,12}(`{3,16}|~{3,16}|:{3,16})[ \\t]{0,8}");
  private static final Pattern OPTION =
      Pattern.compile("[ \\t>]{0,12}:[a-z][\\w-]{0,30}:(?: .{0,200})?");

  /** Whose text is no prose. */
  private static final Set<String> CODE =
      Set.of(
          "code",
          "code-block",
          "code-cell",
          "sourcecode",
          "literalinclude",
          "include",
          "mermaid",
          "math",
          "image",
          "figure",
          "toctree",
          "raw",
          "eval-rst",
          "parsed-literal",
          "doctest",
          "testcode",
          "csv-table",
          "graphviz",
          "autodoc",
          "automodule",
          "autoclass",
          "r",
          "python");

  @Override
  public AlignedText apply(AlignedText text) {
    String written = text.text();
    if (!written.contains("```{") && !written.contains("~~~{") && !written.contains(":::")) {
      return text;
    }
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 16);
    Deque<String> open = new ArrayDeque<>();
    boolean options = false;
    int start = 0;
    while (start <= written.length()) {
      int next = written.indexOf('\n', start);
      int end = next < 0 ? written.length() : next;
      String line = written.substring(start, end);
      Matcher opening = OPENING.matcher(line);
      Matcher closing = CLOSING.matcher(line);
      if (opening.matches() && isProse(opening)) {
        open.push(opening.group(1));
        out.standingFor(text.source(start, end))
            .append("\n")
            .append(text, start + opening.start(4), end);
        options = true;
      } else if (!open.isEmpty() && closing.matches() && closing.group(1).startsWith(open.peek())) {
        open.pop();
      } else if (!options || !OPTION.matcher(line).matches()) {
        out.append(text, start, end);
        options = false;
      }
      if (next >= 0) {
        out.append(text, next, next + 1);
      }
      start = end + 1;
    }
    return out.build();
  }

  private static boolean isProse(Matcher opening) {
    return opening.group(2) == null || !CODE.contains(opening.group(2));
  }
}
