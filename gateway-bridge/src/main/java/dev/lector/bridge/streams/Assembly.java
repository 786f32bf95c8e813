package dev.lector.bridge.streams;

import dev.lector.events.AudioSegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts an object together from its segments, by their offsets: what it has is dropped, and what
 * would leave a gap or is of another object is refused. Not thread-safe.
 */
final class Assembly {
  private final Buffer buffer;
  private Cursor has;
  private String contentType = "";
  private int sampleRate;
  private boolean whole;

  /**
   * @param has how far its client has it
   */
  Assembly(Cursor has, Buffer buffer) {
    this.has = has;
    this.buffer = buffer;
  }

  /** Whether there is room for a segment; one always has. */
  boolean takes(AudioSegment segment) {
    return buffer.takes(segment.getAudio().remaining());
  }

  void take(int partition, long offset, AudioSegment segment) {
    long start = segment.getByteOffset();
    ByteBuffer audio = segment.getAudio().duplicate();
    long end = start + audio.remaining();
    String object = Cursor.object(segment.getAudioKey());
    if (start > has.bytes() || end < has.bytes() || !has.mayBeOf(object)) {
      return;
    }
    audio.position(audio.position() + (int) (has.bytes() - start));
    has = new Cursor(partition, offset, end, object.isEmpty() ? has.object() : object);
    is(segment.getContentType(), segment.getSampleRate());
    if (audio.hasRemaining()) {
      byte[] bytes = new byte[audio.remaining()];
      audio.get(bytes);
      buffer.add(new Piece(bytes, has, segment.getWords()));
    }
    whole = segment.getLast();
  }

  /** Says what the object is, if that was not known. */
  void is(String mediaType, int rate) {
    if (contentType.isEmpty()) {
      contentType = mediaType;
      sampleRate = rate;
    }
  }

  /** The next segment that is wanted is this one or a later one. */
  void goOnAt(int partition, long offset) {
    has = new Cursor(partition, offset - 1, has.bytes(), has.object());
  }

  /** A piece that came another way. */
  void passed(Piece piece) {
    has = piece.after();
  }

  /** There is no more. */
  void end() {
    whole = true;
  }

  @Nullable Piece poll() {
    return buffer.poll();
  }

  /** Nobody wants what waits, nor anything more. */
  void discard() {
    buffer.clear();
    whole = true;
  }

  /** How far it has the object, what waits for the client included. */
  Cursor has() {
    return has;
  }

  String contentType() {
    return contentType;
  }

  int sampleRate() {
    return sampleRate;
  }

  boolean whole() {
    return whole;
  }
}
