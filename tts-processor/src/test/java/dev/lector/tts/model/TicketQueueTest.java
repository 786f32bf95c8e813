package dev.lector.tts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketQueueTest {
  private static final BatchLimits LIMITS = new BatchLimits(100, 4);
  private static final float[] SCALES = {0, 1, 0};

  private final TicketQueue queue = new TicketQueue(LIMITS);
  private long numbers;

  @Test
  void aRunHasAsManyAsTheLimitsAllow() {
    add(queue, 20, 21, 20, 20, 20, 22);

    assertThat(runs(queue)).containsExactly(List.of(20, 21, 20, 20), List.of(20, 22));
  }

  @Test
  void theTokensOfARunCountItsPadding() {
    add(queue, 30, 36, 30, 30);

    // Three of 36 would be 108.
    assertThat(runs(queue)).containsExactly(List.of(30, 36), List.of(30, 30));
  }

  @Test
  void lengthsThatDifferMuchDoNotMix() {
    add(queue, 10, 40, 11);

    assertThat(runs(queue)).containsExactly(List.of(10, 11), List.of(40));
  }

  @Test
  void scalesThatDifferDoNotMix() {
    add(queue, 10);
    queue.add(
        new Ticket(new long[11], new float[] {0, 2, 0}, 0, Urgency.INTERACTIVE, 0, ++numbers));
    add(queue, 12);

    assertThat(runs(queue)).containsExactly(List.of(10, 12), List.of(11));
  }

  @Test
  void interactiveUtterancesGoFirstAndAlone() {
    queue.add(ticket(20, Urgency.BATCH, 0));
    queue.add(ticket(21, Urgency.INTERACTIVE, 3));

    assertThat(runs(queue)).containsExactly(List.of(21), List.of(20));
  }

  @Test
  void aLongTextsPassagesTakeTurnsWithAShortText() {
    for (int rank = 0; rank < 3; rank++) {
      queue.add(ticket(90 + rank, Urgency.BATCH, rank));
    }
    queue.add(ticket(10, Urgency.BATCH, 0));

    assertThat(runs(queue)).containsExactly(List.of(90), List.of(10), List.of(91), List.of(92));
  }

  @Test
  void whatHasWaitedForTooLongGoesFirstAtEverySecondRun() {
    TicketQueue impatient = new TicketQueue(LIMITS, Duration.ZERO);
    for (int rank = 7; rank < 10; rank++) {
      impatient.add(ticket(70 + rank, Urgency.INTERACTIVE, rank));
    }
    add(impatient, 60, 61, 62);

    assertThat(runs(impatient))
        .containsExactly(
            List.of(77), List.of(60), List.of(78), List.of(61), List.of(79), List.of(62));
  }

  @Test
  void aBookThatHasWaitedForTooLongGoesBeforeEverybody() {
    TicketQueue impatient = new TicketQueue(LIMITS, Duration.ZERO);
    impatient.add(ticket(20, Urgency.BATCH, 0));
    add(impatient, 60);

    assertThat(runs(impatient)).containsExactly(List.of(20), List.of(60));
  }

  @Test
  void nextIsTheFirstInOrder() {
    Ticket book = ticket(20, Urgency.BATCH, 0);
    Ticket chat = ticket(21, Urgency.INTERACTIVE, 0);
    queue.add(book);
    queue.add(chat);

    assertThat(queue.isNext(book)).isFalse();
    assertThat(queue.isNext(chat)).isTrue();
    queue.remove(chat);
    assertThat(queue.isNext(chat)).isFalse();
    assertThat(queue.isNext(book)).isTrue();
  }

  @Test
  void nobodyIsNextWhileOthersHaveWaitedForTooLong() {
    TicketQueue impatient = new TicketQueue(LIMITS, Duration.ZERO);
    Ticket only = ticket(20, Urgency.INTERACTIVE, 0);
    impatient.add(only);

    assertThat(impatient.isNext(only)).isFalse();
  }

  @Test
  void whatIsClearedIsThereNoMore() {
    add(queue, 20, 30);

    assertThat(queue.clear()).extracting(ticket -> ticket.ids.length).containsExactly(20, 30);
    assertThat(queue.isEmpty()).isTrue();
  }

  /** Interactive ones, the first passages of their texts. */
  private void add(TicketQueue to, int... lengths) {
    for (int length : lengths) {
      to.add(ticket(length, Urgency.INTERACTIVE, 0));
    }
  }

  private Ticket ticket(int length, Urgency urgency, int rank) {
    return new Ticket(new long[length], SCALES, 0, urgency, rank, ++numbers);
  }

  /** Lengths of the utterances of all runs that it gives. */
  private static List<List<Integer>> runs(TicketQueue queue) {
    List<List<Integer>> runs = new ArrayList<>();
    while (!queue.isEmpty()) {
      runs.add(queue.take().stream().map(ticket -> ticket.ids.length).toList());
    }
    return runs;
  }
}
