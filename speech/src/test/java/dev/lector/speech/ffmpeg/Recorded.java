package dev.lector.speech.ffmpeg;

import dev.lector.speech.audio.AudioEncoder;
import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioFormats;
import dev.lector.speech.audio.EncodingSettings;
import dev.lector.speech.audio.Segment;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/** Files of two tones of 300 Hz and 500 Hz with a pause between them, as speech is joined. */
final class Recorded {
  static final int RATE = 24_000;

  private static final double AMPLITUDE = 0.4;

  private Recorded() {}

  static AudioFormat format(String id, int sampleRate, int bitRate) throws Exception {
    return AudioFormats.load()
        .named(id)
        .orElseThrow()
        .with(new EncodingSettings(sampleRate, bitRate), RATE);
  }

  /** A whole file, with its header last, as it is stored. */
  static byte[] whole(AudioFormat format) throws Exception {
    try (AudioEncoder encoder = new AudioEncoder(format, RATE, Duration.ofMinutes(10))) {
      byte[] body = body(encoder);
      return join(encoder.header(), body);
    }
  }

  /** The same as it is sent while it is made. */
  static byte[] streamed(AudioFormat format) throws Exception {
    try (AudioEncoder encoder = new AudioEncoder(format, RATE, Duration.ofMinutes(10))) {
      return join(encoder.header(), body(encoder));
    }
  }

  static Segment tone(double hertz, double seconds) {
    float[] samples = new float[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return new Segment("", samples, RATE, List.of());
  }

  private static byte[] body(AudioEncoder encoder) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(encoder.add(tone(300, 1.2345)));
    body.writeBytes(encoder.add(tone(500, 0.7771)));
    body.writeBytes(encoder.end());
    return body.toByteArray();
  }

  private static byte[] join(byte[] head, byte[] body) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(head);
    file.writeBytes(body);
    return file.toByteArray();
  }
}
