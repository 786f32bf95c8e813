package dev.lector.tts.worker.lanes;

/** What becomes of a record after the work on it. */
public enum Disposition {
  /**
   * Its outcome is on the completions topic (or the record on the dead letters): never deliver it
   * again.
   */
  DONE,
  /** Nothing was reported, and the work did not survive it: somebody else must have it. */
  FAILED,
  /** The work goes on, and another record stands for its request: never deliver this one again. */
  MOVED,
  /** Nothing was reported, because the worker leaves: somebody else must have it. */
  UNFINISHED
}
