package dev.lector.http;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports nobody listens on, below those that systems give to outgoing connections (from 32,768
 * on Linux, 49,152 elsewhere). Among these, a client that keeps asking until somebody listens is
 * now and then given the very port it asks: it is connected with itself, and has taken the port
 * away.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int BEYOND = 32_000;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /**
   * Finds one.
   *
   * @throws IOException when there seems to be none
   */
  public static int find() throws IOException {
    return find(1).getFirst();
  }

  /**
   * Finds several, none like another.
   *
   * @throws IOException when there seem to be fewer
   */
  public static List<Integer> find(int count) throws IOException {
    List<Integer> free =
        ThreadLocalRandom.current()
            .ints(TRIES, LOWEST, BEYOND)
            .distinct()
            .filter(FreePort::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (free.size() < count) {
      throw new IOException("nobody could listen on a port from " + LOWEST + " to " + BEYOND);
    }
    return free;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
