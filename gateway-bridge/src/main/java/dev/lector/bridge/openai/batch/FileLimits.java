package dev.lector.bridge.openai.batch;

import dev.lector.config.Ranges;

/**
 * Bounds of files.
 *
 * @param tenant what a tenant may keep, bytes
 * @param inline longest audio that is put into an output file, bytes; of longer there is the link
 */
public record FileLimits(long tenant, int inline) {

  /**
   * Checks that every bound is one.
   *
   * @throws IllegalArgumentException when one is negative
   */
  public FileLimits {
    Ranges.require("lector.files.tenant", tenant, 1, Long.MAX_VALUE);
    Ranges.require("lector.files.inline", inline, 0, Integer.MAX_VALUE);
  }
}
