package dev.lector.speech.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Brings any sequence of UTF-16 units down to plain text: one line ending, one kind of quote,
 * apostrophe and dash; compatibility characters as what they stand for; no controls, invisible
 * characters, emoji, lone surrogates or unassigned characters.
 *
 * <p>After it, private-use characters do not occur, so later steps may use them as marks.
 */
final class Cleaner {
  /** More combining marks than any written language puts on one letter are noise. */
  private static final int MARKS_PER_LETTER = 4;

  private static final int MICRO = 0x3BC;

  // Superscripts, fractions and signs mean something that their compatibility letters do not.
  private final Normalizer2 normalizer =
      new FilteredNormalizer2(
          Normalizer2.getNFKCInstance(), new UnicodeSet("[^²³¹⁰⁴-⁹⁺⁻…´¨¯¸˜˘™℠ºª]").freeze());

  AlignedText clean(AlignedText written) {
    String raw = written.text();
    if (isClean(raw)) {
      return written;
    }
    AlignedText.Builder out = new AlignedText.Builder(raw.length() + 16);
    int marks = 0;
    for (int i = 0; i < raw.length(); ) {
      int c = raw.codePointAt(i);
      out.standingFor(written.source(i, i + Character.charCount(c)));
      i += Character.charCount(c);
      if (c < 0x7F && c >= ' ') {
        out.append((char) c);
        marks = 0;
      } else if (isMark(c)) {
        if (++marks <= MARKS_PER_LETTER && !isEmojiPart(c)) {
          out.appendCodePoint(c);
        }
      } else {
        marks = 0;
        if (c == '\r') {
          i += i < raw.length() && raw.charAt(i) == '\n' ? 1 : 0;
          out.append('\n');
        } else if (c == '\t') { // between the cells of a table, not before a line
          out.append(
              out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1)) ? ' ' : '\t');
        } else if (c == 0xAD) { // soft hyphen: only there when the word is broken at it
          out.append(
              i < raw.length() && (raw.charAt(i) == '\n' || raw.charAt(i) == '\r') ? "-" : "");
        } else {
          append(c, out);
        }
      }
    }
    return normalised(out.build());
  }

  // Most texts: nothing but ASCII.
  private static boolean isClean(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c < ' ' && c != '\n') || c >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  // In pieces that do not depend on each other, so that each is known to stand for its own source.
  private AlignedText normalised(AlignedText text) {
    String plain = text.text();
    int from = normalizer.spanQuickCheckYes(plain);
    if (from == plain.length()) {
      return text;
    }
    AlignedText.Builder out = new AlignedText.Builder(plain.length() + 16).append(text, 0, from);
    while (from < plain.length()) {
      int to = from + Character.charCount(plain.codePointAt(from));
      while (to < plain.length() && !normalizer.hasBoundaryBefore(plain.codePointAt(to))) {
        to += Character.charCount(plain.codePointAt(to));
      }
      String piece = plain.substring(from, to);
      if (normalizer.isNormalized(piece)) {
        out.append(text, from, to);
      } else {
        out.standingFor(text.source(from, to)).append(normalizer.normalize(piece));
      }
      from = to;
    }
    return out.build();
  }

  private static void append(int c, AlignedText.Builder out) {
    switch (c) {
      case '\n', 0x85, 0x2028, 0x0B -> out.append('\n');
      case '\f', 0x2029 -> out.append("\n\n");
      case '‘', '’', '‚', '‛', '′', 'ʼ', 'ʹ', '´', '＇' -> out.append('\'');
      case '“', '”', '„', '‟', '″', '«', '»', '‹', '›', '「', '」', '『', '』', '〝', '〞', '〟', '＂' ->
          out.append('"');
      case '‐', '‑', '−', '⁃', '﹣', '－' -> out.append('-');
      case '‒', '–' -> out.append('–');
      case '—', '―', '⸺', '⸻' -> out.append('—');
      case '…', '⋯' -> out.append('…');
      case '™', '℠', '®' -> out.append(' ');
      case '。', '．', '｡', '।', '॥', '۔', '։', '።' -> out.append(". ");
      case '、', '，', '､', '،', '፣', '՝' -> out.append(", ");
      case '？', '؟', '՞', ';' -> out.append("? ");
      case '！', '՜' -> out.append("! ");
      case '；', '؛' -> out.append("; ");
      case '：' -> out.append(": ");
      case '•', '‣', '▪', '◦', '●', '○', '■' -> out.append('•');
      case '·' -> out.append(' ');
      case '⬆' -> out.append('↑');
      case '⬇' -> out.append('↓');
      case '№' -> out.append("No. ");
      case 'ⁿ', 'ⁱ' -> out.append('^').append(c == 'ⁿ' ? 'n' : 'i');
      case '♭' -> out.append(" flat ");
      case '♯' -> out.append(" sharp ");
      case '♮' -> out.append(" natural ");
      case 'º', 'ª', '˚' -> out.append('°');
      case '½',
          '⅓',
          '⅔',
          '¼',
          '¾',
          '⅕',
          '⅖',
          '⅗',
          '⅘',
          '⅙',
          '⅚',
          '⅛',
          '⅜',
          '⅝',
          '⅞',
          '⅐',
          '⅑',
          '⅒',
          '⅟' -> {
        if (endsInDigit(out)) { // 5½ is five and a half, not 51/2
          out.append(' ');
        }
        out.appendCodePoint(c);
      }
      default -> appendOther(c, out);
    }
  }

  private static void appendOther(int c, AlignedText.Builder out) {
    int digit = UCharacter.digit(c);
    if (UCharacter.getType(c) == Character.DECIMAL_DIGIT_NUMBER && digit >= 0) {
      out.append((char) ('0' + digit));
      return;
    }
    if (isEmojiPart(c)) {
      out.append(' ');
      return;
    }
    if (isWithin(c, 0x2460, 0x24FF)
        || isWithin(c, 0x2776, 0x2793)) { // circled and bracketed numbers
      out.append(' ').appendCodePoint(c).append(' ');
      return;
    }
    switch (UCharacter.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR ->
          out.append(' ');
      case Character.FORMAT -> {} // zero-width: nothing, not a space
      default -> {
        if (!UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean endsInDigit(AlignedText.Builder out) {
    return !out.isEmpty() && Letters.isDigit(out.charAt(out.length() - 1));
  }

  private static boolean isMark(int c) {
    int type = UCharacter.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isEmojiPart(int c) {
    return c > 0xFF
        && c != MICRO
        && !isArrowOrPunctuation(c)
        && (UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC)
            || UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER)
            || UCharacter.hasBinaryProperty(c, UProperty.REGIONAL_INDICATOR)
            || UCharacter.hasBinaryProperty(c, UProperty.VARIATION_SELECTOR)
            || c == 0x20E3 // keycap
            || isWithin(c, 0xE0000, 0xE007F)); // tags
  }

  // Some signs that texts have used for centuries are also listed as emoji.
  private static boolean isArrowOrPunctuation(int c) {
    return c == '‼' || c == '⁉' || isWithin(c, 0x2190, 0x21FF);
  }

  private static boolean isWithin(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
