package dev.lector.topics;

/**
 * Keys of records of which the last one of each batch is kept: two tenants may name a batch alike,
 * and neither may have the other's record compacted away.
 */
public final class BatchKey {
  /** No name holds a control character. */
  public static final char BETWEEN = '\u001f';

  private BatchKey() {}

  /**
   * The key of a tenant's batch.
   *
   * @return batchId, the byte 0x1F, tenant
   */
  public static String of(String batchId, String tenant) {
    return batchId + BETWEEN + tenant;
  }

  /** The batchId of a key; all of it where it names no tenant, as earlier versions wrote them. */
  public static String batchId(String key) {
    int end = key.indexOf(BETWEEN);
    return end < 0 ? key : key.substring(0, end);
  }
}
