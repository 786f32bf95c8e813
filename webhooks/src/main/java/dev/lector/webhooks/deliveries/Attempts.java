package dev.lector.webhooks.deliveries;

import dev.lector.events.WebhookDelivery;
import dev.lector.webhooks.sending.Message;
import dev.lector.webhooks.sending.Outcome;
import dev.lector.webhooks.sending.Sender;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The attempts of one task that are under way or whose outcomes are not recorded: as many as there
 * are places at the sender. For the thread of the task, but for what the sender tells.
 */
final class Attempts {
  private final Sender sender;
  private final AtomicInteger unrecorded;
  private final Set<String> open = new HashSet<>();
  private final Queue<Made> made = new ConcurrentLinkedQueue<>();

  private record Made(String webhookId, Outcome outcome) {}

  /**
   * @param unrecorded counts the attempts of all tasks
   */
  Attempts(Sender sender, AtomicInteger unrecorded) {
    this.sender = sender;
    this.unrecorded = unrecorded;
  }

  boolean isOpen(String webhookId) {
    return open.contains(webhookId);
  }

  /** Begins an attempt; false when there is no place. */
  boolean begin(WebhookDelivery delivery) {
    String id = delivery.getWebhookId();
    Message message =
        new Message(
            id,
            delivery.getTenant(),
            delivery.getUrl(),
            delivery.getType(),
            delivery.getOccurredAt(),
            delivery.getData(),
            delivery.getAudio());
    if (open.size() >= sender.most()
        || !sender.offer(message, outcome -> made.add(new Made(id, outcome)))) {
      return false;
    }
    open.add(id);
    unrecorded.incrementAndGet();
    return true;
  }

  /** Gives what came of attempts to whoever records it. */
  void record(BiConsumer<String, Outcome> recorder) {
    Made next;
    while ((next = made.poll()) != null) {
      recorder.accept(next.webhookId, next.outcome);
      open.remove(next.webhookId);
      unrecorded.decrementAndGet();
    }
  }

  /** Nothing of it is recorded here any more. */
  void abandon() {
    unrecorded.addAndGet(-open.size());
    open.clear();
  }
}
