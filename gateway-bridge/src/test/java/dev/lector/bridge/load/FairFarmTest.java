package dev.lector.bridge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The gate in front of a farm by a clock of its own: lanes that say so many characters a second,
 * take what came first, and move on what takes longer than a minute. One tenant has as many texts
 * waiting as it can, the other asks for a sentence now and then.
 */
class FairFarmTest {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration SAMPLE = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration RUN = Duration.ofMinutes(10);
  private static final double PER_SECOND = 150;
  private static final int SENTENCE = 60;
  private static final int FLOOD = 60;

  private final AtomicLong now = new AtomicLong();
  private final QueueLoad farm = new QueueLoad();
  private final FairGate gate = new FairGate(farm, new TenantLimits(1, 0, 0, 16), true, now::get);
  private final Deque<Text> queue = new ArrayDeque<>();
  private final Map<String, Long> asked = new HashMap<>();
  private final List<Double> sentences = new ArrayList<>();
  private final List<Text> lanes = new ArrayList<>();
  private int waiting;
  private int number;
  private double flooded;

  private record Text(String id, int work, long published, long begun) {
    boolean ofFlood() {
      return id.startsWith("acme");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 79_960, 79_960",
    "2, 3_990, 3_990",
    "4, 3_990, 79_960",
    "8, 100, 80_000",
    "32, 500, 20_000",
    "100, 79_960, 79_960"
  })
  void aSentenceDoesNotWaitForLongTextsOfAnotherTenant(int lanes, String least, String most) {
    Random random = new Random(lanes);
    long end = RUN.toNanos();
    for (long time = 0; time < end; time += STEP.toNanos()) {
      now.set(time);
      while (waiting < FLOOD) {
        waiting++;
        enter("acme", random.nextInt(number(least), number(most) + 1));
      }
      if (time % Duration.ofSeconds(4).toNanos() == 0) {
        enter("globex", SENTENCE);
      }
      work(lanes);
      if (time % SAMPLE.toNanos() == 0) {
        farm.sampled(queue.size() + this.lanes.size(), time);
      }
      gate.turn();
    }
    assertThat(sentences).hasSizeGreaterThan(140);
    assertThat(sentences).allSatisfy(seconds -> assertThat(seconds).isLessThan(25));
    assertThat(sentences.stream().mapToDouble(s -> s).average().orElseThrow()).isLessThan(5);
    assertThat(flooded).as("nor does the other stand still").isGreaterThan(0.3 * PER_SECOND * 600);
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace("_", ""));
  }

  private void enter(String tenant, int work) {
    String id = tenant + number++;
    asked.put(id, now.get());
    var _ =
        gate.enter(
            id,
            tenant,
            work,
            () -> {
              queue.add(new Text(id, work, now.get(), 0));
              return CompletableFuture.completedFuture(null);
            });
  }

  private void work(int most) {
    lanes.removeIf(this::left);
    while (lanes.size() < most && !queue.isEmpty()) {
      Text text = queue.remove();
      lanes.add(new Text(text.id, text.work, text.published, now.get()));
    }
  }

  private boolean left(Text text) {
    double seconds = (now.get() - text.begun) / 1e9;
    boolean done = seconds * PER_SECOND >= text.work;
    boolean movedOn = seconds > LONG.toSeconds();
    if (done) {
      long queued = (text.begun - text.published) / 1_000_000;
      farm.ended(text.work, 0, queued);
      gate.ended(text.id, true);
      gate.taken(queued);
    }
    if ((done || movedOn) && text.ofFlood()) {
      waiting--;
      flooded += Math.min(text.work, seconds * PER_SECOND);
    }
    if (done && !text.ofFlood()) {
      sentences.add((now.get() - asked.getOrDefault(text.id, 0L)) / 1e9);
    }
    return done || movedOn;
  }
}
