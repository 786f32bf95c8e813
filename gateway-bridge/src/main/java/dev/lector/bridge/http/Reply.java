package dev.lector.bridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is answered with.
 *
 * @param status HTTP status code
 * @param headers by name, in order; without Content-Length, which the body decides
 * @param body what follows
 * @param problem of an error, what is wrong, for people: its body takes the shape of its path
 */
public record Reply(int status, Map<String, String> headers, Body body, Optional<String> problem) {
  private static final byte[] NOTHING = new byte[0];

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** An answer that is no error, or one whose body is the same everywhere. */
  public Reply(int status, Map<String, String> headers, Body body) {
    this(status, headers, body, Optional.empty());
  }

  /** Bytes, a stream of a known length, or what comes as it comes. */
  public sealed interface Body {
    /** Length in bytes; -1 when nobody knows. */
    long length();
  }

  /** A body that is at hand. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record Bytes(byte[] bytes) implements Body {
    @Override
    public long length() {
      return bytes.length;
    }
  }

  /**
   * A body that is written while things happen, for as long as they do.
   *
   * @param unwritten is run in place of the writer where there is no body, as for HEAD
   */
  record Live(Writer writer, Runnable unwritten) implements Body {
    @Override
    public long length() {
      return -1;
    }
  }

  /** Writes a body of any length. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes until there is nothing more to say.
     *
     * @throws IOException when the client is gone
     */
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  /**
   * A body that is read while it is sent.
   *
   * @param length exactly as many bytes as {@code source} gives
   * @param source opened only when the body is really sent, not for HEAD
   */
  record Stream(long length, Source source) implements Body {}

  /** Opens a body. */
  @FunctionalInterface
  public interface Source {
    /** The body from its start; the caller closes it. */
    InputStream open() throws IOException;
  }

  /** A JSON body. */
  public static Reply json(int status, JsonNode body) {
    return new Reply(
        status, Map.of("Content-Type", "application/json"), new Bytes(Json.bytes(body)));
  }

  /** An error: {@code {"detail":{"msg":…}}}, or as its path shapes errors. */
  public static Reply error(int status, String message) {
    Reply reply = json(status, Json.error(message));
    return new Reply(status, reply.headers, reply.body, Optional.of(message));
  }

  /** The same with an error's body in another shape. */
  Reply shaped(ErrorShape shape) {
    return problem
        .map(message -> new Bytes(Json.bytes(shape.body(status, message))))
        .map(bytes -> new Reply(status, headers, bytes, problem))
        .orElse(this);
  }

  /** An error that goes away by itself: 503 with {@code Retry-After}. */
  public static Reply unavailable(String message, int retryAfterSeconds) {
    return error(503, message).with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** A body of text. */
  public static Reply text(String contentType, String text) {
    return new Reply(
        200, Map.of("Content-Type", contentType), new Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** No body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new Bytes(NOTHING));
  }

  /** A stream of {@code length} bytes. */
  public static Reply stream(int status, String contentType, long length, Source source) {
    return new Reply(status, Map.of("Content-Type", contentType), new Stream(length, source));
  }

  /** A body of unknown length. */
  public static Reply live(String contentType, Writer writer) {
    return live(contentType, writer, () -> {});
  }

  /**
   * The same of something that is held until it is written.
   *
   * @param unwritten lets go of it where there is no body to write, as for HEAD
   */
  public static Reply live(String contentType, Writer writer, Runnable unwritten) {
    return new Reply(
        200,
        Map.of("Content-Type", contentType, "Cache-Control", "no-store"),
        new Live(writer, unwritten));
  }

  /** The same with one more header. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, problem);
  }
}
