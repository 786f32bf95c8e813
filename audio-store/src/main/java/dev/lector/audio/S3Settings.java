package dev.lector.audio;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where a bucket is and how to use it.
 *
 * @param bucket name
 * @param prefix what object names start with; may be empty
 * @param region empty: the SDK looks for it
 * @param endpoint empty: AWS
 * @param publicEndpoint where presigned URLs point; empty: AWS
 * @param pathStyle the bucket in the path instead of the host name
 * @param credentials whose
 * @param timeout longest one call may take with its retries, until a response's header
 * @param pace how slowly the server may send audio
 */
record S3Settings(
    String bucket,
    String prefix,
    Optional<Region> region,
    Optional<URI> endpoint,
    Optional<URI> publicEndpoint,
    boolean pathStyle,
    AwsCredentialsProvider credentials,
    Duration timeout,
    Pace pace) {

  /** Reads the keys {@code s3.*}. */
  static S3Settings of(StoreOptions options) {
    Optional<URI> endpoint = options.url("s3.endpoint");
    return new S3Settings(
        options.required("s3.bucket"),
        options.text("s3.prefix").orElse(""),
        options
            .text("s3.region")
            .map(Region::of)
            // Servers that are not AWS have no regions, but the signature needs some name.
            .or(() -> endpoint.map(url -> Region.US_EAST_1)),
        endpoint,
        options.url("s3.publicendpoint").or(() -> endpoint),
        options.flag("s3.pathstyle", false),
        credentials(options),
        options.duration("s3.timeout", Duration.ofMinutes(1)),
        new Pace(
            options.duration("s3.body", Pace.DEFAULT.grace()),
            options.number("s3.rate", Pace.DEFAULT.bytesPerSecond())));
  }

  private static AwsCredentialsProvider credentials(StoreOptions options) {
    Optional<String> access = options.text("s3.accesskey");
    Optional<String> secret = options.text("s3.secretkey");
    if (access.isPresent() != secret.isPresent()) {
      throw options.wrong("s3.accesskey", "and s3.secretkey go together, but one is missing");
    }
    return access.isPresent()
        ? StaticCredentialsProvider.create(
            AwsBasicCredentials.create(access.get(), secret.orElseThrow()))
        : DefaultCredentialsProvider.builder().build();
  }
}
