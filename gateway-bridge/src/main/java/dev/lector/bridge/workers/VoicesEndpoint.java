package dev.lector.bridge.workers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** {@code GET /voices}: who can be asked to speak, and in which language. */
public final class VoicesEndpoint implements Endpoint {
  private final BoundedList list;

  /**
   * @param voices those to tell
   * @param nanoTime the clock for periods
   */
  public VoicesEndpoint(OfferedVoices voices, LongSupplier nanoTime) {
    this.list =
        new BoundedList(
            "voices",
            () -> voices.now().map(all -> all.stream().map(VoicesEndpoint::write).toList()),
            nanoTime);
  }

  @Override
  public Reply answer(Call call) {
    return list.reply();
  }

  /** The list; empty while nobody knows who is there. */
  Optional<byte[]> json() {
    return list.json();
  }

  private static ObjectNode write(OfferedVoice voice) {
    ObjectNode json = Json.object();
    json.put("model_id", voice.model());
    json.put("voice", voice.name());
    json.put("language", voice.language());
    json.put("gender", voice.gender().name().toLowerCase(Locale.ROOT));
    json.put("sample_rate", voice.sampleRate());
    json.put("default", voice.isDefault());
    return json;
  }
}
