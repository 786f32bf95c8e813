package dev.lector.bridge.workers;

import dev.lector.events.WorkerSeen;
import dev.lector.limits.EventLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers there are and were a while ago, folded from their heartbeats. Bounded, whatever the
 * topic carries: what finds no room is passed over, and nothing is refused for some time after
 * that. Safe for use by many threads.
 */
public final class WorkerDirectory {
  /** Most workers, and most descriptions of workers that have left or changed. */
  static final int MOST = 1_000;

  /** What all descriptions may take in memory, about, bytes. */
  static final long MOST_WEIGHT = 32L << 20;

  /** How old the last look at the share groups' members may be. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  /** How a worker's consumers are called: its name, and what they do. */
  private static final Pattern CONSUMER = Pattern.compile("-(lane|narrator|long|examiner)-\\d+$");

  private static final Logger LOG = LoggerFactory.getLogger(WorkerDirectory.class);

  private final long remember;
  private final LongSupplier nanoTime;
  private final MemberLooks looks;

  /** By their ids, the one that was heard least recently first. */
  private final Map<String, SeenWorker> current = new LinkedHashMap<>();

  /** What workers were before they left or changed. */
  private final Deque<SeenWorker> former = new ArrayDeque<>();

  private long weight;
  private boolean crowded;

  /** Whether more has changed than when workers were heard last. */
  private boolean changed;

  /** What {@link #refusal} goes by, without waiting for a heartbeat that is being taken in. */
  private volatile View view;

  /**
   * @param remember how long what a worker had counts as there, after it was heard of last
   * @param nanoTime the clock for periods
   */
  public WorkerDirectory(Duration remember, LongSupplier nanoTime) {
    this.remember = remember.toNanos();
    this.nanoTime = nanoTime;
    this.looks = new MemberLooks(nanoTime);
    long now = nanoTime.getAsLong();
    Offer nothing = new Offer(List.of());
    this.view = new View(false, now, now, now, nothing, nothing);
  }

  /**
   * A heartbeat.
   *
   * @param told when the brokers got it
   * @param age how long ago that was
   */
  public synchronized void seen(WorkerSeen worker, Instant told, Duration age) {
    long now = nanoTime.getAsLong();
    if (EventLimits.violation(worker).isPresent()) {
      incomplete(now);
      return;
    }
    long at = now - Math.min(age.toNanos(), remember / 2);
    SeenWorker known = current.remove(worker.getWorkerId());
    if (known != null && known.saysTheSame(worker)) {
      current.put(worker.getWorkerId(), new SeenWorker(known.seen(), told, at, known.weight()));
      return;
    }
    if (known != null) {
      former.addLast(known);
    }
    long more = SeenWorker.weight(worker);
    if (makeRoom(more, now)) {
      weight += more;
      current.put(worker.getWorkerId(), new SeenWorker(worker, told, at, more));
    }
    changed = true;
  }

  /** A worker has left in order. */
  public synchronized void left(String workerId) {
    SeenWorker known = current.remove(workerId);
    if (known != null) {
      former.addLast(known);
      makeRoom(0, nanoTime.getAsLong());
      changed = true;
    }
  }

  /** The heartbeats that were there at the start have been read. */
  public synchronized void started() {
    view = view.read();
  }

  /** Heartbeats were not read: for a while, something may be missing. */
  public synchronized void missed() {
    incomplete(nanoTime.getAsLong());
  }

  /**
   * Who takes requests off the queue.
   *
   * @param clientIds of the share groups' members
   * @param begun when somebody began to look, by the clock for periods, ns
   */
  public void members(Collection<String> clientIds, long begun) {
    members(clientIds);
    looks.looked(begun);
  }

  /**
   * Who can look at the share groups' members before a request is refused for what nobody has.
   *
   * @param look begins to look soon, once however often it is asked
   */
  public void looksOnDemand(Runnable look) {
    looks.onDemand(look);
  }

  private synchronized void members(Collection<String> clientIds) {
    Set<String> ids = new HashSet<>(current.keySet());
    former.forEach(worker -> ids.add(worker.seen().getWorkerId()));
    boolean all =
        clientIds.stream().allMatch(id -> ids.contains(CONSUMER.matcher(id).replaceFirst("")));
    long now = nanoTime.getAsLong();
    view = view.knownUntil(all ? now + LOOK.toNanos() : now);
  }

  /** A worker, for people. */
  record Listed(WorkerSeen worker, Instant lastSeen) {}

  /** Those that are live, by their ids; empty while the heartbeats have not been read. */
  synchronized Optional<List<Listed>> live() {
    long now = nanoTime.getAsLong();
    return view.started()
        ? Optional.of(
            current.values().stream()
                .filter(worker -> worker.live(now))
                .map(worker -> new Listed(worker.seen(), worker.told()))
                .sorted(Comparator.comparing(listed -> listed.worker.getWorkerId()))
                .toList())
        : Optional.empty();
  }

  /**
   * Live workers that have a model; all live ones where none is known to.
   *
   * @param model or alias; empty for the default model
   */
  public synchronized List<WorkerSeen> able(String model) {
    long now = nanoTime.getAsLong();
    List<WorkerSeen> live =
        current.values().stream().filter(w -> w.live(now)).map(SeenWorker::seen).toList();
    List<WorkerSeen> able = live.stream().filter(worker -> has(worker, model)).toList();
    return able.isEmpty() ? live : able;
  }

  private static boolean has(WorkerSeen worker, String model) {
    return model.isEmpty()
        || worker.getModels().stream()
            .anyMatch(m -> m.getModelId().equals(model) || m.getAliases().contains(model));
  }

  /**
   * Why a request need not be queued: no live worker has its model, or its voice, and none has had
   * it for a while. Empty whenever that is not certain. Waits a moment for a fresh look at who
   * takes requests.
   *
   * @param model or alias; empty for the default model
   * @param voice empty for any
   * @return for people, with what there is
   */
  public Optional<String> refusal(String model, String voice) {
    String wantedModel = model.strip();
    String wantedVoice = voice.strip();
    return lacked(wantedModel, wantedVoice).isPresent() && looks.fresh()
        ? lacked(wantedModel, wantedVoice)
        : Optional.empty();
  }

  private Optional<String> lacked(String wantedModel, String wantedVoice) {
    View v = view;
    return v.certain(nanoTime.getAsLong()) && v.remembered().lacks(wantedModel, wantedVoice)
        ? v.offers()
            .unknown(wantedModel, wantedVoice)
            .or(() -> v.remembered().unknown(wantedModel, wantedVoice))
        : Optional.empty();
  }

  /** What all descriptions take in memory, about, bytes. */
  synchronized long weight() {
    return weight;
  }

  /** Whether there is room for one more, after what is least needed has gone. */
  private boolean makeRoom(long more, long now) {
    while (!former.isEmpty() && (weight + more > MOST_WEIGHT || former.size() > MOST)) {
      weight -= former.removeFirst().weight();
      crowded(now);
    }
    Iterator<SeenWorker> oldest = current.values().iterator();
    while (weight + more > MOST_WEIGHT || current.size() >= MOST) {
      SeenWorker next = oldest.hasNext() ? oldest.next() : null;
      crowded(now);
      if (next == null || next.live(now)) {
        return false;
      }
      oldest.remove();
      weight -= next.weight();
    }
    return true;
  }

  private void crowded(long now) {
    if (!crowded) {
      crowded = true;
      LOG.warn(
          "There are more heartbeats than {} workers send: some are passed over, and requests are"
              + " queued whatever they name",
          MOST);
    }
    incomplete(now);
  }

  private void incomplete(long now) {
    view = view.incompleteUntil(now + remember);
  }

  /**
   * What was told shows from now on. To be called after some heartbeats, not after each: however
   * many come, so much is done no more often.
   */
  public synchronized void refresh() {
    long now = nanoTime.getAsLong();
    changed |= forget(now);
    long live = now + current.values().stream().mapToLong(w -> w.until() - now).max().orElse(0);
    if (!changed) {
      view = view.liveUntil(live);
      return;
    }
    changed = false;
    List<WorkerSeen> there = new ArrayList<>();
    current.values().stream().filter(w -> w.live(now)).forEach(w -> there.add(w.seen()));
    Offer remembered =
        new Offer(
            Stream.concat(current.values().stream(), former.stream())
                .map(SeenWorker::seen)
                .toList());
    view = view.liveUntil(live).with(new Offer(there), remembered);
  }

  private boolean forget(long now) {
    int before = current.size() + former.size();
    former.removeIf(worker -> forgotten(worker, now));
    current.values().removeIf(worker -> forgotten(worker, now));
    return current.size() + former.size() < before;
  }

  private boolean forgotten(SeenWorker worker, long now) {
    boolean old = now - worker.at() > remember && !worker.live(now);
    if (old) {
      weight -= worker.weight();
    }
    return old;
  }
}
