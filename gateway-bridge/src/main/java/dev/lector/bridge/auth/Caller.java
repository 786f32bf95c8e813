package dev.lector.bridge.auth;

/**
 * Who makes a request.
 *
 * @param tenant name from the token; empty when no tokens are configured
 * @param anyTenant whether the caller may see every tenant's jobs, as everybody may when no tokens
 *     are configured
 * @param operator whether the caller may see what belongs to no tenant, or to another
 */
public record Caller(String tenant, boolean anyTenant, boolean operator) {

  /** A caller who is no operator. */
  public Caller(String tenant, boolean anyTenant) {
    this(tenant, anyTenant, false);
  }

  /** Whether a job of {@code owner} is this caller's to see. */
  public boolean maySee(String owner) {
    return anyTenant || tenant.equals(owner);
  }
}
