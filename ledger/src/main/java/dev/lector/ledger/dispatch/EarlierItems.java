package dev.lector.ledger.dispatch;

import dev.lector.events.SpeechRequested;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Items that earlier versions staged, which did not note the numbers of items with their ids: notes
 * them, piece by piece, so that these items leave when they end as well. Those that have ended, or
 * whose time is over, are taken away. A tenant's items of earlier versions are in front of the
 * others, so the first one whose number is noted is behind the last of them.
 */
final class EarlierItems {
  /** Items that one turn looks at. */
  private static final int PIECE = 1_000;

  private final WaitingItems waiting;
  private final StagedRequests staged;
  private final Overdue overdue;
  private final Deque<String> tenants;
  private long from;

  EarlierItems(WaitingItems waiting, StagedRequests staged, Overdue overdue) {
    this.waiting = waiting;
    this.staged = staged;
    this.overdue = overdue;
    this.tenants = new ArrayDeque<>(waiting.tenants());
  }

  /** Goes on. */
  void turn(long now) {
    String tenant = tenants.peekFirst();
    if (tenant == null) {
      return;
    }
    OptionalLong next =
        waiting.visit(tenant, from, PIECE, (item, number) -> enter(item, number, now));
    from = next.orElse(0);
    if (next.isEmpty()) {
      tenants.removeFirst();
    }
  }

  /** Returns whether the next one may be of an earlier version as well. */
  private boolean enter(SpeechRequested item, long number, long now) {
    String slot = staged.slot(item);
    String heard = staged.heard(slot);
    if (heard != null && Heard.parse(heard).number().isPresent()) {
      return false;
    }
    if (overdue.isOver(item, heard, now)) {
      waiting.remove(item, number);
    } else {
      staged.number(slot, item, number, now);
    }
    return true;
  }
}
