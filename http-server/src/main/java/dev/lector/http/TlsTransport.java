package dev.lector.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * TLS on top of a socket's bytes. The handshake is part of the first read and so of the time that a
 * request's header may take; whoever closes the socket ends it, in whatever state it is. What has
 * come and is not yet deciphered is less than one record, 16 KiB.
 */
final class TlsTransport implements Transport {
  /** The first byte of a handshake (RFC 8446, 5.1). */
  private static final int HANDSHAKE = 22;

  /** Bytes of a record before its content, the last two of them its length. */
  private static final int RECORD_HEADER = 5;

  /** Bytes that a client may send in a handshake. A hello has a few thousand at most. */
  private static final int LONGEST_HANDSHAKE = 16 << 10;

  /** The same where clients present certificates, with those of their authorities. */
  private static final int LONGEST_WITH_CERTIFICATES = 48 << 10;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private static final byte[] PLAIN_HTTP =
      String.join(
              "\r\n",
              "HTTP/1.1 400 Bad Request",
              "Content-Type: text/plain; charset=utf-8",
              "Content-Length: 43",
              "Connection: close",
              "",
              "This port speaks HTTPS only: ask https://.\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final Transport socket;
  private final SSLEngine engine;
  private final ReentrantLock sending = new ReentrantLock();
  private ByteBuffer received = NOTHING;
  private volatile boolean open;
  private volatile boolean broken;

  /**
   * @param engine in server mode, new
   */
  TlsTransport(Transport socket, SSLEngine engine) {
    this.socket = socket;
    this.engine = engine;
  }

  @Override
  public byte @Nullable [] read() {
    try {
      return open || shakeHands() ? decipher() : null;
    } catch (SSLException e) {
      broken = true; // who writes meanwhile must not wait for an engine that has given up
      alert();
      throw open
          ? new CloseConnectionException("The client breaks TLS: " + e.getMessage(), e)
          : new HandshakeFailedException(e.getMessage(), e);
    }
  }

  /** False when the client leaves before the end. */
  private boolean shakeHands() throws SSLException {
    if (!receive()) {
      return false;
    }
    int heard = received.remaining();
    boolean answered = false;
    if (received.get(0) != HANDSHAKE) {
      socket.write(BufferData.create(PLAIN_HTTP));
      throw new HandshakeFailedException("It does not speak TLS", null);
    }
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> {
          var _ = progress(NOTHING);
          answered = true;
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          SSLEngineResult result = engine.unwrap(received, space());
          if (result.getStatus() == Status.CLOSED) {
            return false;
          }
          if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            int before = received.remaining();
            if (!receive()) {
              return false;
            }
            heard += received.remaining() - before;
            requireShort(heard, answered);
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          open = true;
          return true;
        }
      }
    }
  }

  /** The engine would keep 32 KiB of a message that never ends, of anybody. */
  private void requireShort(int heard, boolean answered) throws SSLException {
    boolean certificates = engine.getNeedClientAuth() || engine.getWantClientAuth();
    if (heard > (answered && certificates ? LONGEST_WITH_CERTIFICATES : LONGEST_HANDSHAKE)) {
      throw new SSLException("Its handshake is too long");
    }
  }

  private byte @Nullable [] decipher() throws SSLException {
    while (true) {
      while (!hasRecord()) { // of a part the engine does not know how much room it takes
        if (!receive()) {
          return null;
        }
      }
      if (received.get(received.position()) == HANDSHAKE && !isTls13()) {
        throw anotherHandshake(); // before the engine begins it, and then sends nothing else
      }
      ByteBuffer clear = space();
      SSLEngineResult result = engine.unwrap(received, clear);
      switch (result.getStatus()) {
        case OK -> afterHandshake(result.getHandshakeStatus());
        case CLOSED -> {
          return null;
        }
        case BUFFER_UNDERFLOW, BUFFER_OVERFLOW ->
            throw new SSLException("A record is not as long as it says");
      }
      if (clear.position() > 0) {
        byte[] bytes = new byte[clear.flip().remaining()];
        clear.get(bytes);
        return bytes;
      }
    }
  }

  /** New keys of TLS 1.3 are answered. Another handshake, as of TLS 1.2, would be work for free. */
  private void afterHandshake(HandshakeStatus status) throws SSLException {
    if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED) {
      return;
    }
    if (!isTls13()) {
      throw anotherHandshake();
    }
    runTasks();
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      var _ = send(NOTHING); // nothing, where a response has taken the answer along
    }
  }

  private boolean isTls13() {
    return engine.getSession().getProtocol().equals("TLSv1.3");
  }

  private static SSLException anotherHandshake() {
    return new SSLException("it begins another handshake");
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** Whether the whole of the next record is here, or too long to be one. */
  private boolean hasRecord() {
    return received.remaining() >= RECORD_HEADER
        && (received.remaining() >= RECORD_HEADER + recordLength()
            || recordLength() > engine.getSession().getPacketBufferSize());
  }

  /** Without its header, bytes. */
  private int recordLength() {
    return Short.toUnsignedInt(received.getShort(received.position() + RECORD_HEADER - 2));
  }

  /** Room for the content of the next record. */
  private ByteBuffer space() {
    return received.remaining() < RECORD_HEADER
        ? NOTHING
        : ByteBuffer.allocate(
            Math.min(recordLength(), engine.getSession().getApplicationBufferSize()));
  }

  /** Waits for more; false at the end. */
  private boolean receive() {
    byte[] more = socket.read();
    if (more == null) {
      return false;
    }
    if (received.hasRemaining()) {
      received =
          ByteBuffer.allocate(received.remaining() + more.length).put(received).put(more).flip();
    } else {
      received = ByteBuffer.wrap(more);
    }
    return true;
  }

  @Override
  public void write(BufferData bytes) {
    byte[] clear = new byte[bytes.available()];
    bytes.read(clear);
    ByteBuffer rest = ByteBuffer.wrap(clear);
    try {
      while (rest.hasRemaining()) {
        if (broken || progress(rest) == Status.CLOSED) {
          throw new CloseConnectionException("The client has ended TLS");
        }
      }
    } catch (SSLException e) {
      throw new CloseConnectionException("TLS broke: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a record with some of the content.
   *
   * @throws SSLException when the engine does nothing, which it would do again and again
   */
  private Status progress(ByteBuffer content) throws SSLException {
    SSLEngineResult result = send(content);
    if (result.getStatus() != Status.CLOSED
        && result.bytesConsumed() == 0
        && result.bytesProduced() == 0) {
      throw new SSLException("nothing can be sent (" + result.getHandshakeStatus() + ")");
    }
    return result.getStatus();
  }

  /** Sends a record with some of the content, if the engine has anything to send. */
  private SSLEngineResult send(ByteBuffer content) throws SSLException {
    sending.lock();
    try {
      ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      SSLEngineResult result = engine.wrap(content, record);
      if (record.position() > 0) {
        socket.write(BufferData.create(record.array(), 0, record.position()));
      }
      return result;
    } finally {
      sending.unlock();
    }
  }

  /** Tells the client why, as far as it still listens. */
  private void alert() {
    try {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        var _ = send(NOTHING);
      }
    } catch (SSLException | RuntimeException e) {
      // It has left.
    }
  }

  @Override
  public void end() {
    if (!open || !sending.tryLock()) {
      return; // somebody is stuck in writing
    }
    try {
      engine.closeOutbound();
      while (!engine.isOutboundDone() && progress(NOTHING) == Status.OK) {}
    } catch (SSLException | RuntimeException e) {
      // It has left.
    } finally {
      sending.unlock();
    }
  }

  @Override
  public boolean clientIsKnown() {
    try {
      return open && engine.getSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }
}
