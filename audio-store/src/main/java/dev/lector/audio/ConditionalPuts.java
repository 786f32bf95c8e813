package dev.lector.audio;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts objects with {@code If-None-Match: *}, where the server takes that. */
final class ConditionalPuts {
  private static final int MOST_TRIES = 5;

  private final S3Client client;

  /** Whether the server may still be asked to keep an object that is there: until it refuses. */
  private volatile boolean conditional = true;

  ConditionalPuts(S3Client client) {
    this.client = client;
  }

  /**
   * Puts an object, unless one is there.
   *
   * @return false when one is there
   * @throws SdkException when it cannot be put
   */
  boolean putUnlessThere(PutObjectRequest request, byte[] content) {
    for (int tries = 1; ; tries++) {
      boolean asked = conditional;
      try {
        client.putObject(
            asked ? request.copy(r -> r.ifNoneMatch("*")) : request,
            RequestBody.fromBytes(content));
        return true;
      } catch (S3Exception e) {
        if (asked && e.statusCode() == 412) {
          return false;
        }
        // 409: another writer is putting the same object right now; the next try sees how it ended.
        boolean conflict = asked && e.statusCode() == 409;
        boolean refused = asked && refusesCondition(e);
        if (refused) {
          conditional = false;
        }
        if (!(conflict || refused) || tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  /** Servers without conditional writes say so with 501, or with a 400 that names the header. */
  private static boolean refusesCondition(S3Exception e) {
    return e.statusCode() == 501
        || (e.statusCode() == 400
            && e.getMessage() != null
            && e.getMessage().contains("If-None-Match"));
  }
}
