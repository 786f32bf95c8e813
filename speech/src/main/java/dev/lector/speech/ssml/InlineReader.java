package dev.lector.speech.ssml;

import dev.lector.speech.pronunciation.Ipa;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Script.Sound;
import dev.lector.speech.text.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain text with marks in it: {@code [[ˈlɛktɚ]]} is said as these phonemes, in IPA, and
 * {@code [pause 500ms]} or {@code [pause 1.5s]} is a silence of that length. A backslash before a
 * bracket makes it one of the text.
 */
final class InlineReader {
  /** What an ordinary bracket is not. */
  private static final Pattern MARK =
      Pattern.compile("\\\\\\[|\\[\\[|\\[(?i:pause)(?=[\\s\\]\\d])");

  private static final Pattern SOUND = Pattern.compile("\\[\\[([^\\[\\]\\n]{1,200})]]");
  private static final Pattern PAUSE =
      Pattern.compile("\\[(?i:pause)\\s{1,9}(\\d{1,6}(?:\\.\\d{1,3})?)\\s?(?i:(ms|s))]");

  /** A word that stands for the phonemes until they are said. */
  private static final String SAID = "sound";

  private final String source;
  private final SourceText text;
  private final Breaks breaks;
  private final List<Sound> sounds = new ArrayList<>();

  private InlineReader(String source) {
    this.source = source;
    this.text = new SourceText(source);
    this.breaks = new Breaks(text);
  }

  /**
   * Reads a text.
   *
   * @throws SsmlException when a mark is not written as one; the message says where and how it is
   */
  static Script read(String source) throws SsmlException {
    return new InlineReader(source).script();
  }

  private Script script() throws SsmlException {
    Matcher mark = MARK.matcher(source);
    int read = 0;
    while (mark.find(read)) {
      int at = mark.start();
      text.plain(read, at);
      if (source.charAt(at) == '\\') {
        text.plain(at + 1, mark.end());
        read = mark.end();
      } else {
        read = mark.end() - at == 2 ? sound(at) : pause(at);
      }
    }
    text.plain(read, source.length());
    return new Script(source, text.pieces(), List.of(), breaks.all(), List.of(), sounds, List.of());
  }

  private int sound(int at) throws SsmlException {
    Matcher sound = SOUND.matcher(source).region(at, source.length());
    if (!sound.lookingAt()) {
      throw wrong(at, "Phonemes are written as [[ˈlɛktɚ]], on one line");
    }
    SourceRange range = new SourceRange(at, sound.end());
    try {
      sounds.add(new Sound(range, Ipa.settle(sound.group(1))));
    } catch (IllegalArgumentException e) {
      throw wrong(at, "The phonemes " + sound.group() + " cannot be said: " + e.getMessage());
    }
    text.standing(SAID, at, sound.end(), sound.group(1).strip());
    return sound.end();
  }

  private int pause(int at) throws SsmlException {
    Matcher pause = PAUSE.matcher(source).region(at, source.length());
    if (!pause.lookingAt()) {
      throw wrong(at, "A pause is written as [pause 500ms] or [pause 1.5s]");
    }
    double unit = pause.group(2).equalsIgnoreCase("s") ? 1000 : 1;
    double ms = Double.parseDouble(pause.group(1)) * unit;
    if (ms > Breaks.LONGEST_MS) {
      throw wrong(at, "A pause lasts 60s at most");
    }
    breaks.add(pause.end(), (int) Math.round(ms));
    return pause.end();
  }

  private SsmlException wrong(int at, String message) {
    int line = 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - source.lastIndexOf('\n', at - 1);
    return new SsmlException(
        "Inline markup",
        line,
        column,
        message + "; write \\[ for a bracket of the text, or send it without inline markup.");
  }
}
