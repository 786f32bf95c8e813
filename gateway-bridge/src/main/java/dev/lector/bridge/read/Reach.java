package dev.lector.bridge.read;

import dev.lector.bridge.workers.WorkerNetworks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which addresses are asked. Heartbeats may be forged by whoever may write them: one that names an
 * address elsewhere would have this bridge send it tenants' texts, or ask what only this bridge
 * reaches.
 */
final class Reach implements AutoCloseable {
  private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(1);

  /** At once; a name that its server does not answer for takes a thread for 20 s. */
  private static final int MOST_LOOKUPS = 16;

  private static final int MOST_WAITING = 256;

  private final WorkerNetworks networks;
  private final Names names;

  /** A lookup keeps a platform's thread for as long as it takes, whoever waits for it. */
  private final ThreadPoolExecutor lookups =
      new ThreadPoolExecutor(
          MOST_LOOKUPS,
          MOST_LOOKUPS,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("worker-lookup-", 0).factory());

  /** Those under way, by name: whoever asks for the same name waits for the same. */
  private final Map<String, CompletableFuture<List<InetAddress>>> underWay =
      new ConcurrentHashMap<>();

  /** Knows the addresses of names. */
  @FunctionalInterface
  interface Names {
    /** All of them. */
    InetAddress[] of(String name) throws UnknownHostException;
  }

  /**
   * @param networks where workers are
   */
  Reach(WorkerNetworks networks) {
    this(networks, InetAddress::getAllByName);
  }

  Reach(WorkerNetworks networks, Names names) {
    this.networks = networks;
    this.names = names;
    lookups.allowCoreThreadTimeOut(true);
  }

  /** Whether a worker may be worth asking, without looking up its name. */
  boolean mayHold(WorkerAddress worker) {
    return worker.number().map(number -> holds(number, worker.here())).orElse(true);
  }

  /**
   * Whether a worker is asked: all addresses of its host have to be where workers are. The JDK
   * remembers a name's addresses for seconds, so that the connection goes to one of these.
   */
  boolean holds(WorkerAddress worker) throws InterruptedException {
    List<InetAddress> all = worker.number().map(List::of).orElseGet(List::of);
    if (all.isEmpty()) {
      all = lookUp(worker.host());
    }
    return !all.isEmpty() && all.stream().allMatch(address -> holds(address, worker.here()));
  }

  /** An address of this machine is another one's on another machine. */
  private boolean holds(InetAddress address, boolean here) {
    return networks.contains(address)
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && (here || !address.isLoopbackAddress());
  }

  /** None when it is not known in time. */
  private List<InetAddress> lookUp(String name) throws InterruptedException {
    try {
      return underWay
          .computeIfAbsent(name, this::begin)
          .get(LONGEST_LOOKUP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      return List.of();
    }
  }

  private CompletableFuture<List<InetAddress>> begin(String name) {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    lookups.execute(
        () -> {
          try {
            found.complete(List.of(names.of(name)));
          } catch (UnknownHostException | RuntimeException e) {
            found.completeExceptionally(e);
          } finally {
            underWay.remove(name, found);
          }
        });
    return found;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
