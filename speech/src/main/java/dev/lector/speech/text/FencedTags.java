package dev.lector.speech.text;

/**
 * Angle brackets in fenced code, which is what is spoken of: its tags are said as those of spans of
 * code are, and its comments, scripts and styles are text. To be applied before tags of HTML are
 * taken out.
 */
final class FencedTags implements Rule {

  @Override
  public AlignedText apply(AlignedText text) {
    String written = text.text();
    if (written.indexOf('<') < 0 || (!written.contains("```") && !written.contains("~~~"))) {
      return text;
    }
    Fences fences = Fences.of(written);
    if (fences.code.isEmpty()) {
      return text;
    }
    AlignedText.Builder out = new AlignedText.Builder(text.length() + 64);
    int copied = 0;
    int line = 0;
    int start = 0;
    while (start <= written.length()) {
      int end = endOfLine(written, start);
      if (fences.code.get(line)) {
        int first = start;
        while (fences.code.get(line + 1)) {
          end = endOfLine(written, end + 1);
          line++;
        }
        out.append(text, copied, first).append(CodeTags.inFence(text.slice(first, end)));
        copied = end;
      }
      start = end + 1;
      line++;
    }
    return out.append(text, copied, text.length()).build();
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
