package dev.lector.standalone.models;

/**
 * How much is taken in.
 *
 * @param bytes of all files that are kept, unpacked
 * @param entries of an archive, or files of a folder
 * @param ratio how many times its own size an archive may have unpacked
 */
record IntakeLimits(long bytes, int entries, int ratio) {
  /** Far more than any model has; networks hardly get smaller by compression. */
  static final IntakeLimits USUAL = new IntakeLimits(16L << 30, 20_000, 20);
}
