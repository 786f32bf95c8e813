package dev.lector.standalone.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lector.audio.Pace;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The voices that a hub has of Piper: its own list of them, {@code voices.json}. */
public final class HubCatalogue {
  private static final String LIST = "voices.json";
  private static final long PAUSE_MS = 1_000;
  private static final int LONGEST = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private HubCatalogue() {}

  /**
   * A voice that can be fetched.
   *
   * @param id its name, which {@code pull} takes
   * @param language in English: {@code English (United States)}
   * @param speakers how many there are
   * @param bytes of its files
   */
  public record Voice(String id, String language, int speakers, long bytes) {
    /** In a line, for people. */
    public String line() {
      return String.format(
          Locale.ROOT,
          "%-40s %-32s %s%d MB",
          id,
          language,
          speakers > 1 ? speakers + " speakers, " : "",
          bytes / 1_000_000);
    }
  }

  /**
   * Asks a hub.
   *
   * @param address of the hub
   * @return by their ids
   * @throws ModelException when it does not answer, or with something else
   */
  public static List<Voice> voices(URI address) throws ModelException, InterruptedException {
    return voices(address, PAUSE_MS);
  }

  static List<Voice> voices(URI address, long pauseMs) throws ModelException, InterruptedException {
    try (Hub hub = new Hub(address, Pace.DEFAULT, pauseMs)) {
      List<Voice> voices = new ArrayList<>();
      JsonNode list = JSON.readTree(hub.read(HubPlace.PIPER, LIST, LONGEST));
      for (Map.Entry<String, JsonNode> entry : list.properties()) {
        if (HubPlace.isVoice(entry.getKey())) {
          voices.add(voice(entry.getKey(), entry.getValue()));
        }
      }
      if (voices.isEmpty()) {
        throw new ModelException(
            "The list of Piper's voices at %s names none that can be fetched".formatted(address));
      }
      return voices.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    } catch (IOException e) {
      throw new ModelException(
          "The list of Piper's voices cannot be read from %s: %s".formatted(address, e), e);
    }
  }

  private static Voice voice(String id, JsonNode entry) {
    JsonNode language = entry.path("language");
    String country = language.path("country_english").asText("");
    String name = language.path("name_english").asText(language.path("code").asText(""));
    long bytes = 0;
    for (JsonNode file : entry.path("files")) {
      bytes += file.path("size_bytes").asLong(0);
    }
    return new Voice(
        id,
        country.isEmpty() ? name : name + " (" + country + ")",
        entry.path("num_speakers").asInt(1),
        bytes);
  }
}
