package dev.lector.verifier.recogniser;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs a recogniser once, on a second of silence: a command that is missing or has no model is told
 * before anything waits for it, and not with each passage. What it hears does not matter.
 */
public final class Trial {
  private static final int RATE = 16_000;
  private static final int HEADER = 44;
  private static final String AUDIO = "silence.wav";

  private Trial() {}

  /**
   * Tries it.
   *
   * @throws RecogniserException when it cannot be run, fails, or takes longer than its limit
   * @throws InterruptedException when the thread was interrupted; the command is killed
   */
  public static void of(Recogniser recogniser) throws RecogniserException, InterruptedException {
    try {
      Path directory = Files.createTempDirectory("lector-trial");
      try {
        recogniser.hear(Files.write(directory.resolve(AUDIO), silence()), "en");
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new RecogniserException("The recogniser cannot be tried: " + e, e, true);
    }
  }

  /** Mono, 16 bit PCM. */
  private static byte[] silence() {
    int bytes = 2 * RATE;
    return ByteBuffer.allocate(HEADER + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER - 8 + bytes)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(RATE)
        .putInt(2 * RATE)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(bytes)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : List.copyOf(files.toList()).reversed()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
