package dev.lector.ledger.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import dev.lector.events.Timings;
import dev.lector.headers.TraceParent;
import dev.lector.ledger.LedgerRig;
import dev.lector.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchTest {
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
  void onlyAWindowOfItemsIsHandedOnUntilSomeHaveEnded() {
    for (int i = 0; i < 50; i++) {
      rig.stage(LedgerRig.item("acme", "b", i, 50));
    }
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    assertThat(handed)
        .extracting(SpeechRequested::getItem)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);

    rig.finish(LedgerRig.spoken(handed.get(3)));
    rig.finish(LedgerRig.spoken(handed.get(3)));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getItem)
        .containsExactly(10);
  }

  @Test
  void anItemKeepsItsTraceWhereverItGoes() {
    List<TraceParent> traces = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      TraceParent trace = TraceParent.create();
      traces.add(trace);
      Headers headers = new RecordHeaders();
      trace.write(headers);
      rig.stage(LedgerRig.item("acme", "b", i, 12), headers);
    }
    assertThat(rig.handedOn.readRecordsToList())
        .extracting(record -> TraceParent.read(record.headers()).orElseThrow())
        .containsExactlyElementsOf(traces.subList(0, 10));

    rig.cancel("b", "acme");
    assertThat(rig.cancelled.readRecordsToList())
        .extracting(record -> TraceParent.read(record.headers()).orElseThrow())
        .containsExactlyElementsOf(traces.subList(10, 12));
    assertThat(rig.jobs.readRecordsToList())
        .filteredOn(record -> record.value().getItem() != null && record.value().getItem() == 11)
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(TraceParent.read(record.headers()).orElseThrow().traceId())
                    .isEqualTo(traces.get(11).traceId()));
  }

  @Test
  void anItemThatAnEarlierVersionStagedIsReadAsItWas() {
    TraceParent trace = TraceParent.create();
    OptionalLong none = OptionalLong.empty();
    assertThat(Heard.parse("17 a tenant"))
        .isEqualTo(new Heard(17, Optional.empty(), none, "a tenant"));
    assertThat(Heard.parse("17;" + trace + " a; tenant"))
        .isEqualTo(new Heard(17, Optional.of(trace), none, "a; tenant"));
    assertThat(Heard.parse("17")).isEqualTo(new Heard(17, Optional.empty(), none, null));
    assertThat(Heard.parse("e").tenant()).as("an end").isNull();
    for (OptionalLong number : List.of(none, OptionalLong.of(3))) {
      for (Optional<TraceParent> step :
          List.of(Optional.of(trace), Optional.<TraceParent>empty())) {
        Heard heard = new Heard(17, step, number, "a; tenant");
        assertThat(Heard.parse(heard.toString())).isEqualTo(heard);
      }
    }
  }

  @Test
  void anItemIsHandedOnThoughOneOfAnotherTenantsHasEndedUnderItsId() {
    for (int i = 0; i < 11; i++) {
      rig.stage(LedgerRig.item("acme", "b", i, 11));
    }
    assertThat(rig.handedOn.readValuesToList()).hasSize(10);
    rig.finish(LedgerRig.spoken(LedgerRig.item("other", "b", 10, 11)));
    rig.finish(LedgerRig.spoken(LedgerRig.item("other", "b", 3, 11)));
    assertThat(rig.handedOn.isEmpty()).as("no other has ended").isTrue();

    rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "b", 3, 11)));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getItem)
        .containsExactly(10);
  }

  @Test
  void tenantsWhoStageItemsUnderTheSameIdsHaveTheirOwnHandedOnAndEnded() {
    for (int i = 0; i < 6; i++) {
      rig.stage(LedgerRig.item("acme", "b", i, 6));
    }
    for (int i = 0; i < 6; i++) {
      rig.stage(LedgerRig.item("other", "b", i, 6));
      rig.stage(LedgerRig.item("other", "b", i, 6));
    }
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    assertThat(handed)
        .extracting(request -> request.getTenant() + request.getItem())
        .containsExactly(
            "acme0", "acme1", "acme2", "acme3", "acme4", "acme5", "other0", "other1", "other2",
            "other3");

    rig.finish(LedgerRig.spoken(handed.getFirst()));
    rig.finish(LedgerRig.spoken(handed.getFirst()));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getItem)
        .containsExactly(4);
    rig.finish(LedgerRig.spoken(handed.get(6)));
    rig.finish(LedgerRig.spoken(handed.get(6)));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getItem)
        .containsExactly(5);
  }

  @Test
  void anItemThatEndedWhileItWaitedIsNotHandedOnThoughAnotherTenantsOfItsIdIs() {
    for (int i = 0; i < 10; i++) {
      rig.stage(LedgerRig.item("acme", "a", i, 10));
    }
    SpeechRequested waits = LedgerRig.item("acme", "b", 0, 1);
    rig.stage(waits);
    SpeechRequested others = LedgerRig.item("other", "b", 0, 1);
    rig.stage(others);
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();

    rig.finish(LedgerRig.spoken(waits));
    rig.stage(waits);
    rig.finish(LedgerRig.spoken(handed.getFirst()));
    rig.finish(LedgerRig.spoken(handed.get(1)));
    assertThat(rig.handedOn.readValuesToList()).containsExactly(others);
  }

  @Test
  void aTenantWithThousandsOfItemsDoesNotStopOneWithTen() {
    for (int i = 0; i < 2_000; i++) {
      rig.stage(LedgerRig.item("big", "whale", i, 2_000));
    }
    for (int i = 0; i < 10; i++) {
      rig.stage(LedgerRig.item("small", "fish", i, 10));
    }
    List<SpeechRequested> handed = new ArrayList<>(rig.handedOn.readValuesToList());
    int small = 0;
    int ended = 0;
    while (small < 10) {
      rig.finish(LedgerRig.spoken(handed.get(ended++)));
      List<SpeechRequested> more = rig.handedOn.readValuesToList();
      small += (int) more.stream().filter(r -> r.getTenant().equals("small")).count();
      handed.addAll(more);
    }
    // The window, and one quantum of 50 items for the other tenant.
    assertThat(ended).isLessThanOrEqualTo(10 + 60);
  }

  @Test
  void aStagedRequestOfNoBatchTakesItsTurnAndMakesRoomWhenItEnds() {
    for (int i = 0; i < 12; i++) {
      rig.stage(LedgerRig.asked("alone-" + i).build());
    }
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    assertThat(handed).hasSize(10);

    rig.finish(takenFrom(Topics.BATCH_REQUESTS, handed.getFirst()));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getRequestId)
        .containsExactly("alone-10");
  }

  @Test
  void whatSomebodyCameToWaitForIsNotHandedOnWhenItHasEndedOnTheOtherQueue() {
    for (int i = 0; i < 12; i++) {
      rig.stage(LedgerRig.asked("alone-" + i).build());
    }
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    SpeechRequested twin = LedgerRig.asked("alone-10").build();
    rig.request(twin);
    rig.finish(takenFrom(Topics.REQUESTS, twin));
    assertThat(rig.handedOn.isEmpty()).isTrue();

    rig.finish(takenFrom(Topics.BATCH_REQUESTS, handed.getFirst()));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getRequestId)
        .containsExactly("alone-11");
  }

  private static SpeechFinished takenFrom(String queue, SpeechRequested request) {
    return SpeechFinished.newBuilder(LedgerRig.spoken(request)).setQueue(queue).build();
  }

  @Test
  void aStagedRequestWhoseIdIsItsKeyIsHandedOnWithIt() {
    for (int i = 0; i < 12; i++) {
      rig.stage("key-" + i, LedgerRig.asked("").build());
    }
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    assertThat(handed).hasSize(10).extracting(SpeechRequested::getRequestId).contains("key-0");
    handed.forEach(request -> rig.finish(takenFrom(Topics.BATCH_REQUESTS, request)));
    assertThat(rig.handedOn.readValuesToList()).hasSize(2);
  }

  @Test
  void whatIsStagedAgainIsDropped() {
    rig.stage(LedgerRig.item("acme", "b", 0, 1));
    rig.stage(LedgerRig.item("acme", "b", 0, 1));
    rig.finish(LedgerRig.spoken(LedgerRig.item("acme", "b", 0, 1)));
    rig.stage(LedgerRig.item("acme", "b", 0, 1));
    assertThat(rig.handedOn.readValuesToList()).hasSize(1);
  }

  @Test
  void whatWasNotHandedOnOfACancelledBatchEndsAsCancelled() {
    for (int i = 0; i < 30; i++) {
      rig.stage(LedgerRig.item("acme", "b", i, 31));
    }
    rig.cancel("b", "somebody else");
    assertThat(rig.cancelled.isEmpty()).isTrue();

    rig.cancel("b", "acme");
    rig.stage(LedgerRig.item("acme", "b", 30, 31));
    List<SpeechFinished> ended = rig.cancelled.readValuesToList();
    assertThat(ended).hasSize(21);
    assertThat(ended)
        .allMatch(e -> ((SpeechRejected) e.getOutcome()).getCode() == RejectionCode.CANCELLED);
    assertThat(rig.handedOn.readValuesToList()).hasSize(10);
  }

  @Test
  void anotherBatchOfTheSameTenantGoesOnBehindACancelledOne() {
    for (int i = 0; i < 30; i++) {
      rig.stage(LedgerRig.item("acme", "first", i, 30));
    }
    rig.stage(LedgerRig.item("acme", "second", 0, 1));
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    rig.cancel("first", "acme");
    rig.finish(LedgerRig.spoken(handed.getFirst()));
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getBatchId)
        .containsExactly("second");
  }

  @Test
  void itemsWhoseTimeIsOverAreNotHandedOn() {
    for (int i = 0; i < 30; i++) {
      rig.stage(
          SpeechRequested.newBuilder(LedgerRig.item("acme", "late", i, 30))
              .setDeadline(LedgerRig.START.plusSeconds(60))
              .build());
    }
    rig.stage(LedgerRig.item("acme", "later", 0, 1));
    List<SpeechRequested> handed = rig.handedOn.readValuesToList();
    assertThat(handed).hasSize(10);

    rig.pass(Duration.ofSeconds(70));

    assertThat(rig.handedOn.readValuesToList())
        .extracting(SpeechRequested::getBatchId)
        .containsExactly("later");
  }

  @Test
  void whatNobodyCouldReadMakesRoomForOthers() {
    for (int i = 0; i < 20; i++) {
      rig.stage(LedgerRig.item("acme", "b", i, 20));
    }
    for (SpeechRequested item : rig.handedOn.readValuesToList()) {
      rig.finish(
          SpeechFinished.newBuilder()
              .setRequestId(item.getRequestId())
              .setOutcome(SpeechRejected.newBuilder().setCode(RejectionCode.INVALID_TEXT).build())
              .build());
    }
    assertThat(rig.handedOn.readValuesToList()).hasSize(10);
  }

  @Test
  void theWindowGrowsWhileTheFarmRunsDryAndShrinksWhenItIsFull() {
    for (int i = 0; i < 5_000; i++) {
      rig.stage(LedgerRig.item("acme", "b", i, 5_000));
    }
    Deque<SpeechRequested> atTheFarm = new ArrayDeque<>(rig.handedOn.readValuesToList());
    work(atTheFarm, 20, 0);
    int grown = atTheFarm.size();
    assertThat(grown).isGreaterThan(100);

    work(atTheFarm, 10, 5_000);
    assertThat(atTheFarm).as("nothing came in place of what ended").hasSizeLessThan(grown - 80);
  }

  /** Ends a few items a second, each after a time in the farm's queue. */
  private void work(Deque<SpeechRequested> atTheFarm, int seconds, long queuedMs) {
    for (int second = 0; second < seconds; second++) {
      for (int i = 0; i < 10 && !atTheFarm.isEmpty(); i++) {
        rig.finish(
            SpeechFinished.newBuilder(LedgerRig.spoken(atTheFarm.removeFirst()))
                .setTimings(Timings.newBuilder().setQueuedMs(queuedMs).build())
                .build());
      }
      rig.pass(Duration.ofSeconds(1));
      atTheFarm.addAll(rig.handedOn.readValuesToList());
    }
  }
}
