package dev.lector.speech.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketQueueTest {
  private static final BatchLimits LIMITS = new BatchLimits(100, 4);

  private long now = Long.MAX_VALUE - 1; // as System.nanoTime() it may begin anywhere, and overflow
  private final TicketQueue<Integer, String> queue = new TicketQueue<>(LIMITS, () -> now);
  private long numbers;

  @Test
  void aRunHasAsManyAsTheLimitsAllow() {
    add(20, 21, 20, 20, 20, 22);

    assertThat(runs()).containsExactly(List.of(20, 21, 20, 20), List.of(20, 22));
  }

  @Test
  void theTokensOfARunCountItsPadding() {
    add(30, 36, 30, 30);

    // Three of 36 would be 108.
    assertThat(runs()).containsExactly(List.of(30, 36), List.of(30, 30));
  }

  @Test
  void lengthsThatDifferMuchDoNotMix() {
    add(10, 40, 11);

    assertThat(runs()).containsExactly(List.of(10, 11), List.of(40));
  }

  @Test
  void keysThatDifferDoNotMix() {
    add(10);
    queue.add(new Ticket<>(11, 11, "another", Priority.INTERACTIVE, 0, ++numbers));
    add(12);

    assertThat(runs()).containsExactly(List.of(10, 12), List.of(11));
  }

  @Test
  void interactiveUtterancesGoFirstAndAlone() {
    queue.add(ticket(20, Priority.BATCH, 0));
    queue.add(ticket(21, Priority.INTERACTIVE, 3));

    assertThat(runs()).containsExactly(List.of(21), List.of(20));
  }

  @Test
  void aLongTextsPassagesTakeTurnsWithAShortText() {
    for (int rank = 0; rank < 3; rank++) {
      queue.add(ticket(90 + rank, Priority.BATCH, rank));
    }
    queue.add(ticket(10, Priority.BATCH, 0));

    assertThat(runs()).containsExactly(List.of(90), List.of(10), List.of(91), List.of(92));
  }

  @Test
  void whatHasWaitedForTooLongGoesFirstAtEverySecondRun() {
    for (int rank = 7; rank < 10; rank++) {
      queue.add(ticket(70 + rank, Priority.INTERACTIVE, rank));
    }
    add(60, 61, 62);
    pass(TicketQueue.PATIENCE);

    assertThat(runs())
        .containsExactly(
            List.of(77), List.of(60), List.of(78), List.of(61), List.of(79), List.of(62));
  }

  @Test
  void aBookThatHasWaitedForTooLongGoesBeforeEverybodyButNoSecondOneDoes() {
    queue.add(ticket(20, Priority.BATCH, 0));
    queue.add(ticket(80, Priority.BATCH, 1));
    pass(TicketQueue.PATIENCE);
    add(60);

    assertThat(runs()).containsExactly(List.of(20), List.of(60), List.of(80));
  }

  @Test
  void booksWaitForOthersUntilTheyHaveWaitedForTooLong() {
    queue.add(ticket(20, Priority.BATCH, 0));
    pass(TicketQueue.PATIENCE.minusNanos(1));
    add(60);

    assertThat(runs()).containsExactly(List.of(60), List.of(20));
  }

  @Test
  void interactiveUtterancesGoAlongWithABook() {
    queue.add(ticket(20, Priority.BATCH, 0));
    pass(TicketQueue.PATIENCE);
    add(21);

    assertThat(runs()).containsExactly(List.of(20, 21));
  }

  @Test
  void whatWentAlongWithOthersIsNotThereAnyMore() {
    add(20, 21);
    assertThat(queue.take()).hasSize(2);
    add(22);
    pass(TicketQueue.PATIENCE);
    add(80);

    assertThat(runs()).containsExactly(List.of(22), List.of(80));
  }

  @Test
  void nextIsTheFirstInOrder() {
    Ticket<Integer, String> book = ticket(20, Priority.BATCH, 0);
    Ticket<Integer, String> chat = ticket(21, Priority.INTERACTIVE, 0);
    queue.add(book);
    queue.add(chat);

    assertThat(queue.isNext(book)).isFalse();
    assertThat(queue.isNext(chat)).isTrue();
    queue.remove(chat);
    assertThat(queue.isNext(chat)).isFalse();
    assertThat(queue.isNext(book)).isTrue();
  }

  @Test
  void nobodyIsNextOnceAnythingHasWaitedForTooLong() {
    Ticket<Integer, String> book = ticket(20, Priority.BATCH, 0);
    queue.add(book);
    pass(TicketQueue.PATIENCE);
    Ticket<Integer, String> chat = ticket(21, Priority.INTERACTIVE, 0);
    queue.add(chat);

    assertThat(queue.isNext(chat)).isFalse();
    queue.remove(chat);
    assertThat(queue.isNext(book)).isFalse();
  }

  @Test
  void whatIsClearedIsThereNoMore() {
    add(20, 30);

    assertThat(queue.clear()).extracting(ticket -> ticket.cost).containsExactly(20, 30);
    pass(TicketQueue.PATIENCE);
    add(40);
    assertThat(runs()).containsExactly(List.of(40));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  /** Interactive ones, the first passages of their texts. */
  private void add(int... lengths) {
    for (int length : lengths) {
      queue.add(ticket(length, Priority.INTERACTIVE, 0));
    }
  }

  private Ticket<Integer, String> ticket(int length, Priority priority, int rank) {
    return new Ticket<>(length, length, "key", priority, rank, ++numbers);
  }

  /** Lengths of the utterances of all runs that it gives. */
  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    while (!queue.isEmpty()) {
      runs.add(queue.take().stream().map(ticket -> ticket.cost).toList());
    }
    return runs;
  }
}
