package dev.lector.bench.path;

import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.OpenLoad;
import dev.lector.bench.machinery.ResidentSet;
import dev.lector.bench.machinery.Wait;
import dev.lector.bench.measure.Latencies;
import dev.lector.bench.measure.Medians;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets more and more requests wait, and times new ones meanwhile. */
final class WaitingLoad {
  /** New requests per second; every other one is a GET. */
  private static final double PER_SECOND = 100;

  private static final Pattern WAITING =
      Pattern.compile("^lector_bridge_waiting ([0-9.E]+)$", Pattern.MULTILINE);

  /** More at once than the gateway's backlog for new connections would be refused. */
  private static final int BURST = 100;

  private final HttpConnections client;
  private final long gateway;
  private final HeldRequests held;
  private final String mark;
  private int rounds;

  /**
   * What was seen with so many waiting.
   *
   * @param waiting responses
   * @param posts p99 of each round of POSTs that are answered, ms
   * @param gets p99 of each round of GETs, ms
   * @param residentMib resident set of the gateway
   * @param files files the gateway had open
   */
  record Step(int waiting, List<Double> posts, List<Double> gets, double residentMib, long files) {
    double post() {
      return Medians.of(posts);
    }

    double get() {
      return Medians.of(gets);
    }
  }

  /**
   * A load.
   *
   * @param gateway its process id
   * @param mark what is in the texts that are answered
   */
  WaitingLoad(HttpConnections client, long gateway, HeldRequests held, String mark) {
    this.client = client;
    this.gateway = gateway;
    this.held = held;
    this.mark = mark;
  }

  /** The most waiting with which each round saw all new requests in good time. */
  static List<Double> most(List<Step> steps, double good) {
    List<Double> most = new ArrayList<>();
    for (int round = 0; round < steps.getFirst().posts().size(); round++) {
      double best = 0;
      for (Step step : steps) {
        if (Math.max(step.posts().get(round), step.gets().get(round)) >= good) {
          break;
        }
        best = step.waiting();
      }
      most.add(best);
    }
    return most;
  }

  void warmUp(Duration duration) throws Exception {
    var _ = round(duration);
  }

  /**
   * Goes up step by step, until new requests are no longer served in good time or no more get to
   * wait.
   */
  List<Step> climb(
      List<Integer> waiting, int rounds, Duration round, double good, Consumer<String> say)
      throws Exception {
    List<Step> steps = new ArrayList<>();
    for (int target : waiting) {
      try {
        fill(target);
      } catch (IOException | TimeoutException e) {
        if (steps.isEmpty()) {
          throw e;
        }
        say.accept("%,d do not get to wait: %s".formatted(target, e.getMessage()));
        break;
      }
      List<Double> posts = new ArrayList<>();
      List<Double> gets = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        Latencies[] seen = round(round);
        posts.add(seen[0].millis(99));
        gets.add(seen[1].millis(99));
      }
      requireWaiting(target);
      Step step = new Step(target, posts, gets, ResidentSet.mib(gateway), Limits.filesOf(gateway));
      steps.add(step);
      say.accept(step.toString());
      if (step.post() >= good) {
        break;
      }
    }
    return steps;
  }

  private void fill(int target) throws IOException, InterruptedException, TimeoutException {
    while (held.count() < target) {
      for (int i = 0; i < BURST && held.count() < target; i++) {
        held.add();
      }
      awaitWaiting(held.count());
    }
  }

  private void awaitWaiting(int expected)
      throws IOException, InterruptedException, TimeoutException {
    if (!Wait.until(() -> waiting() >= expected)) {
      throw new TimeoutException("%d of %d wait".formatted(waiting(), expected));
    }
  }

  private void requireWaiting(int expected) throws IOException {
    if (waiting() != expected) {
      throw new IllegalStateException("%d wait, not %d".formatted(waiting(), expected));
    }
  }

  private int waiting() throws IOException {
    HttpConnections.Answer metrics = client.get("/metrics");
    Matcher matcher = WAITING.matcher(metrics.body());
    if (!matcher.find()) {
      throw new IOException(
          "The gateway does not say how many wait (status %d)".formatted(metrics.status()));
    }
    return (int) Double.parseDouble(matcher.group(1));
  }

  private Latencies[] round(Duration duration) throws IOException {
    Latencies posts = new Latencies();
    Latencies gets = new Latencies();
    int round = ++rounds;
    OpenLoad.Outcome outcome =
        OpenLoad.run(
            PER_SECOND,
            duration,
            new Random(round),
            index -> {
              long start = System.nanoTime();
              if (index % 2 == 0) {
                post("{\"text\":\"%s This is %d of round %d.\"}".formatted(mark, index, round));
                posts.add(System.nanoTime() - start);
              } else {
                requireOk(client.get("/health/live"));
                gets.add(System.nanoTime() - start);
              }
            });
    outcome.mustHaveEndedWell("while others wait");
    return new Latencies[] {posts, gets};
  }

  private void post(String json) throws IOException {
    requireOk(client.post("/text-to-speech", json));
  }

  private static void requireOk(HttpConnections.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw new IOException("Not answered, but " + answer);
    }
  }
}
