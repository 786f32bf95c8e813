package dev.lector.bridge.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Audio as OpenAI's server-sent events: parts of it in base64, then what it took. */
final class AudioEvents {
  /** Bytes of a part: whole samples, and no padding in base64. */
  private static final int PART = 3 << 13;

  private AudioEvents() {}

  static void write(InputStream audio, Usage usage, OutputStream out) throws IOException {
    byte[] part = new byte[PART];
    for (int read = audio.readNBytes(part, 0, PART);
        read > 0;
        read = audio.readNBytes(part, 0, PART)) {
      delta(Arrays.copyOf(part, read), out);
    }
    done(usage, out);
  }

  /** A part of the audio. */
  static void delta(byte[] part, OutputStream out) throws IOException {
    ObjectNode delta = Json.object();
    delta.put("type", "speech.audio.delta");
    delta.put("audio", Base64.getEncoder().encodeToString(part));
    event(delta, out);
  }

  /** The end of the audio. */
  static void done(Usage usage, OutputStream out) throws IOException {
    ObjectNode done = Json.object();
    done.put("type", "speech.audio.done");
    done.putObject("usage")
        .put("input_tokens", usage.input())
        .put("output_tokens", usage.output())
        .put("total_tokens", usage.input() + usage.output());
    event(done, out);
  }

  private static void event(ObjectNode event, OutputStream out) throws IOException {
    out.write(("data: " + Json.text(event) + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
