package dev.lector.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.testing.StubLedger;
import dev.lector.events.Batch;
import dev.lector.events.Job;
import dev.lector.http.tls.FarmSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerClientTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final StubLedger one = new StubLedger();
  private final StubLedger two = new StubLedger();
  private final LedgerClient client = StubLedger.client(one, two);

  @AfterEach
  void stop() {
    client.close();
    one.close();
    two.close();
  }

  @Test
  void whatTheLedgerKnowsComesAsItIsAndTheRestIsEmpty() throws Exception {
    Job job = Job.newBuilder().setRequestId("r").setTenant("acme").build();
    Batch batch = Batch.newBuilder().setBatchId("b").setItems(3).build();
    one.know(job);
    one.know(batch);
    assertThat(client.job("r", "acme")).contains(job);
    assertThat(client.batch("b", Optional.empty())).contains(batch);
    assertThat(client.job("other", "acme")).isEmpty();
    assertThat(client.batch("other", Optional.empty())).isEmpty();
    assertThat(two.asked()).as("one answer is enough").isEmpty();
  }

  @Test
  void itemsComePageByPageInTheirOrder() throws Exception {
    IntStream.range(0, 10)
        .mapToObj(i -> Job.newBuilder().setRequestId("b-" + i).setBatchId("b").setItem(i).build())
        .forEach(one::know);
    assertThat(client.items("b", Optional.empty(), 0, 4))
        .extracting(Job::getItem)
        .containsExactly(0, 1, 2, 3);
    assertThat(client.items("b", Optional.empty(), 8, 4))
        .extracting(Job::getItem)
        .containsExactly(8, 9);
    assertThat(client.items("b", Optional.empty(), 10, 4)).isEmpty();
    assertThat(client.items("other", Optional.empty(), 0, 4)).isEmpty();
  }

  @Test
  void anIdIsWhateverItIs() throws Exception {
    String id = "a b+c/d?e#ü%";
    one.know(Job.newBuilder().setRequestId(id).build());
    assertThat(client.job(id, "acme")).isPresent();
    assertThat(one.asked()).containsExactly("/ledger/jobs/a%20b%2Bc%2Fd%3Fe%23%C3%BC%25");
  }

  @Test
  void anInstanceThatIsAwayIsPassedOver() throws Exception {
    two.know(Job.newBuilder().setRequestId("r").build());
    one.away(true);
    assertThat(client.job("r", "acme")).isPresent();
    one.close();
    assertThat(client.job("r", "acme")).isPresent();
  }

  @Test
  void anInstanceWhoseAnswerDoesNotEndIsPassedOver() throws Exception {
    two.know(Job.newBuilder().setRequestId("r").build());
    one.trickle();
    assertThat(client.job("r", "acme")).isPresent();
    // The client may have lost patience before a busy machine let the instance take the question.
    await().atMost(SOON).untilAsserted(() -> assertThat(one.asked()).hasSize(1));
  }

  @Test
  void howeverMuchOneTenantAsksTheLedgerIsAskedALittleAtOnceAndAnotherIsAnswered()
      throws Exception {
    Semaphore answers = new Semaphore(0);
    List<String> inside = new CopyOnWriteArrayList<>();
    HttpServer slow =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slow.setExecutor(command -> Thread.startVirtualThread(command));
    slow.createContext(
        "/ledger/jobs/",
        exchange -> {
          inside.add(exchange.getRequestURI().getPath());
          answers.acquireUninterruptibly();
          inside.remove(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    slow.start();
    try (LedgerClient bounded =
        new LedgerClient(
            List.of("http://localhost:" + slow.getAddress().getPort()),
            Map.of("schema.registry.url", "mock://slow"),
            FarmSettings.OPEN,
            2,
            LONG)) {
      List<CompletableFuture<Optional<Job>>> flood =
          IntStream.range(0, 50).mapToObj(i -> ask(bounded, "a" + i, "acme")).toList();
      await().atMost(SOON).until(() -> inside.size() == 2);
      CompletableFuture<Optional<Job>> other = ask(bounded, "g", "globex");
      for (int answered = 0; !other.isDone(); answered++) {
        assertThat(inside).hasSizeLessThanOrEqualTo(2);
        assertThat(flood).as("it is not answered first").anyMatch(question -> !question.isDone());
        answers.release();
        int done = answered + 1;
        await()
            .atMost(SOON)
            .until(
                () ->
                    other.isDone()
                        || flood.stream().filter(CompletableFuture::isDone).count() >= done);
      }
      answers.release(100);
      flood.forEach(question -> assertThat(question.join()).isEmpty());
    } finally {
      answers.release(100);
      slow.stop(0);
    }
  }

  private static CompletableFuture<Optional<Job>> ask(
      LedgerClient asked, String id, String tenant) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return asked.job(id, tenant);
          } catch (LedgerUnavailableException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        Thread::startVirtualThread);
  }

  @Test
  void whenNoInstanceAnswersThatIsSaid() {
    one.away(true);
    two.close();
    assertThatThrownBy(() -> client.job("r", "acme"))
        .isInstanceOf(LedgerUnavailableException.class)
        .hasMessageContaining("cannot be reached")
        .asInstanceOf(InstanceOfAssertFactories.type(LedgerUnavailableException.class))
        .extracting(LedgerUnavailableException::reply)
        .satisfies(
            reply -> {
              assertThat(reply.status()).isEqualTo(503);
              assertThat(reply.headers()).containsKey("Retry-After");
              assertThat(reply.body()).isInstanceOf(Reply.Bytes.class);
            });
  }

  @Test
  void withoutALedgerThatIsSaidToo() {
    try (LedgerClient none = StubLedger.client()) {
      assertThat(none.configured()).isFalse();
      assertThatThrownBy(
              () -> none.usage(Optional.empty(), Instant.EPOCH, Instant.MAX, Optional.empty(), 1))
          .isInstanceOf(LedgerUnavailableException.class)
          .hasMessageContaining("lector.ledger.url");
    }
  }
}
