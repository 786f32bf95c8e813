package dev.lector.standalone.narrate;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What recognisers heard of a book's passages, and which take of each is kept: the first one that
 * is sound, else the one with the fewest differing words in a row. Verdicts are waited for as long
 * as any comes; then passages are taken unverified, since nobody seems to listen.
 */
final class Listening {
  /** How long it waits for the next verdict, or audio: verifiers may have other books before it. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final boolean wanted;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Map<String, SpokenItem> best = new TreeMap<>();
  private final Map<String, Integer> takes = new HashMap<>();
  private final Set<String> sounds = new HashSet<>();
  private final Set<String> awaited = new HashSet<>();
  private final Set<String> again = new HashSet<>();
  private final Set<String> unanswered = new HashSet<>();
  private Map<String, Integer> earlierRuns = Map.of();
  private final VerdictNotices notices;
  private Take take = Take.FIRST;
  private long news;

  /** What becomes of an item that has audio. */
  enum Choice {
    /** It is looked at again later. */
    WAIT,
    /** It is said once more. */
    AGAIN,
    /** It is asked for once more as it is: an earlier run got no verdict on it. */
    UNJUDGED,
    /** The best take so far is kept, see {@link #best}. */
    KEEP
  }

  /**
   * @param wanted whether anybody listens
   */
  Listening(boolean wanted) {
    this(wanted, PATIENCE, System::nanoTime);
  }

  Listening(boolean wanted, Duration patience, LongSupplier nanos) {
    this.wanted = wanted;
    this.patience = patience;
    this.nanos = nanos;
    this.notices = new VerdictNotices(patience);
    this.news = nanos.getAsLong();
  }

  /**
   * Goes on after earlier runs.
   *
   * @param runs in how many of them recognisers could not judge a passage
   */
  void after(Map<String, Integer> runs) {
    earlierRuns = Map.copyOf(runs);
  }

  /** In how many runs, with this one, a passage was listened to that is unverified. */
  int runs(String passage) {
    return earlierRuns.getOrDefault(passage, 0) + (unanswered.contains(passage) ? 0 : 1);
  }

  /** The take that is being made. */
  Take take() {
    return wanted ? take : Take.UNHEARD;
  }

  /** Goes on to the next take, of what is to be said again. */
  void next() {
    take = take.next();
    again.clear();
    awaited.clear();
    news = nanos.getAsLong();
  }

  /** Whether a passage is to be said again. */
  boolean isAgain(String passage) {
    return again.contains(passage);
  }

  boolean anyAgain() {
    return !again.isEmpty();
  }

  /**
   * Decides about an item of the current take, which has audio.
   *
   * @param earlier whether its batch is an earlier run's
   */
  Choice choose(SpokenItem item, boolean earlier) {
    if (!wanted) {
      best.put(item.id(), item);
      return Choice.KEEP;
    }
    if (awaited.add(item.id())) {
      news = nanos.getAsLong();
    }
    SpokenItem spoken = item;
    if (item.heard().isPresent()) {
      news = nanos.getAsLong();
      unanswered.remove(item.id());
      if (!earlier || !heard(item).isUnverified()) {
        notices.heard(heard(item));
      }
    } else if (nanos.getAsLong() - news < patience.toNanos()) {
      notices.waits(item.id(), nanos.getAsLong());
      return Choice.WAIT;
    } else {
      unanswered.add(item.id());
      spoken =
          item.with(Heard.nothing("No verdict came within %d min".formatted(patience.toMinutes())));
    }
    takes.put(item.id(), take.number());
    if (earlier && heard(spoken).isUnverified()) {
      // Should it not be spoken once more, there is this one.
      best.merge(item.id(), spoken, Listening::better);
      return Choice.UNJUDGED;
    }
    boolean other = sounds.add(item.id() + ' ' + item.sha256());
    best.merge(item.id(), spoken, Listening::better);
    if (isBad(item) && other && !take.isLast()) {
      again.add(item.id());
      return Choice.AGAIN;
    }
    return Choice.KEEP;
  }

  /** Whether a take is doubtful, or cannot be judged, and the one it was to better is. */
  private boolean isBad(SpokenItem item) {
    SpokenItem kept = best.getOrDefault(item.id(), item);
    return heard(item).isDoubtful() || (item.heard().isPresent() && heard(kept).isDoubtful());
  }

  /** What people should know of verdicts now, once; empty when there is nothing new. */
  Optional<String> notice() {
    return notices.next(nanos.getAsLong());
  }

  /** The take of a passage that is kept; empty while there is none. */
  Optional<SpokenItem> best(String passage) {
    return Optional.ofNullable(best.get(passage));
  }

  /** Kept takes that are not sound, or that nobody has listened to, by their passages' ids. */
  Map<String, SpokenItem> unsound() {
    Map<String, SpokenItem> unsound = new TreeMap<>();
    if (wanted) {
      best.forEach(
          (id, item) -> {
            if (!heard(item).isSound()) {
              unsound.put(id, item);
            }
          });
    }
    return unsound;
  }

  /** How often a passage was said. */
  int takes(String passage) {
    return takes.getOrDefault(passage, 1);
  }

  /** What people are told at the end; empty when all is sound. */
  String summary() {
    Collection<SpokenItem> items = unsound().values();
    long doubtful = items.stream().filter(item -> heard(item).isDoubtful()).count();
    long unverified = items.size() - doubtful;
    return (doubtful == 0 ? "" : passages(doubtful) + " doubtful")
        + (doubtful == 0 || unverified == 0 ? "" : ", ")
        + (unverified == 0 ? "" : passages(unverified) + " unverified" + whatOfThem(items));
  }

  private String whatOfThem(Collection<SpokenItem> items) {
    boolean all =
        items.stream()
            .filter(item -> heard(item).isUnverified())
            .allMatch(item -> runs(item.id()) >= ManifestDoubts.MOST_RUNS);
    return all
        ? " after %d runs".formatted(ManifestDoubts.MOST_RUNS)
        : ": the same command asks for verdicts again";
  }

  private static String passages(long count) {
    return count + (count == 1 ? " passage stays" : " passages stay");
  }

  private static SpokenItem better(SpokenItem before, SpokenItem after) {
    boolean same = before.sha256().equals(after.sha256());
    if (same && heard(before).isUnverified()) {
      return after;
    }
    return rank(after) < rank(before) ? after : before;
  }

  /**
   * Sound takes, then doubtful ones of which words were heard, each by the words that differ; then
   * what nobody could judge, which may be anything; at last what is silence to a recogniser.
   */
  private static int rank(SpokenItem item) {
    Heard heard = heard(item);
    if (heard.isSound()) {
      return heard.differing();
    }
    if (heard.isSilence()) {
      return Integer.MAX_VALUE;
    }
    return heard.isDoubtful() ? 1_000 + heard.differing() : Integer.MAX_VALUE - 1;
  }

  private static Heard heard(SpokenItem item) {
    return item.heard().orElseGet(() -> Heard.nothing(""));
  }
}
