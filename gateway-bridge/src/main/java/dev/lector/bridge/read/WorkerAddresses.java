package dev.lector.bridge.read;

import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.WorkerSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the workers are that can be asked about a model. */
final class WorkerAddresses implements AutoCloseable {
  private final WorkerDirectory workers;
  private final String host;
  private final Reach reach;

  /**
   * @param workers those there are
   * @param host name of this machine
   * @param reach which addresses are asked
   */
  WorkerAddresses(WorkerDirectory workers, String host, Reach reach) {
    this.workers = workers;
    this.host = host;
    this.reach = reach;
  }

  /**
   * In any order, so that none is always asked first. A name is looked up only when it is
   * {@linkplain #holds about to be asked}.
   *
   * @param model or alias; empty for the default model
   */
  List<WorkerAddress> of(String model) {
    List<WorkerAddress> addresses = new ArrayList<>();
    for (WorkerSeen worker : workers.able(model)) {
      WorkerAddress.of(worker, host).filter(reach::mayHold).ifPresent(addresses::add);
    }
    Collections.shuffle(addresses);
    return addresses;
  }

  /** Whether a worker is where workers are. */
  boolean holds(WorkerAddress worker) throws InterruptedException {
    return reach.holds(worker);
  }

  @Override
  public void close() {
    reach.close();
  }
}
