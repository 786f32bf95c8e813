package dev.lector.speech.ssml;

import dev.lector.speech.text.Script;
import java.util.regex.Pattern;

/** How a text is written. */
public enum TextType {
  /** SSML where it begins with {@code <speak}, plain otherwise. */
  AUTO,
  /** Plain, whatever it begins with. */
  PLAIN,
  /** SSML. */
  SSML,
  /** Plain, with {@code [[phonemes]]} and {@code [pause 500ms]} in it. */
  INLINE;

  private static final Pattern BEGINNING =
      Pattern.compile("\\s{0,1000}(?:<\\?xml\\s[^<>]{0,200}\\?>\\s{0,1000})?<speak[\\s/>]");

  /** Whether a text is read as SSML. */
  public boolean isSsml(String text) {
    return this == SSML || (this == AUTO && BEGINNING.matcher(text).lookingAt());
  }

  /**
   * Reads a text.
   *
   * @throws SsmlException when it is SSML or has inline markup, and that is wrong
   */
  public Script read(String text) throws SsmlException {
    if (this == INLINE) {
      return InlineReader.read(text);
    }
    return isSsml(text) ? SsmlReader.read(text) : Script.plain(text);
  }
}
