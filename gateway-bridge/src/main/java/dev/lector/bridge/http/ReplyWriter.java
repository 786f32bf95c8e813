package dev.lector.bridge.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends replies. */
final class ReplyWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

  /**
   * What an answer is, its Content-Type says: no browser shall take JSON for a page or a script.
   */
  private static final Header NOT_SNIFFED =
      HeaderValues.create("X-Content-Type-Options", "nosniff");

  private static final int NOT_MODIFIED = 304;

  private ReplyWriter() {}

  /**
   * Sends a reply and returns the status that was really sent: a stream that cannot be opened
   * becomes a 500. A stream that breaks off closes the connection, so that the client sees that the
   * body is not whole.
   */
  static int write(Reply reply, ServerResponse response, boolean head, ErrorShape errors) {
    if (head || reply.status() == NOT_MODIFIED) {
      start(reply, response);
      if (reply.status() != NOT_MODIFIED && reply.body().length() >= 0) {
        response.contentLength(reply.body().length());
      }
      if (reply.body() instanceof Reply.Live live) {
        live.unwritten().run();
      }
      response.send();
      return reply.status();
    }
    return switch (reply.body()) {
      case Reply.Bytes bytes -> {
        start(reply, response);
        response.send(bytes.bytes());
        yield reply.status();
      }
      case Reply.Stream stream -> stream(reply, stream, response, errors);
      case Reply.Live live -> live(reply, live, response);
    };
  }

  private static int live(Reply reply, Reply.Live live, ServerResponse response) {
    start(reply, response);
    try (OutputStream out = response.outputStream()) {
      live.writer().writeTo(out);
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("The client has stopped listening", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("The server stops", e);
    }
    return reply.status();
  }

  private static int stream(
      Reply reply, Reply.Stream stream, ServerResponse response, ErrorShape errors) {
    InputStream source;
    try {
      source = stream.source().open();
    } catch (IOException e) {
      LOG.warn("A body could not be opened", e);
      Reply failed = Reply.error(500, "The audio could not be read.").shaped(errors);
      return write(failed, response, false, errors);
    }
    try (source) {
      start(reply, response);
      response.contentLength(stream.length());
      try (OutputStream out = response.outputStream()) {
        source.transferTo(out);
      }
    } catch (IOException e) {
      LOG.warn("A body broke off", e);
      throw new CloseConnectionException("The body broke off", e);
    }
    return reply.status();
  }

  private static void start(Reply reply, ServerResponse response) {
    response.status(Status.create(reply.status()));
    response.header(NOT_SNIFFED);
    reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
  }
}
