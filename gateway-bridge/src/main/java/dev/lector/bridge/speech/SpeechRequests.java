package dev.lector.bridge.speech;

import dev.lector.events.SpeechRequested;
import java.time.Instant;

/** Makes {@link SpeechRequested}: the one place where what a client asks for becomes an event. */
public final class SpeechRequests {
  private SpeechRequests() {}

  /**
   * A request of its own.
   *
   * @param fingerprint digest of what the client sent
   */
  static SpeechRequested single(
      String id,
      SpeechParameters parameters,
      String fingerprint,
      String tenant,
      Instant requestedAt) {
    return of(parameters)
        .setRequestId(id)
        .setTenant(tenant)
        .setRequestedAt(requestedAt)
        .setFingerprint(fingerprint)
        .build();
  }

  /**
   * An item of a batch of which no more is known yet.
   *
   * @param itemId the submitter's name for it; empty when it has none
   */
  static SpeechRequested item(String itemId, SpeechParameters parameters) {
    return of(parameters).setRequestId("").setItemId(itemId).build();
  }

  /**
   * The same item at its place in its batch.
   *
   * @param number of the item, from 0
   * @param items of the batch
   * @param fingerprint digest of the batch
   */
  public static SpeechRequested inBatch(
      SpeechRequested item,
      String batchId,
      int number,
      int items,
      String fingerprint,
      String tenant,
      Instant requestedAt) {
    return SpeechRequested.newBuilder(item)
        .setRequestId(batchId + "-" + number)
        .setTenant(tenant)
        .setBatchId(batchId)
        .setItem(number)
        .setBatchItems(items)
        .setFingerprint(fingerprint)
        .setRequestedAt(requestedAt)
        .build();
  }

  private static SpeechRequested.Builder of(SpeechParameters parameters) {
    return SpeechRequested.newBuilder()
        .setText(parameters.text())
        .setModelId(parameters.modelId())
        .setDescription(parameters.description())
        .setVoice(parameters.voice())
        .setLanguage(parameters.language())
        .setSpeed(parameters.speed())
        .setFormat(parameters.audio().format())
        .setSampleRate(parameters.audio().sampleRate())
        .setBitRate(parameters.audio().bitRate())
        .setLexicon(parameters.lexicon())
        .setNormalize(parameters.normalize())
        .setStrict(parameters.strict())
        .setVerify(parameters.verify())
        .setTextType(parameters.textType())
        .setLoudness(parameters.audio().loudness())
        .setTruePeak(parameters.audio().truePeak())
        .setWebhook(parameters.webhook());
  }
}
