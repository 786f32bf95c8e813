package dev.lector.bridge.openai.batch;

import static dev.lector.bridge.openai.OpenAiErrors.shaping;

import dev.lector.audio.FileShelf;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.openai.OpenAiBodies;
import dev.lector.bridge.speech.ItemReader;
import java.time.InstantSource;

/** Files and batches, in OpenAI's shapes. */
public final class OpenAiBatches {
  private final FileEndpoints files;
  private final BatchEndpoints batches;

  /**
   * @param limits bounds of files
   * @param shelf where files are kept
   * @param desk takes batches in and knows them
   * @param bodies reads what lines ask for
   * @param items makes items of it
   * @param links makes links to audio
   * @param audios gives it
   * @param clock dates files and batches
   */
  @SuppressWarnings("TooManyParameters") // everything a batch meets on its way, once each
  public OpenAiBatches(
      FileLimits limits,
      FileShelf shelf,
      BatchDesk desk,
      OpenAiBodies bodies,
      ItemReader items,
      AudioLinks links,
      AudioBodies audios,
      InstantSource clock) {
    TenantFiles kept = new TenantFiles(shelf, limits, clock);
    BatchShelf records = new BatchShelf(kept, clock);
    OutputLines output = new OutputLines(desk, links, audios, limits.inline());
    BatchStates states = new BatchStates(records, kept, desk, output, clock);
    this.files = new FileEndpoints(kept, records, desk, output, clock);
    this.batches = new BatchEndpoints(kept, records, desk, states, bodies, items, clock);
  }

  /** Adds them to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .guarded("POST", "/v1/files", shaping(files::upload))
        .guarded("GET", "/v1/files", shaping(files::list))
        .guarded("GET", "/v1/files/*", shaping(files::show))
        .guarded("DELETE", "/v1/files/*", shaping(files::delete))
        .guarded("GET", "/v1/files/*/content", shaping(files::content))
        .guarded("POST", "/v1/batches", shaping(batches::create))
        .guarded("GET", "/v1/batches", shaping(batches::list))
        .guarded("GET", "/v1/batches/*", shaping(batches::show))
        .guarded("POST", "/v1/batches/*/cancel", shaping(batches::cancel));
  }
}
