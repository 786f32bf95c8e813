package dev.lector.webhooks.sending;

import java.util.HashMap;
import java.util.Map;

/**
 * How many attempts are under way: in all, of each tenant, and at each of a tenant's hosts, so that
 * a receiver that is slow holds up neither another tenant's nor another one of its tenant's. Safe
 * for use by many threads.
 */
final class Places {
  private final SendingLimits limits;
  private final Map<String, Integer> tenants = new HashMap<>();
  private final Map<String, Integer> hosts = new HashMap<>();
  private int all;

  Places(SendingLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes a place, if there is one.
   *
   * @param host of a tenant's
   */
  synchronized boolean enter(String tenant, String host) {
    if (all >= limits.attempts()
        || tenants.getOrDefault(tenant, 0) >= limits.perTenant()
        || hosts.getOrDefault(host, 0) >= limits.perHost()) {
      return false;
    }
    all++;
    tenants.merge(tenant, 1, Integer::sum);
    hosts.merge(host, 1, Integer::sum);
    return true;
  }

  /** Gives one back. */
  synchronized void leave(String tenant, String host) {
    all--;
    tenants.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
    hosts.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
  }

  /** Places that are taken. */
  synchronized int taken() {
    return all;
  }
}
