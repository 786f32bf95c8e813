package dev.lector.bridge.ops;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /openapi.yaml}: the description of this API, packaged with the bridge it describes.
 */
public final class ApiDescription implements Endpoint {
  private static final String RESOURCE = "/dev/lector/bridge/openapi.yaml";

  private final Reply reply;

  /**
   * Reads the description.
   *
   * @throws IllegalStateException when it is not packaged
   */
  public ApiDescription() {
    try (InputStream in = ApiDescription.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("This build lacks its openapi.yaml");
      }
      this.reply =
          Reply.text("application/yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply answer(Call call) {
    return reply;
  }
}
