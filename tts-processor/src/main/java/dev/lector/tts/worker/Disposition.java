package dev.lector.tts.worker;

/** What becomes of a record after the work on it. */
enum Disposition {
  /**
   * Its outcome is on the completions topic (or the record on the dead letters): never deliver it
   * again.
   */
  DONE,
  /** Nothing was reported: somebody else must have it. */
  GIVE_BACK
}
