package dev.lector.ledger.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's waiting items are, by their numbers: runs of items of one batch, those of paused
 * batches apart, so that what waits behind a paused batch is found at once. There are as many runs
 * as the batch changes from one item to the next.
 */
final class Line {
  /** Items of one batch, one behind the other. */
  static final class Run {
    private final @Nullable String batchId;
    private final long start;
    private boolean held;
    private long next;
    private long last;
    private long items;
    private long characters;

    private Run(@Nullable String batchId, long start, boolean held) {
      this.batchId = batchId;
      this.start = start;
      this.next = start;
      this.held = held;
    }

    /** Number of its first item; a smaller one where items were removed. */
    long next() {
      return next;
    }

    /** Number of its last item. */
    long last() {
      return last;
    }

    /** There is no item before this number. */
    void skipTo(long number) {
      next = number;
    }
  }

  private final NavigableMap<Long, Run> open = new TreeMap<>();
  private final Map<String, NavigableMap<Long, Run>> paused = new HashMap<>();
  private @Nullable Run newest;
  private long behind;

  /** Characters of the first item that may be handed on; -1 while they are not known. */
  private long cost = -1;

  private Amount waiting = Amount.NONE;
  private Amount held = Amount.NONE;

  /**
   * Adds an item behind the others.
   *
   * @param characters of its text
   * @param isHeld whether its batch is paused
   */
  void add(@Nullable String batchId, long number, long characters, boolean isHeld) {
    Run run = newest;
    if (run == null || !Objects.equals(run.batchId, batchId)) {
      run = new Run(batchId, number, isHeld);
      place(run);
      newest = run;
    }
    run.last = number;
    behind = number + 1;
    count(run, 1, characters);
  }

  private void place(Run run) {
    cost = -1;
    if (run.held && run.batchId != null) {
      paused.computeIfAbsent(run.batchId, _ -> new TreeMap<>()).put(run.start, run);
    } else {
      open.put(run.start, run);
    }
  }

  /** Number of the item that is added next. */
  long behind() {
    return behind;
  }

  /** The first items that may be handed on; null when there are none. */
  @Nullable Run first() {
    return open.isEmpty() ? null : open.firstEntry().getValue();
  }

  /** Characters of the first item that may be handed on, as noted; -1 when that is to be done. */
  long cost() {
    return cost;
  }

  void noteCost(long characters) {
    cost = characters;
  }

  /** The items of a batch among which a number is; null when it is among none. */
  @Nullable Run at(@Nullable String batchId, long number) {
    NavigableMap<Long, Run> held = batchId == null ? null : paused.get(batchId);
    Map.Entry<Long, Run> run = (held == null ? open : held).floorEntry(number);
    return run != null
            && run.getValue().last >= number
            && Objects.equals(run.getValue().batchId, batchId)
        ? run.getValue()
        : null;
  }

  /** All items of a batch. */
  List<Run> of(String batchId) {
    NavigableMap<Long, Run> runs = paused.get(batchId);
    return runs != null
        ? List.copyOf(runs.values())
        : open.values().stream().filter(run -> batchId.equals(run.batchId)).toList();
  }

  /** Holds the items of a batch back. */
  void pause(String batchId) {
    move(of(batchId), true);
  }

  /** Lets the items of a paused batch go on from where they were in the line. */
  void resume(String batchId) {
    move(new ArrayList<>(paused.getOrDefault(batchId, new TreeMap<>()).values()), false);
  }

  private void move(List<Run> runs, boolean hold) {
    for (Run run : runs) {
      Amount all = new Amount(run.items, run.characters);
      remove(run);
      run.held = hold;
      place(run);
      count(run, all.items(), all.characters());
    }
  }

  /**
   * An item has left.
   *
   * @param next there is no item of the run before this number any more
   * @param characters of its text
   */
  void leave(Run run, long next, long characters) {
    run.next = next;
    cost = -1;
    count(run, -1, -characters);
    if (run.items <= 0) {
      drop(run);
    }
  }

  /** No item of a run is there any more. */
  void drop(Run run) {
    remove(run);
    newest = newest == run ? null : newest;
  }

  private void remove(Run run) {
    cost = -1;
    count(run, -run.items, -run.characters);
    open.remove(run.start, run);
    if (run.held && run.batchId != null) {
      paused.computeIfPresent(
          run.batchId,
          (_, runs) -> {
            runs.remove(run.start);
            return runs.isEmpty() ? null : runs;
          });
    }
  }

  private void count(Run run, long items, long characters) {
    run.items += items;
    run.characters += characters;
    if (run.held) {
      held = held.plus(items, characters);
    } else {
      waiting = waiting.plus(items, characters);
    }
  }

  /** What may be handed on. */
  Amount waiting() {
    return waiting;
  }

  /** What belongs to paused batches. */
  Amount held() {
    return held;
  }

  boolean isEmpty() {
    return open.isEmpty() && paused.isEmpty();
  }
}
