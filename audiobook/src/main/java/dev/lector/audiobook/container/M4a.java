package dev.lector.audiobook.container;

import dev.lector.audiobook.AudiobookException;
import dev.lector.audiobook.EncodedChapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A chapter alone in MP4, which players wind to the sample; without chapter marks, tags or cover.
 */
public final class M4a {
  private M4a() {}

  /**
   * Writes a file.
   *
   * @param file to be written; what was there is replaced
   * @param chapter AAC-LC in ADTS; its first sample is heard at the beginning
   * @throws AudiobookException when it cannot be read, or the file cannot be written
   */
  public static void write(Path file, EncodedChapter chapter) throws AudiobookException {
    Libav.load();
    try (AudioInput like = new AudioInput(chapter.audio());
        ContainerFile out = new ContainerFile(file, "ipod", like.stream())) {
      out.priming(M4b.FRAME);
      out.start(List.of(), Map.of("movflags", "+faststart"));
      M4b.append(out, chapter, like.stream(), -M4b.FRAME);
      out.finish();
    }
  }
}
