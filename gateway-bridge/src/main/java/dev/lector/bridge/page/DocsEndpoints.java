package dev.lector.bridge.page;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import java.util.regex.Pattern;

/**
 * {@code GET /docs} and {@code GET /docs/{file}}: the documentation, to anybody. It is made by the
 * build of {@code docs-site}, and read from its jar for each request: nobody needs it often.
 */
public final class DocsEndpoints {
  private static final String FOLDER = "/dev/lector/docs/site/";

  /** Names that cannot lead out of the folder; a page has no extension. */
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,90}(\\.(css|js|json|svg))?");

  private DocsEndpoints() {}

  /** Adds them to the routes. */
  public static void addTo(Routes.Builder routes) {
    routes.open("GET", "/docs", DocsEndpoints::start).open("GET", "/docs/*", DocsEndpoints::answer);
  }

  /** Links on the site are relative to its folder, and so is this one to where it was asked. */
  private static Reply start(Call call) {
    return Reply.empty(302).with("Location", call.path().endsWith("/") ? "index" : "docs/index");
  }

  private static Reply answer(Call call) throws RefusedException {
    String name = call.parameter();
    PageFile file =
        NAME.matcher(name).matches()
            ? PageFile.read(FOLDER, name.contains(".") ? name : name + ".html")
            : null;
    if (file == null) {
      throw new RefusedException(404, "The documentation has no such page.");
    }
    return file.reply(call);
  }
}
