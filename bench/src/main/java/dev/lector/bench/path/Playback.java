package dev.lector.bench.path;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lector.speech.audio.WavHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** When the audio of one stream came, and what a player makes of it. */
final class Playback {
  private static final int PIECE = 16 << 10;

  /**
   * What had come.
   *
   * @param nanos since the request
   * @param seconds of audio, all that had come by then
   */
  private record Arrival(long nanos, double seconds) {}

  private final List<Arrival> arrivals;

  private Playback(List<Arrival> arrivals) {
    this.arrivals = List.copyOf(arrivals);
  }

  /**
   * Has a text said, and takes the audio as fast as it comes.
   *
   * @throws IOException when it does not come to its end
   */
  static Playback listen(HttpClient http, int port, String text)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/text-to-speech/stream"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
            .build();
    long start = System.nanoTime();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException(
            "Not spoken: " + answer.statusCode() + " " + new String(body.readAllBytes(), UTF_8));
      }
      WavHeader header = WavHeader.read(new ByteArrayInputStream(body.readNBytes(WavHeader.BYTES)));
      double rate = 2.0 * header.sampleRate();
      List<Arrival> arrivals = new ArrayList<>();
      byte[] buffer = new byte[PIECE];
      long bytes = 0;
      int read = body.read(buffer);
      while (read >= 0) {
        bytes += read;
        arrivals.add(new Arrival(System.nanoTime() - start, bytes / rate));
        read = body.read(buffer);
      }
      if (arrivals.isEmpty()) {
        throw new IOException("Nothing was heard");
      }
      return new Playback(arrivals);
    }
  }

  /** From the request to the first sound, ms. */
  double firstMillis() {
    return arrivals.getFirst().nanos / 1e6;
  }

  /**
   * The longest silence that a player makes because it has run dry, ms.
   *
   * @param buffer of audio that it has before it begins, s
   */
  double longestGapMillis(double buffer) {
    double longest = 0;
    double end = -1;
    double had = 0;
    for (Arrival arrival : arrivals) {
      double now = arrival.nanos / 1e9;
      if (end >= 0) {
        longest = Math.max(longest, now - end);
        end = Math.max(end, now) + arrival.seconds - had;
      } else if (arrival.seconds >= buffer) {
        end = now + arrival.seconds;
      }
      had = arrival.seconds;
    }
    return longest * 1e3;
  }
}
