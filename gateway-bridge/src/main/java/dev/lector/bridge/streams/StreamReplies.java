package dev.lector.bridge.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.Reply;
import dev.lector.events.SpeechSynthesized;
import dev.lector.events.SpokenWord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * Answers whose body is audio that may still be made: the bytes as they are, or as server-sent
 * events. One that fails ends without the last chunk of its body, so that no client takes it for
 * whole; there is never an error inside audio.
 */
public final class StreamReplies {
  private static final String EVENTS = "text/event-stream";
  private static final int RETRY_SECONDS = 5;

  private StreamReplies() {}

  /**
   * Audio that is stored, from where a client has heard it.
   *
   * @return 409 where that is other audio than what was heard, and 503 where it is not in the store
   *     now
   */
  public static Reply whole(
      Call call, AudioStreams streams, SpeechSynthesized speech, Cursor heard) {
    if (!streams.continues(speech, heard)) {
      return Reply.error(
          409,
          "What was heard is not the beginning of this job's audio: the id was sent with and without"
              + " a stream. Ask again without Last-Event-ID.");
    }
    AudioStream audio = streams.whole(speech, heard);
    try {
      audio.begin();
      return of(call, audio);
    } catch (IOException e) {
      audio.close();
      return Reply.unavailable(
          "The audio cannot be had now: %s; ask again.".formatted(e.getMessage()), RETRY_SECONDS);
    } catch (InterruptedException e) {
      audio.close();
      Thread.currentThread().interrupt();
      return Reply.unavailable("The bridge stops; ask another one.", RETRY_SECONDS);
    }
  }

  /** Whether a client asks for events. */
  public static boolean wantsEvents(Call call) {
    return call.headers("Accept").stream().anyMatch(accepted -> accepted.contains(EVENTS));
  }

  /**
   * The audio in the form that the client asks for.
   *
   * @param audio is closed with the body
   */
  public static Reply of(Call call, LiveAudio audio) {
    if (call.query("resume").filter("false"::equals).isPresent()) {
      audio.endsWithItsClient();
    }
    return wantsEvents(call) ? events(call, audio) : bytes(call, audio);
  }

  /**
   * The audio's bytes.
   *
   * @param audio is closed with the body
   */
  public static Reply bytes(Call call, LiveAudio audio) {
    // Nothing tells a client how to come again for the rest.
    audio.endsWithItsClient();
    return Reply.live(
        audio.contentType(),
        out -> write(call, audio, out, piece -> out.write(piece.bytes())),
        audio::close);
  }

  /**
   * Events {@code audio} with {@code {"audio": BASE64, "words": […]}}, and {@code end} with {@code
   * {"bytes": LENGTH}}. Each event's id says how far the client has heard then.
   *
   * @param audio is closed with the body
   */
  public static Reply events(Call call, LiveAudio audio) {
    return Reply.live(
        EVENTS,
        out -> {
          write(call, audio, out, piece -> event(out, piece.after(), "audio", json(piece)));
          Cursor end = audio.position();
          // The next attempt to go on finds that nothing is left.
          event(out, end, "end", Json.object().put("bytes", end.bytes()));
          out.flush();
        },
        audio::close);
  }

  /** Writes a piece in some form. */
  @FunctionalInterface
  public interface PieceWriter {
    /** Writes all of it. */
    void write(Piece piece) throws IOException;
  }

  /**
   * Writes audio piece by piece to its end; the caller closes it.
   *
   * @throws IOException when it breaks, or the client is gone
   */
  public static void pass(Call call, LiveAudio audio, OutputStream out, PieceWriter writer)
      throws IOException, InterruptedException {
    call.whenClientLeaves(audio::clientLeft);
    Optional<Piece> piece = audio.next();
    while (piece.isPresent()) {
      writer.write(piece.get());
      out.flush();
      piece = audio.next();
    }
  }

  private static void write(Call call, LiveAudio audio, OutputStream out, PieceWriter writer)
      throws IOException, InterruptedException {
    try (audio) {
      pass(call, audio, out, writer);
    }
  }

  private static ObjectNode json(Piece piece) {
    ObjectNode json = Json.object();
    json.put("audio", Base64.getEncoder().encodeToString(piece.bytes()));
    if (!piece.words().isEmpty()) {
      ArrayNode words = json.putArray("words");
      for (SpokenWord word : piece.words()) {
        words
            .addObject()
            .put("spoken", word.getSpoken())
            .put("start", word.getTextStart())
            .put("end", word.getTextEnd())
            .put("start_ms", word.getStartMs())
            .put("end_ms", word.getEndMs());
      }
    }
    return json;
  }

  private static void event(OutputStream out, Cursor id, String name, ObjectNode data)
      throws IOException {
    out.write(
        "id: %s\nevent: %s\ndata: %s\n\n"
            .formatted(id.id(), name, Json.text(data))
            .getBytes(UTF_8));
  }
}
