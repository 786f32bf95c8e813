package dev.lector.bench.path;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hostile clients, each with one connection at a time, in equal shares of all kinds. One whose
 * connection is closed comes again a second later. In a process of its own, so that they do not
 * share threads with those who measure.
 */
final class HostileProcess {
  static final String CONNECTED = "All are connected.";
  static final String TALLY = "tally ";

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(100);

  /** So small that an answer does not fit. */
  private static final int RECEIVED = 16 << 10;

  private final InetSocketAddress server;
  private final String token;
  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder connections = new LongAdder();
  private final LongAdder sent = new LongAdder();

  private HostileProcess(int port, String token) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.token = token;
  }

  /**
   * The process: prints {@link #CONNECTED} when all have been, and from time to time {@link #TALLY}
   * with how many are, connections made so far, and bytes sent so far.
   *
   * @param args the server's port, how many clients, their token
   */
  public static void main(String[] args) throws InterruptedException {
    int count = Integer.parseInt(args[1]);
    HostileProcess process = new HostileProcess(Integer.parseInt(args[0]), args[2]);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    HostileKind[] kinds = HostileKind.values();
    for (int i = 0; i < count; i++) {
      HostileKind kind = kinds[i % kinds.length];
      threads.execute(() -> process.run(kind));
    }
    while (process.connections.sum() < count) {
      Thread.sleep(LOOK);
    }
    System.out.println(CONNECTED);
    while (true) {
      System.out.println(
          "%s%d %d %d"
              .formatted(TALLY, process.open.get(), process.connections.sum(), process.sent.sum()));
      Thread.sleep(LOOK);
    }
  }

  private void run(HostileKind kind) {
    try {
      while (true) {
        attack(kind);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attack(HostileKind kind) throws InterruptedException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(RECEIVED);
      socket.connect(server);
      connections.increment();
      open.incrementAndGet();
      try {
        kind.attack(socket, counting(socket.getOutputStream()), token);
      } finally {
        open.decrementAndGet();
      }
    } catch (IOException e) {
      // The server has closed the connection, as it should.
    }
  }

  private OutputStream counting(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        sent.add(length);
      }
    };
  }
}
