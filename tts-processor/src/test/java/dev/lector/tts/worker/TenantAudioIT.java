package dev.lector.tts.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechSynthesized;
import dev.lector.telemetry.Tracing;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What two tenants who ask for the same learn of each other: nothing. */
class TenantAudioIT extends WorkerSuite {
  @Test
  void eachTenantHasItsOwnAudio() throws Exception {
    worker("own");
    SpeechFinished first = say("ann");
    SpeechFinished other = say("bob");
    SpeechFinished again = say("ann");

    assertThat(speech(first).getCached()).isFalse();
    assertThat(speech(other).getCached()).isFalse();
    assertThat(speech(other).getAudio().getUri()).isNotEqualTo(speech(first).getAudio().getUri());
    assertThat(speech(again).getCached()).isTrue();
    assertThat(speech(again).getAudio()).isEqualTo(speech(first).getAudio());
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(2);
  }

  @Test
  void tenantsWhoAskForTheSameAtOnceDoNotWaitForEachOther() throws Exception {
    worker("own");
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    synthesizer.whenSynthesizing(
        text,
        () -> {
          if (begun.incrementAndGet() == 1) {
            release.await();
          }
        });
    String ann = send("ann");
    await().until(() -> begun.get() == 1);

    assertThat(speech(say("bob")).getCached()).isFalse();
    release.countDown();
    assertThat(speech(client.completion(ann)).getCached()).isFalse();
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(2);
  }

  @Test
  void sharedAudioIsMadeOnceAndNotToldOf() throws Exception {
    sharing();
    long longest = 120;
    synthesizer.whenSynthesizing(text, () -> pause(longest));
    SpeechFinished first = say("ann");
    SpeechFinished other = say("bob");
    SpeechFinished again = say("bob");

    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
    assertThat(speech(other).getAudio()).isEqualTo(speech(first).getAudio());
    assertThat(speech(other).getCached()).isFalse();
    assertThat(other.getTimings().getSynthesisMs())
        .isEqualTo(first.getTimings().getSynthesisMs())
        .isGreaterThanOrEqualTo(longest);
    assertThat(speech(again).getCached()).as("bob's own").isTrue();
    assertThat(again.getTimings().getSynthesisMs()).isZero();
    assertThat(speech(say("ann")).getCached()).as("ann's own").isTrue();
  }

  @Test
  void whoJoinsAnotherTenantsSynthesisIsToldItsWholeTime() throws Exception {
    sharing();
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger prepared = new AtomicInteger();
    synthesizer.whenPreparing(text, prepared::incrementAndGet);
    synthesizer.whenSynthesizing(
        text,
        () -> {
          begun.countDown();
          release.await();
        });
    String ann = send("ann");
    begun.await();
    String bob = send("bob");
    await().until(() -> prepared.get() == 2);
    release.countDown();

    SpeechFinished first = client.completion(ann);
    SpeechFinished other = client.completion(bob);
    assertThat(synthesizer.timesSynthesised(text)).isEqualTo(1);
    assertThat(speech(first).getCached()).isFalse();
    assertThat(speech(other).getCached()).isFalse();
    assertThat(other.getTimings().getSynthesisMs()).isEqualTo(first.getTimings().getSynthesisMs());
  }

  private void sharing() {
    SpeechWorker worker =
        SpeechWorker.start(config("sharing", 2, 0), synthesizer, store, true, Tracing.off());
    workers.add(worker);
    await().atMost(Duration.ofSeconds(60)).until(worker::ready);
  }

  private static void pause(long ms) throws InterruptedException {
    new CountDownLatch(1).await(ms, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  private String send(String tenant) throws Exception {
    String requestId = UUID.randomUUID().toString();
    client.send(SpeechRequested.newBuilder(request(requestId, text)).setTenant(tenant).build());
    return requestId;
  }

  private SpeechFinished say(String tenant) throws Exception {
    return client.completion(send(tenant));
  }

  private static SpeechSynthesized speech(SpeechFinished finished) {
    return (SpeechSynthesized) finished.getOutcome();
  }
}
