package dev.lector.audio;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Files in an S3 bucket, below {@code files/}. Needs {@code s3:DeleteObject} there, and {@code
 * s3:ListBucket}.
 */
final class S3Shelf implements FileShelf {
  private static final String FILES = "files/";

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final Pace pace;

  /**
   * @param prefix what the names of all objects of the store start with
   * @param pace which the server keeps when it is read from
   */
  S3Shelf(S3Client client, String bucket, String prefix, Pace pace) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix + FILES;
    this.pace = pace;
  }

  @Override
  public void put(FileName file, Path content) throws AudioStoreException {
    put(file, RequestBody.fromFile(content));
  }

  @Override
  public void put(FileName file, byte[] content) throws AudioStoreException {
    put(file, RequestBody.fromBytes(content));
  }

  private void put(FileName file, RequestBody content) throws AudioStoreException {
    try {
      client.putObject(
          r -> r.bucket(bucket).key(name(file)).contentType("application/octet-stream"), content);
    } catch (SdkException e) {
      throw cannot("keep", file.toString(), e);
    }
  }

  @Override
  public Optional<Long> bytes(FileName file) throws AudioStoreException {
    try {
      return Optional.of(client.headObject(r -> r.bucket(bucket).key(name(file))).contentLength());
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw cannot("look up", file.toString(), e);
    } catch (SdkException e) {
      throw cannot("look up", file.toString(), e);
    }
  }

  @Override
  public InputStream open(FileName file, long bytes) throws AudioStoreException {
    ResponseInputStream<GetObjectResponse> content;
    try {
      content = client.getObject(r -> r.bucket(bucket).key(name(file)));
    } catch (SdkException e) {
      throw cannot("read", file.toString(), e);
    }
    if (!Objects.equals(content.response().contentLength(), bytes)) {
      content.abort();
      throw new AudioStoreException(
          "File %s in S3 bucket %s has not %d bytes".formatted(file, bucket, bytes));
    }
    return new PacedInputStream(new BoundedInputStream(content, bytes), pace, content::abort);
  }

  @Override
  public InputStream open(FileName file, long offset, long length) throws AudioStoreException {
    String range = "bytes=%d-%d".formatted(offset, offset + length - 1);
    ResponseInputStream<GetObjectResponse> content;
    try {
      content = client.getObject(r -> r.bucket(bucket).key(name(file)).range(range));
    } catch (SdkException e) {
      throw cannot("read", file.toString(), e);
    }
    return new PacedInputStream(new BoundedInputStream(content, length), pace, content::abort);
  }

  @Override
  public List<String> folders() throws AudioStoreException {
    try {
      return client
          .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).delimiter("/"))
          .commonPrefixes()
          .stream()
          .map(found -> found.prefix().substring(prefix.length()).replace("/", ""))
          .filter(FileName::isFolder)
          .toList();
    } catch (SdkException e) {
      throw cannot("list", "folders", e);
    }
  }

  @Override
  public List<Entry> list(String folder) throws AudioStoreException {
    FileName.requireFolder(folder);
    String start = prefix + folder + "/";
    try {
      // S3 lists in order of names.
      return client.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(start)).contents().stream()
          .map(object -> new Entry(object.key().substring(start.length()), object.size()))
          .toList();
    } catch (SdkException e) {
      throw cannot("list", folder, e);
    }
  }

  @Override
  public void remove(FileName file) throws AudioStoreException {
    try {
      client.deleteObject(r -> r.bucket(bucket).key(name(file)));
    } catch (SdkException e) {
      throw cannot("remove", file.toString(), e);
    }
  }

  private String name(FileName file) {
    return prefix + file;
  }

  private AudioStoreException cannot(String action, String what, SdkException e) {
    return new AudioStoreException(
        "Cannot %s file %s in S3 bucket %s: %s".formatted(action, what, bucket, e.getMessage()), e);
  }
}
