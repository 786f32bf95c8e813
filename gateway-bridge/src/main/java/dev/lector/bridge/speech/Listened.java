package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.streams.AudioStream;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.waiting.Waiter;
import dev.lector.events.SpeechRequested;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of a request before it has ended, if its dialect streams: until an answer takes it
 * over, it is this one's to close.
 */
final class Listened implements AutoCloseable {
  private final SpeechDialect dialect;
  private @Nullable AudioStream stream;

  private Listened(SpeechDialect dialect, @Nullable AudioStream stream) {
    this.dialect = dialect;
    this.stream = stream;
  }

  /**
   * Listens, from before the request is published.
   *
   * @param streams null where there are none
   * @param waiter is told when there is something to hear
   */
  static Listened to(
      SpeechRequested request,
      SpeechDialect dialect,
      @Nullable AudioStreams streams,
      Waiter waiter) {
    if (streams == null || !request.getStream()) {
      return new Listened(dialect, null);
    }
    String id = request.getRequestId();
    AudioStream stream =
        streams.follow(
            id, request.getTenant(), request.getFingerprint(), !RequestIds.mayBeShared(id));
    stream.whenHeard(waiter::heard);
    return new Listened(dialect, stream);
  }

  /** The answer with what is heard, and all that follows. */
  Reply answer(Call call) {
    AudioStream heard = stream;
    if (heard == null) {
      throw new IllegalStateException("Nothing is heard of what is not streamed");
    }
    Reply reply = dialect.live(call, heard);
    stream = null;
    return reply;
  }

  /** The client left before it heard anything, and cannot come again for it. */
  void clientLeft() {
    if (stream != null) {
      stream.endsWithItsClient();
    }
  }

  @Override
  public void close() {
    if (stream != null) {
      stream.close();
    }
  }
}
