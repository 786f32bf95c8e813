package dev.lector.standalone.say;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file that says when a text is heard, in the format of its extension. */
public final class TimesTarget {
  /** The longer ones first. */
  private static final List<String> EXTENSIONS =
      List.of(".elevenlabs.json", ".json", ".srt", ".vtt", ".marks");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AudioTarget file;
  private final String extension;

  private TimesTarget(AudioTarget file, String extension) {
    this.file = file;
    this.extension = extension;
  }

  /**
   * Checks that times can be written there, before anybody works for them.
   *
   * @param name a path with a known extension
   * @throws SayException when it has none, or cannot be written to
   */
  public static TimesTarget of(String name) throws SayException {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String extension : EXTENSIONS) {
      if (lower.endsWith(extension)) {
        return new TimesTarget(AudioTarget.of(name, System.out), extension);
      }
    }
    throw new SayException(
        "The times are written by the extension of their file, one of "
            + String.join(", ", EXTENSIONS)
            + "; "
            + name
            + " has none of them");
  }

  /**
   * Fetches and writes the times of a job.
   *
   * @return what is to be known of them, for people; empty when nothing is
   * @throws SayException when the server does not tell, or they cannot be written
   */
  public Optional<String> fetch(SpeechClient client, String requestId)
      throws SayException, InterruptedException {
    file.write(new ByteArrayInputStream(client.times(requestId, extension).getBytes(UTF_8)));
    boolean words = tellsWords(client.times(requestId, ".json"));
    return words
        ? Optional.empty()
        : Optional.of(
            file + ": this voice tells when its sentences are heard, not when its words are");
  }

  private static boolean tellsWords(String json) throws SayException {
    try {
      return JSON.readTree(json).path("granularity").asText("").equals("word");
    } catch (JsonProcessingException e) {
      throw new SayException("The times are not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
