package dev.lector.bridge.media;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file, whole or in the part that a client asks for (RFC 9110, section 14). */
public final class RangedReply {
  private RangedReply() {}

  /** Opens a part of a file. */
  @FunctionalInterface
  public interface Source {
    /** Bytes from an offset on; the caller closes it. */
    InputStream open(long offset, long length) throws IOException;
  }

  /**
   * Answers with a file.
   *
   * @param bytes its length
   * @param tag of its bytes, in quotes
   */
  public static Reply of(Call call, String contentType, long bytes, String tag, Source source) {
    return content(call, contentType, bytes, tag, source)
        .with("ETag", tag)
        .with("Accept-Ranges", "bytes");
  }

  private static Reply content(
      Call call, String contentType, long bytes, String tag, Source source) {
    // If-Range: the part only of the object the client knows, else everything. There are no dates
    // here to match.
    boolean same = call.header("If-Range").map(tag::equals).orElse(true);
    Optional<String> header = same ? call.header("Range") : Optional.empty();
    return switch (ByteRange.wish(header, bytes)) {
      case ByteRange.Wish.Whole() ->
          Reply.stream(200, contentType, bytes, () -> source.open(0, bytes));
      case ByteRange.Wish.Part(ByteRange range) ->
          Reply.stream(
                  206,
                  contentType,
                  range.length(),
                  () -> source.open(range.first(), range.length()))
              .with("Content-Range", range.contentRange(bytes));
      case ByteRange.Wish.Outside() ->
          Reply.error(416, "The audio has %d bytes.".formatted(bytes))
              .with("Content-Range", "bytes */" + bytes);
    };
  }
}
