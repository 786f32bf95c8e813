package dev.lector.bridge.page;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.EntityTags;
import dev.lector.bridge.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page or of the documentation, whole in memory.
 *
 * @param type its media type
 * @param text what is in it; all of them are text
 * @param tag its strong entity tag, quotes included
 */
record PageFile(String type, String text, String tag) {
  /**
   * Nothing from elsewhere, nothing inline: text that comes from outside cannot become a script.
   * Audio that was fetched is played and saved as a blob.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  /**
   * Reads a file beside the classes.
   *
   * @param folder absolute, with a slash at its end
   * @return null when there is none
   */
  static @Nullable PageFile read(String folder, String name) {
    try (InputStream in = PageFile.class.getResourceAsStream(folder + name)) {
      return in == null ? null : of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PageFile of(String name, String text) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalArgumentException("No media type is known for " + name);
    }
    return tagged(type, text);
  }

  private static PageFile tagged(String type, String text) {
    return new PageFile(type, text, '"' + digest(text) + '"');
  }

  /** The same with another text in a place that is marked in it. */
  PageFile with(String mark, String value) {
    return tagged(type, text.replace(mark, value));
  }

  /** The file, or 304 where the client has it. It asks each time, so that a new version is seen. */
  Reply reply(Call call) {
    boolean known =
        call.header("If-None-Match").filter(tags -> EntityTags.match(tags, tag)).isPresent();
    return (known ? Reply.empty(304) : Reply.text(type, text))
        .with("ETag", tag)
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", POLICY)
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Referrer-Policy", "no-referrer");
  }

  private static String digest(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
