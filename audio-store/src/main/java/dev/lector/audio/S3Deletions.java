package dev.lector.audio;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deletes objects of a store from its bucket: one, or those that are too old, a page of names at a
 * time. Needs {@code s3:ListBucket} and {@code s3:DeleteObject}.
 */
final class S3Deletions {
  /** Names of audio and of the words beside it, after the prefix. */
  private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{64}\\..*");

  /** Every name of audio comes before, and the folders after. */
  private static final String BEYOND = "fg";

  /** How the names of parts begin that are about audio; no object's name begins so. */
  private static final String AUDIO_PART = "\0audio\0";

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final String kept;

  /**
   * @param prefix what the names of audio begin with
   * @param kept what the names of what is kept for a while begin with
   */
  S3Deletions(S3Client client, String bucket, String prefix, String kept) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.kept = kept;
  }

  /**
   * Deletes audio, and its words where they are in objects beside it, of whichever audio was there.
   *
   * @param name of the object
   */
  void remove(String name) {
    delete(name);
    client
        .listObjectsV2(r -> r.bucket(bucket).prefix(name + "."))
        .contents()
        .forEach(words -> delete(words.key()));
  }

  /** Deletes one object. */
  void delete(String name) {
    client.deleteObject(r -> r.bucket(bucket).key(name));
  }

  /**
   * Deletes the objects of a page that are too old; first of what is kept for a while, then of
   * audio.
   *
   * @param part what the part before gave as the next: where it is, and the last name before it
   * @param forgotten what was kept before is of no use any more
   * @param limit what audio was stored before is too old; empty where none is
   */
  SweptPart sweep(String part, Instant forgotten, Optional<Instant> limit)
      throws AudioStoreException {
    try {
      if (part.startsWith(AUDIO_PART)) {
        SweptPart swept =
            limit.isEmpty()
                ? SweptPart.NONE
                : page(prefix, part.substring(AUDIO_PART.length()), limit.get());
        return swept.next().isEmpty()
            ? swept
            : new SweptPart(AUDIO_PART + swept.next(), swept.removed());
      }
      SweptPart swept = page(kept, part, forgotten);
      return swept.next().isEmpty() && limit.isPresent()
          ? new SweptPart(AUDIO_PART, swept.removed())
          : swept;
    } catch (SdkException e) {
      throw new AudioStoreException(
          "Cannot delete old objects in S3 bucket %s: %s".formatted(bucket, e.getMessage()), e);
    }
  }

  private SweptPart page(String start, String after, Instant limit) {
    ListObjectsV2Response page =
        client.listObjectsV2(
            r -> {
              r.bucket(bucket).prefix(start);
              if (!after.isEmpty()) {
                r.startAfter(after);
              }
            });
    int removed = 0;
    String last = "";
    for (S3Object object : page.contents()) {
      last = object.key();
      String name = last.substring(start.length());
      if (name.compareTo(BEYOND) > 0) {
        return new SweptPart("", removed);
      }
      if (OBJECT.matcher(name).matches() && object.lastModified().isBefore(limit)) {
        delete(last);
        removed++;
      }
    }
    return new SweptPart(Boolean.TRUE.equals(page.isTruncated()) ? last : "", removed);
  }
}
