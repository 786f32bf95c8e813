package dev.lector.audio;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server in this JVM that checks signatures and keeps its objects in memory. */
final class S3Server {
  private static final String BUCKET = "audio";
  private static final String ACCESS_KEY = "lector";
  private static final String SECRET_KEY = "lector-secret";

  private final S3Proxy proxy;

  private S3Server(S3Proxy proxy) {
    this.proxy = proxy;
  }

  static S3Server start() throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(new TransientNio2BlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    proxy.start();
    S3Server server = new S3Server(proxy);
    try (S3Client client = server.client()) {
      client.createBucket(r -> r.bucket(BUCKET));
    }
    return server;
  }

  /** Options of a store in the server's bucket. */
  Map<String, String> options() {
    return Map.of(
        "type",
        "s3",
        "s3.bucket",
        BUCKET,
        "s3.endpoint",
        "http://127.0.0.1:" + proxy.getPort(),
        "s3.pathstyle",
        "true",
        "s3.accesskey",
        ACCESS_KEY,
        "s3.secretkey",
        SECRET_KEY);
  }

  /** The names of all objects that begin with {@code prefix}. */
  List<String> names(String prefix) {
    try (S3Client client = client()) {
      return client.listObjectsV2(r -> r.bucket(BUCKET).prefix(prefix)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }

  /** Puts an object as a tool does that knows nothing of Lector. */
  void copyIn(String name, byte[] content) {
    try (S3Client client = client()) {
      client.putObject(
          r -> r.bucket(BUCKET).key(name).contentType("audio/wav"), RequestBody.fromBytes(content));
    }
  }

  void stop() throws Exception {
    proxy.stop();
  }

  private S3Client client() {
    return S3Clients.client(S3Settings.of(StoreOptions.of(options())));
  }
}
