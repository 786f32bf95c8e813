package dev.lector.bridge.books;

import dev.lector.audio.FileShelf;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Feed;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.speech.ItemReader;
import dev.lector.bridge.speech.RequestIds;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.Batch;
import java.time.InstantSource;

/** Books: sent, narrated, and given back as audiobooks. */
public final class Books implements AutoCloseable {
  /** Books that are taken in at once. */
  private static final int READ_AT_ONCE = 8;

  private final BookReading reading = new BookReading();
  private final Encodings encodings;
  private final BookEndpoints books;
  private final NarrationEndpoints narrations;
  private final AudioEndpoints audio;
  private final ExpirySweep sweep;

  /**
   * @param limits bounds of books
   * @param files where books are kept
   * @param share of what all tenants share that one may have
   * @param desk takes batches in and knows them
   * @param items makes items of passages
   * @param ids derives ids from keys
   * @param workers whose voices there are
   * @param audios gives the audio of passages
   * @param totals of batches, as the ledger publishes them; key batchId
   * @param streams sends them
   * @param clock dates books
   */
  @SuppressWarnings("TooManyParameters") // everything a book meets on its way, once each
  public Books(
      BookLimits limits,
      FileShelf files,
      double share,
      BatchDesk desk,
      ItemReader items,
      RequestIds ids,
      WorkerDirectory workers,
      AudioBodies audios,
      Feed<Batch> totals,
      EventStreams streams,
      InstantSource clock) {
    BookShelf shelf = new BookShelf(files, limits, clock);
    NarrationShelf kept = new NarrationShelf(shelf);
    this.encodings = new Encodings(limits.encoders());
    AudiobookMaker maker = new AudiobookMaker(shelf, kept, desk, audios);
    NarrationStates states = new NarrationStates(kept, desk, maker, encodings, totals, clock);
    ReadingPlaces places = new ReadingPlaces(READ_AT_ONCE, share);
    Narrations begun = new Narrations(places, shelf, kept, reading, desk, items, workers, clock);
    this.books = new BookEndpoints(limits, places, reading, shelf, kept, states, clock);
    this.narrations =
        new NarrationEndpoints(shelf, kept, begun, states, desk, ids, totals, streams);
    this.audio = new AudioEndpoints(shelf, kept, states, maker, encodings);
    this.sweep = new ExpirySweep(shelf);
  }

  /** Adds them to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .guarded("POST", "/books", books::add)
        .guarded("GET", "/books", books::list)
        .guarded("GET", "/books/*", books::show)
        .guarded("DELETE", "/books/*", books::delete)
        .guarded("GET", "/books/*/cover", books::cover)
        .guarded("POST", "/books/*/narrations", narrations::create)
        .guarded("GET", "/books/*/narrations/*", narrations::show)
        .guarded("GET", "/books/*/narrations/*/events", narrations::events)
        .guarded("POST", "/books/*/narrations/*/cancel", narrations::cancel)
        .guarded("GET", "/books/*/narrations/*/audio", audio::book)
        .guarded("GET", "/books/*/narrations/*/chapters/*/audio", audio::chapter);
  }

  @Override
  public void close() {
    sweep.close();
    reading.close();
    encodings.close();
  }
}
