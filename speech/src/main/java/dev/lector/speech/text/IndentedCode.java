package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Blocks of code that Markdown indents by four spaces instead of fencing them. They get fences, so
 * that each of their lines is said alone. Verse and paragraphs are indented, too: a block is code
 * where at least half of its lines have signs that prose has not.
 */
final class IndentedCode {
  private static final int INDENT = 4;
  private static final int FEWEST_LINES = 2;

  private static final Pattern CODE =
      Pattern.compile(
          "[\\w\\])\"'] ?[-+*/|:]?=[=>]? ?[\\w\"'(\\[{$&*-]|\\w\\([^()]{0,80}\\)|[)\\]}\"'];$|[{}\\\\]$|^(?:\\$|>>>|//|#include) ?\\S"
              + "|^(?:sudo|git|npm|pip3?|mkdir|chmod|curl|apt-get|brew|docker|cmake|python3?|mvn|ssh|scp|systemctl|kubectl) [\\w./-]");

  private static final Pattern LISTED = Pattern.compile("(?:[-*+•]|\\d{1,3}[.)]) .*");

  private IndentedCode() {}

  /**
   * The same lines, to which a fence is added above and below each block.
   *
   * @param lines without white space around them
   * @param indents spaces that stood before each of them; fences have none
   */
  static List<AlignedText> fenced(List<AlignedText> lines, List<Integer> indents) {
    List<AlignedText> fenced = new ArrayList<>(lines.size());
    List<Integer> deep = new ArrayList<>(lines.size());
    int i = 0;
    while (i < lines.size()) {
      int end = i == 0 || lines.get(i - 1).length() == 0 ? end(lines, indents, i) : i;
      boolean code = end - i >= FEWEST_LINES && isCode(lines.subList(i, end));
      if (code) {
        fenced.add(mark(lines.get(i), 0));
        deep.add(0);
      }
      int next = Math.max(end, i + 1);
      fenced.addAll(lines.subList(i, next));
      deep.addAll(indents.subList(i, next));
      if (code) {
        fenced.add(mark(lines.get(end - 1), lines.get(end - 1).length()));
        deep.add(0);
      }
      i = next;
    }
    if (fenced.size() > lines.size()) {
      lines.clear();
      lines.addAll(fenced);
      indents.clear();
      indents.addAll(deep);
    }
    return lines;
  }

  /** Behind the block of deep lines that begins there; that line where a shallow one ends it. */
  private static int end(List<AlignedText> lines, List<Integer> indents, int start) {
    int end = start;
    while (end < lines.size() && indents.get(end) >= INDENT && lines.get(end).length() > 0) {
      end++;
    }
    return end == lines.size() || lines.get(end).length() == 0 ? end : start;
  }

  private static boolean isCode(List<AlignedText> block) {
    long signs = block.stream().filter(line -> CODE.matcher(line.text()).find()).count();
    return signs * 2 >= block.size()
        && block.stream()
            .noneMatch(
                line -> LISTED.matcher(line.text()).matches() || line.text().startsWith("`"));
  }

  private static AlignedText mark(AlignedText line, int at) {
    return new AlignedText.Builder(3).standingFor(line.source(at, at)).append("```").build();
  }
}
