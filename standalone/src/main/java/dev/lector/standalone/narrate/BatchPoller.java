package dev.lector.standalone.narrate;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a batch: each look fetches the audio that has come since the last one. */
final class BatchPoller {
  private static final Logger LOG = LoggerFactory.getLogger(BatchPoller.class);

  /** Looks in which an item's audio may fail to come. */
  private static final int MISSES = 20;

  private final BatchClient.Submitted batch;
  private final BatchClient client;
  private final AudioCache cache;
  private final Listening listening;
  private final Map<String, SpokenItem> audio;
  private final Map<String, SpokenItem> failed = new HashMap<>();
  private final Map<String, Integer> misses = new HashMap<>();
  private int settled;

  /**
   * @param listening which takes are kept
   * @param audio gets what there is of audio, by the passage's id
   */
  BatchPoller(
      BatchClient.Submitted batch,
      BatchClient client,
      AudioCache cache,
      Listening listening,
      Map<String, SpokenItem> audio) {
    this.batch = batch;
    this.client = client;
    this.cache = cache;
    this.listening = listening;
    this.audio = audio;
  }

  /** How many items, from the first on without a gap, have failed or been fetched. */
  int settled() {
    return settled;
  }

  /** What has failed, or has audio of an earlier run that nobody could judge. */
  Map<String, SpokenItem> failed() {
    return failed;
  }

  /** Fetches what has ended since the last time. */
  void look() throws NarrationException, UnwritableException, InterruptedException {
    boolean gapless = true;
    Optional<Integer> from = Optional.of(settled);
    while (from.isPresent()) {
      BatchClient.Page page = client.items(batch.id(), from.get());
      for (SpokenItem item : page.items()) {
        gapless &= settle(item) && item.number() == settled;
        settled += gapless ? 1 : 0;
      }
      from = page.next();
    }
  }

  private boolean settle(SpokenItem item) throws UnwritableException, InterruptedException {
    if (audio.containsKey(item.id())
        || failed.containsKey(item.id())
        || listening.isAgain(item.id())) {
      return true;
    }
    if (item.hasFailed()) {
      failed.put(item.id(), item);
      return true;
    }
    return item.hasAudio() && fetch(item);
  }

  private boolean fetch(SpokenItem item) throws UnwritableException, InterruptedException {
    try {
      cache.fetch(item);
      return switch (listening.choose(item, batch.finished())) {
        case WAIT -> false;
        case AGAIN -> true;
        case UNJUDGED -> {
          failed.put(item.id(), item.lost("nobody could tell what is heard", true));
          yield true;
        }
        case KEEP -> {
          audio.put(item.id(), listening.best(item.id()).orElse(item));
          yield true;
        }
      };
    } catch (LostAudioException e) {
      failed.put(item.id(), item.lost(String.valueOf(e.getMessage()), true));
      return true;
    } catch (UnwritableException e) {
      throw e;
    } catch (IOException e) {
      LOG.debug("{} could not be fetched; trying again", item.id(), e);
      if (misses.merge(item.id(), 1, Integer::sum) < MISSES) {
        return false;
      }
      failed.put(item.id(), item.lost("its audio could not be fetched: " + e.getMessage(), false));
      return true;
    }
  }
}
