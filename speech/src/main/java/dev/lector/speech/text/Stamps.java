package dev.lector.speech.text;

/**
 * Takes the time stamps and running numbers of subtitles out of a text: nobody wants to hear
 * "00:00:01,500 --> 00:00:04,000".
 */
final class Stamps {
  private static final String STAMP = "(?:\\d{1,3}:)?\\d{1,2}:\\d\\d[,.]\\d{3}";

  private final Rule subtitles =
      Rewrite.of(
              "(?m)(?:^[ \\t]{0,8}\\d{1,6}[ \\t]{0,8}\\n)?^[ \\t]{0,8}"
                  + STAMP
                  + "[ \\t]{1,4}-->[ \\t]{1,4}"
                  + STAMP
                  + "(?:[ \\t][^\\n]{0,200}+)?$",
              "")
          .given("-->");
  private final Rule header = Rewrite.of("\\AWEBVTT[^\\n]{0,200}+$?(?=\\n)", "").given("WEBVTT");

  /** To be applied to the whole text, with {@code \n} as the only line end. */
  AlignedText without(AlignedText text) {
    return header.apply(subtitles.apply(text));
  }
}
