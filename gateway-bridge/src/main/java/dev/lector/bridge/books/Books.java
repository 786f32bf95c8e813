package dev.lector.bridge.books;

import dev.lector.audio.FileShelf;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.load.Places;
import java.time.InstantSource;

/** Books: sent, looked at, and removed. */
public final class Books implements AutoCloseable {
  /** Books that are taken in at once. */
  private static final int UPLOADS = 8;

  private final BookReading reading = new BookReading();
  private final BookEndpoints books;

  /**
   * @param limits bounds of books
   * @param files where books are kept
   * @param share of what all tenants share that one may have
   * @param clock dates books
   */
  public Books(BookLimits limits, FileShelf files, double share, InstantSource clock) {
    BookShelf shelf = new BookShelf(files, limits, clock);
    this.books = new BookEndpoints(limits, new Places(UPLOADS, share), reading, shelf, clock);
  }

  /** Adds them to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .guarded("POST", "/books", books::add)
        .guarded("GET", "/books", books::list)
        .guarded("GET", "/books/*", books::show)
        .guarded("DELETE", "/books/*", books::delete)
        .guarded("GET", "/books/*/cover", books::cover);
  }

  @Override
  public void close() {
    reading.close();
  }
}
