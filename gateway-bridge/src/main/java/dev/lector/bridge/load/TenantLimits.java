package dev.lector.bridge.load;

import dev.lector.config.Ranges;

/**
 * What a tenant may take of what all share.
 *
 * @param share how many places a tenant may hold for each that is free, where there are several
 *     tenants
 * @param requests a tenant may send a minute; 0 for any number
 * @param characters of text a tenant may send a minute; 0 for any number
 * @param window the least number of this bridge's requests on the farm's queue before others wait
 *     in the bridge for their tenant's turn, where there are several tenants; a tenant may have
 *     half of them there, and as much work as half of them are as passages of 500 characters
 */
public record TenantLimits(double share, long requests, long characters, int window) {
  private static final double LARGEST_SHARE = 1_000;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public TenantLimits {
    if (!(share > 0) || share > LARGEST_SHARE) {
      throw new IllegalArgumentException(
          "lector.tenants.share must be more than 0 and at most 1000, not " + share);
    }
    Ranges.require("lector.tenants.window", window, 1, Integer.MAX_VALUE);
    Ranges.require("lector.tenants.requests", requests, 0, Long.MAX_VALUE);
    Ranges.require("lector.tenants.characters", characters, 0, Long.MAX_VALUE);
  }

  /**
   * The share that counts: one tenant alone shares with nobody.
   *
   * @param several whether there are several tenants
   */
  public double among(boolean several) {
    return several ? share : Double.POSITIVE_INFINITY;
  }

  boolean unlimited() {
    return requests == 0 && characters == 0;
  }
}
