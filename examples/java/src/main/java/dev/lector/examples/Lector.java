package dev.lector.examples;

import dev.lector.examples.avro.Registry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** What the examples have in common: where Lector is, its events, and its audio. */
public final class Lector {
  public static final String REQUESTS = "speech.requests";
  public static final String COMPLETIONS = "speech.completions";
  public static final String REPLIES = "speech.replies";

  public static final String URL = env("LECTOR_URL", "http://localhost:8080");
  public static final String KAFKA = env("LECTOR_KAFKA", "localhost:9092");
  public static final String REGISTRY =
      env("LECTOR_REGISTRY", "http://localhost:8081");
  private static final String TOKEN = env("LECTOR_TOKEN", "");

  /** Whose the token is. */
  private static final String TENANT = env("LECTOR_TENANT", "");

  private static final int ATTEMPTS = 50;

  private Lector() {}

  /** A request as its schema in the registry has it; what is left out gets its default. */
  public static GenericRecord request(String id, String text) {
    return new GenericRecordBuilder(new Registry(REGISTRY).latest(REQUESTS).schema())
        .set("requestId", id)
        .set("text", text)
        .set("tenant", TENANT)
        .build();
  }

  /** Writes the audio of a finished request into a file, or throws the reason there is none. */
  public static void save(GenericRecord finished, Path file)
      throws IOException, InterruptedException {
    // A union: SpeechSynthesized has audio, SpeechRejected a code and a message.
    GenericRecord outcome = (GenericRecord) finished.get("outcome");
    if (!outcome.hasField("audio")) {
      throw new IOException(outcome.get("code") + ": " + outcome.get("message"));
    }
    GenericRecord audio = (GenericRecord) outcome.get("audio");
    System.out.printf(
        "%s ms by %s: %s%n", audio.get("durationMs"), outcome.get("voice"), audio.get("uri"));
    Files.write(file, fetch(String.valueOf(finished.get("requestId"))));
    System.out.println(file);
  }

  /** Through the bridge. Who has access to the store may read {@code audio.uri} there. */
  private static byte[] fetch(String id) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(URL + "/jobs/" + id + "/audio"));
    if (!TOKEN.isEmpty()) {
      request.header("Authorization", "Bearer " + TOKEN);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        if (answer.statusCode() != 404) {
          throw new IOException(answer.statusCode() + ": " + new String(answer.body()));
        }
        Thread.sleep(200); // the bridge hears of the completion a moment later
      }
    }
    throw new IOException("The bridge at " + URL + " does not know " + id);
  }

  private static String env(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
