package dev.lector.bridge.read;

import dev.lector.bridge.http.Reply;
import dev.lector.bridge.load.Refusals;
import dev.lector.exchange.ReadExchange;
import dev.lector.exchange.WholeExchange;
import dev.lector.http.ByteBudget;
import dev.lector.http.tls.FarmClient;
import dev.lector.http.tls.FarmSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks workers to read a text, one after another until one does. */
final class ReadClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadClient.class);

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** From the first worker asked to the answer; a model may have to be loaded first. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** For a place at a worker. */
  private static final Duration TURN = Duration.ofSeconds(2);

  /** Bytes; a reading is some times as long as its text. */
  private static final long LONGEST_ANSWER = 4L << 20;

  /** What all answers may hold while they come, half of it a tenant's; bytes. */
  private static final long ANSWERS = 32L << 20;

  private static final int MOST_ASKED = 3;
  private static final int RETRY_SECONDS = 5;

  private final WorkerAddresses addresses;
  private final WorkerPlaces places;
  private final ByteBudget answers = new ByteBudget(ANSWERS);
  private final FarmClient client;

  /**
   * @param addresses of workers
   * @param places at each of them
   * @param farm how the bridge and the workers know each other
   */
  ReadClient(WorkerAddresses addresses, WorkerPlaces places, FarmSettings farm) {
    this.client = new FarmClient(farm, CONNECT);
    this.addresses = addresses;
    this.places = places;
  }

  /**
   * Has a text read.
   *
   * @param tenant whose it is
   * @param model to read it; empty for the default model
   * @param body what to read, as JSON
   * @return the answer to give
   */
  Reply read(String tenant, String model, byte[] body) throws InterruptedException {
    List<WorkerAddress> workers = new ArrayList<>(addresses.of(model));
    if (workers.isEmpty()) {
      return Reply.unavailable(
          "No worker is known that reads this text and can be reached from here"
              + " (lector.worker.host, lector.worker.url, lector.workers.networks); try again"
              + " soon.",
          RETRY_SECONDS);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    Duration left = PATIENCE;
    for (int asked = 0; asked < MOST_ASKED && !workers.isEmpty() && left.isPositive(); asked++) {
      Duration turn = left.compareTo(TURN) < 0 ? left : TURN;
      Optional<WorkerAddress> worker = places.take(tenant, workers, turn);
      if (worker.isEmpty()) {
        return Refusals.tooMuch("This tenant's other texts are being read; try again soon.", TURN);
      }
      try {
        left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        Optional<Reply> reply = ask(tenant, worker.get(), body, left);
        if (reply.isPresent()) {
          return reply.get();
        }
      } finally {
        places.release(tenant, worker.get());
      }
      workers.remove(worker.get());
      left = Duration.ofNanos(end - System.nanoTime());
    }
    // What kept them from it is in the log: it may come from somebody else.
    return Reply.unavailable(
        "The workers cannot read this text now; try again soon.", RETRY_SECONDS);
  }

  /** Empty when another worker may do better. */
  private Optional<Reply> ask(String tenant, WorkerAddress worker, byte[] body, Duration left)
      throws InterruptedException {
    try (BoundedAnswer kept = new BoundedAnswer(answers.lease(tenant), LONGEST_ANSWER)) {
      if (!addresses.holds(worker)) {
        throw new IOException("it is not in lector.workers.networks, or its name is not known now");
      }
      HttpRequest request =
          client
              .request(URI.create(worker.url() + "/read"))
              .header("Content-Type", "application/json")
              .header(ReadExchange.TENANT, ReadExchange.encoded(tenant))
              .header(ReadExchange.LIMIT_MS, Long.toString(left.toMillis()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      HttpResponse<byte[]> answer = WholeExchange.send(client.http(), request, _ -> kept, left);
      Optional<Reply> reply = WorkerAnswers.reply(answer);
      if (reply.isEmpty()) {
        LOG.debug(
            "The worker at {} does not read a text: status {}", worker.url(), answer.statusCode());
      }
      return reply;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The worker at {} does not read a text: {}", worker.url(), e.toString());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.close();
    addresses.close();
  }
}
