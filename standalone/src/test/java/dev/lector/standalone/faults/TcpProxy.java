package dev.lector.standalone.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to a server. When it is cut, nothing gets through in either direction and nobody is told,
 * as when a cable is pulled: connections stay open, new ones hang. Mended, what was on its way
 * arrives.
 */
final class TcpProxy implements AutoCloseable {
  private static final int BUFFER = 16_384;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean cut;
  private volatile boolean held;

  TcpProxy(int port, int target) throws IOException {
    this.server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
    this.target = target;
    Thread.ofVirtual().name("proxy-" + port).start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void cut() {
    set(true);
  }

  void mend() {
    set(false);
  }

  /** Whether anything has wanted to get through since it was cut. */
  boolean heldSomethingUp() {
    return held;
  }

  private void set(boolean now) {
    lock.lock();
    try {
      cut = now;
      if (now) {
        held = false;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitMended() throws InterruptedException {
    lock.lock();
    try {
      while (cut) {
        held = true;
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException _) {
        // Closed: the loop ends.
      }
    }
  }

  private void connect(Socket client) {
    try {
      awaitMended();
      Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(upstream);
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(client, upstream));
      pump(upstream, client);
    } catch (IOException _) {
      drop(client); // The broker is away.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count;
      while ((count = in.read(buffer)) >= 0) {
        awaitMended();
        out.write(buffer, 0, count);
        out.flush();
      }
      awaitMended();
    } catch (IOException _) {
      // One side has gone; so has the other, below.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    drop(from);
    drop(to);
  }

  private void drop(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException _) {
      // It is closed all the same.
    }
    mend();
    Set.copyOf(sockets).forEach(this::drop);
  }
}
