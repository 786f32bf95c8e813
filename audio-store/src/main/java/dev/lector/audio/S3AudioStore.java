package dev.lector.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Audio in an S3 bucket, one object a key, its SHA-256 and what is known of it in the object's
 * metadata. When its words are heard is there, too, where it is short enough, else in an object
 * beside it, {@code KEY.SHA256.words.json}: of two writers who made the same audio differently,
 * each has words of its own, and those of the audio that stays are found.
 *
 * <p>A writer looks first, and then puts with {@code If-None-Match: *}, so the first object stays.
 * On a server that refuses or ignores the condition, two writers within the same instant may both
 * put, and the later object stays.
 *
 * <p>Needs the permissions {@code s3:GetObject}, {@code s3:PutObject} and {@code s3:ListBucket};
 * without the last S3 answers 403 for an object that is not there. Workers that stream need {@code
 * s3:DeleteObject} below {@code kept/}, where what is done of a stream is until the whole is, and
 * bridges below {@code files/}. Where audio has a retention or is erased, both need it everywhere.
 */
final class S3AudioStore implements AudioStore {
  /** Longest time S3 takes in a presigned URL. */
  static final Duration LONGEST_PRESIGNED = Duration.ofDays(7);

  /** Where a rule of the bucket can find what nobody has removed. */
  private static final String KEPT = "kept/";

  private final S3Client client;
  private final ConditionalPuts puts;
  private final S3Deletions deletions;
  private final S3Presigner presigner;
  private final String bucket;
  private final String prefix;
  private final Pace pace;
  private final Retention retention;
  private final Clock clock;

  /** Closes both clients with the store. */
  private S3AudioStore(
      S3Client client,
      S3Presigner presigner,
      S3Settings settings,
      Retention retention,
      Clock clock) {
    this.client = client;
    this.puts = new ConditionalPuts(client);
    this.presigner = presigner;
    this.bucket = settings.bucket();
    this.prefix = settings.prefix();
    this.pace = settings.pace();
    this.deletions = new S3Deletions(client, bucket, prefix, prefix + KEPT);
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Sets the client up without calling the server.
   *
   * @param retention how long audio is there
   * @param clock tells what is forgotten
   * @throws AudioStoreException when no region is configured and none can be found
   */
  static S3AudioStore connect(S3Settings settings, Retention retention, Clock clock)
      throws AudioStoreException {
    try {
      return new S3AudioStore(
          S3Clients.client(settings), S3Clients.presigner(settings), settings, retention, clock);
    } catch (SdkException e) {
      throw new AudioStoreException(
          "S3 bucket " + settings.bucket() + " cannot be set up: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<StoredAudio> find(AudioKey key) throws AudioStoreException {
    try {
      HeadObjectResponse head = client.headObject(r -> r.bucket(bucket).key(name(key)));
      S3Metadata metadata = new S3Metadata(head.metadata());
      Optional<String> sha256 = metadata.sha256();
      return Optional.of(
          new StoredAudio(
              key,
              uri(key),
              head.contentType(),
              head.contentLength(),
              sha256.isPresent() ? sha256.get() : digestOf(key, head.contentLength()),
              metadata.facts().orElse(null)));
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw cannot("look up", key, e);
    } catch (SdkException e) {
      throw cannot("look up", key, e);
    }
  }

  @Override
  public Optional<String> words(AudioKey key) throws AudioStoreException {
    try {
      S3Metadata metadata =
          new S3Metadata(client.headObject(r -> r.bucket(bucket).key(name(key))).metadata());
      if (metadata.words().isPresent() || metadata.sha256().isEmpty()) {
        return metadata.words();
      }
      String name = wordsName(key, metadata.sha256().get());
      return Optional.of(client.getObjectAsBytes(r -> r.bucket(bucket).key(name)).asUtf8String());
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw cannot("read the words of", key, e);
    } catch (SdkException e) {
      throw cannot("read the words of", key, e);
    }
  }

  @Override
  public StoredAudio put(
      AudioKey key, String contentType, byte[] audio, @Nullable AudioFacts facts, String words)
      throws AudioStoreException {
    Optional<StoredAudio> there = find(key);
    if (there.isPresent()) {
      return there.get();
    }
    String sha256 = Digests.sha256(audio);
    if (!words.isEmpty() && !S3Metadata.takes(words)) {
      // Before the audio, so that it is there when the audio is. If it is there, it is of the same
      // audio.
      PutObjectRequest request = request(wordsName(key, sha256), "application/json", Map.of());
      putUnlessThere(key, request, words.getBytes(UTF_8));
    }
    Map<String, String> metadata = S3Metadata.of(sha256, facts, words).entries();
    PutObjectRequest request = request(name(key), contentType, metadata);
    if (putUnlessThere(key, request, audio)) {
      return new StoredAudio(key, uri(key), contentType, audio.length, sha256, facts);
    }
    return find(key)
        .orElseThrow(
            () ->
                new AudioStoreException(
                    "Cannot store audio %s in %s: it was there and is gone again"
                        .formatted(key.value(), this)));
  }

  private PutObjectRequest request(String name, String contentType, Map<String, String> metadata) {
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(name)
        .contentType(contentType)
        .metadata(metadata)
        .build();
  }

  /** Puts the object and returns true, or returns false when one is there. */
  private boolean putUnlessThere(AudioKey key, PutObjectRequest request, byte[] content)
      throws AudioStoreException {
    try {
      return puts.putUnlessThere(request, content);
    } catch (SdkException e) {
      throw cannot("store", key, e);
    }
  }

  @Override
  public InputStream open(AudioKey key, long offset, long length) throws AudioStoreException {
    Ranges.check(offset, length);
    if (length == 0) {
      // HTTP has no empty range.
      return InputStream.nullInputStream();
    }
    return read(key, r -> r.range("bytes=" + offset + "-" + (offset + length - 1)), length);
  }

  /**
   * Opens an object's bytes. The SDK's limit of a call ends with the response's header.
   *
   * @param length how many bytes there must be
   */
  private InputStream read(AudioKey key, Consumer<GetObjectRequest.Builder> part, long length)
      throws AudioStoreException {
    ResponseInputStream<GetObjectResponse> audio;
    try {
      audio = client.getObject(r -> part.accept(r.bucket(bucket).key(name(key))));
    } catch (SdkException e) {
      throw cannot("read", key, e);
    }
    // A response in chunks has no length; S3 itself sends none.
    if (!Objects.equals(audio.response().contentLength(), length)) {
      audio.abort();
      throw new AudioStoreException(
          "Audio %s in %s has no such range of %d bytes".formatted(key.value(), this, length));
    }
    return new PacedInputStream(new BoundedInputStream(audio, length), pace, audio::abort);
  }

  @Override
  public void remove(AudioKey key) throws AudioStoreException {
    try {
      if (key.isKept()) {
        deletions.delete(name(key));
      } else {
        deletions.remove(name(key));
      }
    } catch (SdkException e) {
      throw cannot("remove", key, e);
    }
  }

  @Override
  public Retention retention() {
    return retention;
  }

  @Override
  public SweptPart sweep(String part) throws AudioStoreException {
    Instant forgotten = clock.instant().minus(FileAudioStore.FORGOTTEN);
    return deletions.sweep(part, forgotten, retention.limit());
  }

  @Override
  public Optional<AudioKey> keyOf(URI uri) {
    if (!"s3".equals(uri.getScheme()) || !bucket.equals(uri.getAuthority())) {
      return Optional.empty();
    }
    String path = "/" + prefix;
    return uri.getPath().startsWith(path)
        ? AudioKey.parse(uri.getPath().substring(path.length()))
        : Optional.empty();
  }

  /**
   * {@inheritDoc}
   *
   * <p>S3 takes seven days at most, so a longer time is cut to that; and temporary credentials may
   * end earlier than the URL.
   */
  @Override
  public Optional<URI> presign(AudioKey key, Duration validFor) throws AudioStoreException {
    Duration signed = validFor.compareTo(LONGEST_PRESIGNED) > 0 ? LONGEST_PRESIGNED : validFor;
    try {
      return Optional.of(
          URI.create(
              presigner
                  .presignGetObject(
                      p ->
                          p.signatureDuration(signed)
                              .getObjectRequest(r -> r.bucket(bucket).key(name(key))))
                  .url()
                  .toString()));
    } catch (SdkException e) {
      throw cannot("sign a URL of", key, e);
    }
  }

  @Override
  public FileShelf files() {
    return new S3Shelf(client, bucket, prefix, pace);
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }

  @Override
  public String toString() {
    return "S3 bucket " + bucket;
  }

  /** Reads an object that somebody copied here without its metadata. */
  private String digestOf(AudioKey key, long length) throws AudioStoreException {
    try (InputStream audio = read(key, _ -> {}, length)) {
      return Digests.sha256(audio);
    } catch (IOException e) {
      throw new AudioStoreException(
          "Cannot read audio " + key.value() + " in " + this + ": " + e.getMessage(), e);
    }
  }

  private String name(AudioKey key) {
    return key.isKept() ? prefix + KEPT + key.value() : prefix + key.value();
  }

  private String wordsName(AudioKey key, String sha256) {
    return name(key) + "." + sha256 + ".words.json";
  }

  private URI uri(AudioKey key) {
    return URI.create("s3://" + bucket + "/" + name(key));
  }

  private AudioStoreException cannot(String action, AudioKey key, SdkException e) {
    return new AudioStoreException(
        "Cannot " + action + " audio " + key.value() + " in " + this + ": " + e.getMessage(), e);
  }
}
