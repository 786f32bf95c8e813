package dev.lector.ledger.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.BatchFinished;
import dev.lector.events.Job;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Webhook;
import dev.lector.ledger.LedgerRig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a job or a batch over HTTP stands in its final state. */
class WebhooksOfJobsTest {
  private static final Webhook HOOK = new Webhook("https://example.org/a", List.of("completed"));
  private static final Webhook OTHER = new Webhook("https://example.org/b", List.of());

  @TempDir Path directory;
  private LedgerRig rig;

  @BeforeEach
  void start() {
    rig = new LedgerRig(directory);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void theWebhookOfTheRequestCountsWhateverTheCompletionSays() {
    SpeechRequested request = LedgerRig.asked("one").setWebhook(HOOK).build();
    rig.request(request);
    rig.finish(SpeechFinished.newBuilder(LedgerRig.spoken(request)).setWebhook(OTHER).build());

    assertThat(rig.jobs.readValuesToList()).extracting(Job::getWebhook).containsExactly(HOOK, HOOK);
  }

  @Test
  void aCompletionThatIsHeardBeforeItsRequestBringsTheWebhook() {
    SpeechRequested request = LedgerRig.asked("one").build();
    rig.finish(SpeechFinished.newBuilder(LedgerRig.spoken(request)).setWebhook(HOOK).build());

    assertThat(rig.finalJobs()).extracting(Job::getWebhook).containsExactly(HOOK);
  }

  @Test
  void whatTheLedgerGivesUpHasItsWebhook() {
    rig.request(
        LedgerRig.asked("one")
            .setWebhook(HOOK)
            .setDeadline(LedgerRig.START.plusSeconds(1))
            .build());
    rig.pass(Duration.ofMinutes(1));
    SpeechFinished silence = rig.cancelled.readValuesToList().stream().findFirst().orElseThrow();
    rig.finish(silence);

    assertThat(silence.getWebhook()).isEqualTo(HOOK);
    assertThat(rig.finalJobs()).extracting(Job::getWebhook).containsExactly(HOOK);
  }

  @Test
  void oneItemIsEnoughToSayWhoIsToldOfItsBatch() {
    SpeechRequested first = LedgerRig.item("acme", "book", 0, 2);
    SpeechRequested second =
        SpeechRequested.newBuilder(LedgerRig.item("acme", "book", 1, 2))
            .setBatchWebhook(HOOK)
            .build();
    rig.stage(first);
    rig.stage(second);
    rig.finish(LedgerRig.spoken(first));
    rig.finish(LedgerRig.spoken(second));

    assertThat(rig.finishedBatches.readValuesToList())
        .extracting(BatchFinished::getWebhook)
        .containsExactly(HOOK);
  }
}
