package dev.lector.audio;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Makes the store that a configuration asks for.
 *
 * <table>
 *   <caption>Keys; a service puts them under {@code lector.store.}</caption>
 *   <tr><td>{@code type}</td><td>{@code file} (default) or {@code s3}</td></tr>
 *   <tr><td>{@code dir}</td><td>file: the directory, made when missing</td></tr>
 *   <tr><td>{@code shared}</td><td>{@code true}: tenants share the audio that they have in common; see
 *       {@link #shared}</td></tr>
 *   <tr><td>{@code retention}</td><td>how long audio is there after an outcome has named it, as {@code
 *       P30D}; default: for ever</td></tr>
 *   <tr><td>{@code s3.bucket}</td><td>the bucket, which must be there</td></tr>
 *   <tr><td>{@code s3.prefix}</td><td>what object names start with, e.g. {@code audio/}</td></tr>
 *   <tr><td>{@code s3.region}</td><td>default: the AWS SDK's own search, or {@code us-east-1} when an
 *       endpoint is given</td></tr>
 *   <tr><td>{@code s3.endpoint}</td><td>URL of a server that is not AWS</td></tr>
 *   <tr><td>{@code s3.publicendpoint}</td><td>the URL clients reach the same server at, for presigned
 *       URLs; default: the endpoint</td></tr>
 *   <tr><td>{@code s3.pathstyle}</td><td>{@code true}: the bucket in the path, not in the host name</td></tr>
 *   <tr><td>{@code s3.accesskey}, {@code s3.secretkey}</td><td>both or neither; default: the AWS SDK's own
 *       search (environment, profile, container, instance)</td></tr>
 *   <tr><td>{@code s3.timeout}</td><td>longest one call may take with its retries, as {@code PT1M}
 *       (default); of a call that reads audio, until the audio begins</td></tr>
 *   <tr><td>{@code s3.body}, {@code s3.rate}</td><td>how long is waited for audio that is read, default
 *       {@code PT30S}, and the bytes per second that give time back, default 4096</td></tr>
 * </table>
 *
 * An empty value counts as absent.
 */
public final class AudioStores {
  private AudioStores() {}

  /**
   * Makes the store. S3 is not called before the first use.
   *
   * @throws IllegalArgumentException when a key is unknown, missing or has a value that makes no
   *     sense
   * @throws AudioStoreException when the store cannot be opened
   */
  public static AudioStore create(Map<String, String> config) throws AudioStoreException {
    return create(config, Clock.systemUTC());
  }

  /**
   * The same with another clock.
   *
   * @param clock tells how old audio is
   */
  public static AudioStore create(Map<String, String> config, Clock clock)
      throws AudioStoreException {
    StoreOptions options = StoreOptions.of(config);
    options.flag("shared", false);
    Retention retention =
        options.text("retention").isEmpty()
            ? Retention.FOR_EVER
            : Retention.of(options.duration("retention", Retention.SHORTEST), clock);
    String type = options.text("type").orElse("file");
    return switch (type) {
      case "file" -> FileAudioStore.open(Path.of(options.required("dir")), clock, retention);
      case "s3" -> S3AudioStore.connect(S3Settings.of(options), retention, clock);
      default -> throw options.wrong("type", "is file or s3, not " + type);
    };
  }

  /**
   * Whether tenants share the audio that they have in common, instead of each having its own.
   *
   * @throws IllegalArgumentException when the value makes no sense
   */
  public static boolean shared(Map<String, String> config) {
    return StoreOptions.of(config).flag("shared", false);
  }
}
