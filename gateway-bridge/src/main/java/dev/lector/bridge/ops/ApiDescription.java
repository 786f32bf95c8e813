package dev.lector.bridge.ops;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * {@code GET /openapi.yaml}: the description of this API, packaged with the bridge it describes.
 * Where nobody needs a token, it says so.
 */
public final class ApiDescription implements Endpoint {
  private static final String RESOURCE = "/dev/lector/bridge/openapi.yaml";

  /** How an operation says that it asks for a token. */
  private static final Pattern ASKS = Pattern.compile("security:\\R +- HTTPBearer: \\[]");

  private final Reply reply;

  /**
   * Reads the description.
   *
   * @param tokens whether anybody needs one
   * @throws IllegalStateException when it is not packaged
   */
  public ApiDescription(boolean tokens) {
    try (InputStream in = ApiDescription.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("This build lacks its openapi.yaml");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      this.reply =
          Reply.text(
              "application/yaml", tokens ? text : ASKS.matcher(text).replaceAll("security: []"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply answer(Call call) {
    return reply;
  }
}
