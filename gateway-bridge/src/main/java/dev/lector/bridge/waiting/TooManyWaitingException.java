package dev.lector.bridge.waiting;

import dev.lector.bridge.load.Places;

/** As many requests wait as may. */
public final class TooManyWaitingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Places.Verdict verdict;

  TooManyWaitingException(Places.Verdict verdict) {
    super("No place to wait: " + verdict, null, false, false);
    this.verdict = verdict;
  }

  /** Whether it is the tenant's share that is used up, and not all places. */
  public boolean shareUsed() {
    return verdict == Places.Verdict.SHARE_USED;
  }
}
