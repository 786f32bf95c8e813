package dev.lector.audiobook.container;

import dev.lector.audiobook.EncodedChapter;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.PcmEncoder;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Chapters that begin with a tone and end in silence. */
final class Tones {
  /** Not whole frames of any codec. */
  private static final double SECONDS = 0.7313;

  private static final int LOUD = 12_000;

  private Tones() {}

  static List<EncodedChapter> chapters(Path directory, int rate, int count) throws Exception {
    List<EncodedChapter> chapters = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Path file = directory.resolve("%d-%d.aac".formatted(rate, i));
      encode(file, "aac", rate);
      chapters.add(new EncodedChapter("Chapter " + i, file));
    }
    return chapters;
  }

  /** Writes a file as the product's encoders do, and returns how many samples it has. */
  static int encode(Path file, String format, int rate) throws Exception {
    AudioFormat audio =
        AudioFormats.load().named(format).orElseThrow().with(new EncodingSettings(0, 0), rate);
    short[] samples = new short[(int) (SECONDS * audio.sampleRate(rate))];
    for (int i = 0; i < samples.length * 2 / 3; i++) {
      samples[i] = (short) (LOUD * Math.sin(2 * Math.PI * 440 * i / audio.sampleRate(rate)));
    }
    try (PcmEncoder encoder = audio.encoder(audio.sampleRate(rate));
        OutputStream out = Files.newOutputStream(file)) {
      byte[] body = encoder.encode(samples);
      byte[] last = encoder.trailer();
      out.write(encoder.header(samples.length));
      out.write(body);
      out.write(last);
    }
    return samples.length;
  }

  /** Whether a tone begins there: silence before, but for the codec's own echo, and sound after. */
  static boolean begins(short[] samples, int at) {
    return (at < 600 || loudest(samples, at - 600, at - 300) < LOUD / 6)
        && loudest(samples, at + 60, at + 360) > LOUD * 2 / 3;
  }

  private static int loudest(short[] samples, int from, int to) {
    int loudest = 0;
    for (int i = from; i < to; i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }
}
