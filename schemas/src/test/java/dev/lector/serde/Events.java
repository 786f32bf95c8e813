package dev.lector.serde;

import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechRequested;
import java.time.Instant;

/** Events to write and read. */
final class Events {

  private Events() {}

  static SpeechRequested request() {
    return SpeechRequested.newBuilder()
        .setRequestId("r-1")
        .setText("Zwölf Boxkämpfer 🥊")
        .setBatchId("b")
        .setItem(7)
        .setRequestedAt(Instant.ofEpochMilli(1_700_000_000_123L))
        .setDeadline(Instant.ofEpochMilli(1_700_000_060_123L))
        .build();
  }

  static SpeechFinished rejection() {
    return SpeechFinished.newBuilder()
        .setRequestId("r-1")
        .setOutcome(SpeechRejected.newBuilder().setMessage("No").build())
        .build();
  }
}
