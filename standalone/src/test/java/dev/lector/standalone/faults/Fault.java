package dev.lector.standalone.faults;

/** What goes wrong in a {@link FaultyWorker}, and when. */
enum Fault {
  /** Killed when it has taken a request and read it. */
  KILLED_AFTER_TAKE,
  /** Killed in the middle of an inference. */
  KILLED_DURING_SYNTHESIS,
  /** Killed when the audio is in the store and nobody knows. */
  KILLED_AFTER_STORE,
  /** Killed when the brokers have the outcome, and whoever waits does not. */
  KILLED_AFTER_PUBLISH,
  /** Killed when everything is done but the acknowledgement. */
  KILLED_BEFORE_ACKNOWLEDGE,
  /** Killed by every text that {@link FaultyWorker#POISON} is in. */
  KILLED_BY_POISON,
  /** Every third call of the store fails. */
  STORE_FAILS_EVERY_THIRD_CALL,
  /** Every call of the store takes longer than a lock. */
  STORE_IS_SLOW,
  /** Replies go to a partition that nobody reads. */
  REPLIES_GO_ASTRAY
}
