package dev.lector.bridge.kafka;

import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.topics.ShareGroups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then who takes requests off the queues: perhaps workers that send no heartbeat. */
final class MemberSampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MemberSampler.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /** Between two looks at least, however many are asked for. */
  private static final Duration LEAST = Duration.ofMillis(100);

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> GROUPS =
      List.of(ShareGroups.SYNTHESIZERS, ShareGroups.NARRATORS);

  private final Admin admin;
  private final WorkerDirectory workers;
  private final Semaphore wanted = new Semaphore(0);
  private final Worker worker;

  MemberSampler(Admin admin, WorkerDirectory workers) {
    this.admin = admin;
    this.workers = workers;
    this.worker = Worker.start("members-of-queues", this::turn, wanted::release, () -> {});
    workers.looksOnDemand(wanted::release);
  }

  private void turn(Worker self) throws InterruptedException {
    wanted.drainPermits();
    long begun = System.nanoTime();
    try {
      List<String> clientIds = new ArrayList<>();
      for (KafkaFuture<ShareGroupDescription> group :
          admin.describeShareGroups(GROUPS).describedGroups().values()) {
        clientIds.addAll(clientIds(group));
      }
      workers.members(clientIds, begun);
    } catch (ExecutionException | TimeoutException e) {
      // Then nothing is refused for what the farm lacks.
      LOG.debug("The members of the share groups are not known", e);
    }
    self.pause(LEAST);
    var _ = wanted.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static List<String> clientIds(KafkaFuture<ShareGroupDescription> group)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return group.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS).members().stream()
          .map(ShareMemberDescription::clientId)
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
