package dev.lector.bridge.page;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /} and {@code GET /page/{file}}: the page, to anybody. It asks for a token itself
 * where one is needed.
 */
public final class PageEndpoints {
  private static final String FOLDER = "/dev/lector/bridge/page/";
  private static final String START = "index.html";

  /** Names that cannot lead out of the folder. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}\\.(css|js|svg)");

  /** Only files that there are, so it has an end. */
  private final Map<String, PageFile> read = new ConcurrentHashMap<>();

  private PageEndpoints() {}

  /**
   * Adds them to the routes.
   *
   * @param longest text of a request, characters; the page says it while a text is written
   * @throws IllegalStateException when this build lacks the page
   */
  public static void addTo(Routes.Builder routes, int longest) {
    PageEndpoints page = new PageEndpoints();
    PageFile start = page.find(START);
    if (start == null) {
      throw new IllegalStateException("This build lacks its page");
    }
    PageFile told = start.with("{text.longest}", Integer.toString(longest));
    routes.open("GET", "/", told::reply).open("GET", "/page/*", page::answer);
  }

  private Reply answer(Call call) throws RefusedException {
    PageFile file = NAME.matcher(call.parameter()).matches() ? find(call.parameter()) : null;
    if (file == null) {
      throw new RefusedException(404, "The page has no such file.");
    }
    return file.reply(call);
  }

  private @Nullable PageFile find(String name) {
    return read.computeIfAbsent(name, file -> PageFile.read(FOLDER, file));
  }
}
