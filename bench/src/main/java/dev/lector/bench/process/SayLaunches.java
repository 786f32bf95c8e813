package dev.lector.bench.process;

import dev.lector.bench.machinery.Child;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Launches {@code say}, each time with another text, so that no store has its audio already. */
final class SayLaunches {
  private static final int WAV_HEADER = 44;
  private static final int LEAST_SAMPLES = 8_000;
  private static final long LOOK_MS = 2;

  private final Path home;
  private final Path work;
  private int launched;

  SayLaunches(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  /**
   * Launches one and waits for its end.
   *
   * @param settings of the launcher and of Lector
   * @throws IOException when it fails, or leaves no whole WAV file
   */
  Launch launch(Map<String, String> settings) throws IOException, InterruptedException {
    launched++;
    Path audio = work.resolve("say-" + launched + ".wav");
    Map<String, String> all = new HashMap<>(settings);
    all.put("lector.data", work.resolve("data").toString());
    long started = System.nanoTime();
    try (Child say =
        Child.lector(
            home,
            work.resolve("say-" + launched + ".log"),
            all,
            "",
            "say",
            "This is the sentence with the number " + launched + ", and nobody has said it before.",
            "-o",
            audio.toString())) {
      // It is written beside its name and moved there: once it exists it is whole.
      while (!Files.exists(audio) && say.isAlive()) {
        Thread.sleep(LOOK_MS);
      }
      double whole = secondsSince(started);
      int code = say.exitCode();
      double ended = secondsSince(started);
      if (code != 0) {
        throw new IOException("say ended with " + code + ":\n" + say.said());
      }
      requireSpeech(Files.readAllBytes(audio));
      return new Launch(whole, ended);
    }
  }

  private static void requireSpeech(byte[] wav) throws IOException {
    boolean whole =
        wav.length >= WAV_HEADER + 2 * LEAST_SAMPLES
            && new String(wav, 0, 4, StandardCharsets.US_ASCII).equals("RIFF")
            && ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getInt(4) == wav.length - 8;
    if (!whole) {
      throw new IOException("The file is no whole WAV file: " + wav.length + " bytes");
    }
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
