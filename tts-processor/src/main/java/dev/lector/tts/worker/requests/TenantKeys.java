package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Keys that belong to a tenant: SHA-256 over a purpose, the tenant and the content address, each as
 * its length in bytes (4 bytes, big-endian) and its UTF-8.
 */
final class TenantKeys {
  private TenantKeys() {}

  /**
   * The tenant's own key for this content.
   *
   * @param purpose keeps keys of different meaning apart
   * @param extension of the file
   */
  static AudioKey of(String purpose, String tenant, AudioKey content, String extension) {
    return of(extension, purpose, tenant, content.value());
  }

  /**
   * A key that all the fields decide, with its purpose and the tenant among them.
   *
   * @param extension of the file
   */
  static AudioKey of(String extension, String... fields) {
    MessageDigest digest = Sha256.digest();
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return new AudioKey(HexFormat.of().formatHex(digest.digest()) + "." + extension);
  }
}
