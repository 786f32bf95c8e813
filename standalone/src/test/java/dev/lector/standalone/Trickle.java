package dev.lector.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers with a header at once, and with a slice of a long body now and then. */
public final class Trickle implements HttpHandler {
  /** Length of the body. */
  public static final int LENGTH = 12_000;

  private static final long PAUSE_MS = 20;

  private final CountDownLatch never = new CountDownLatch(1);
  private final byte[] slice;

  /**
   * @param slice how many bytes come at once
   */
  public Trickle(int slice) {
    this.slice = new byte[slice];
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, LENGTH);
      OutputStream body = exchange.getResponseBody();
      for (int sent = 0; sent < LENGTH; sent += slice.length) {
        body.write(slice);
        body.flush();
        never.await(PAUSE_MS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
