package dev.lector.bridge.auth;

/**
 * Who makes a request.
 *
 * @param tenant name from the token; empty when no tokens are configured
 * @param anyTenant whether the caller may see every tenant's jobs, as everybody may when no tokens
 *     are configured
 * @param operator whether the caller may see what belongs to no tenant, or to another
 * @param subject whom an identity provider has named, for the audit log; empty with other tokens
 */
public record Caller(String tenant, boolean anyTenant, boolean operator, String subject) {

  /** A caller whom no identity provider has named. */
  public Caller(String tenant, boolean anyTenant, boolean operator) {
    this(tenant, anyTenant, operator, "");
  }

  /** A caller who is no operator. */
  public Caller(String tenant, boolean anyTenant) {
    this(tenant, anyTenant, false);
  }

  /** Whether a job of {@code owner} is this caller's to see. */
  public boolean maySee(String owner) {
    return anyTenant || tenant.equals(owner);
  }
}
