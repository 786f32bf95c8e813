package dev.lector.tts.worker.requests;

import dev.lector.audio.AudioKey;
import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.events.SpeechRequested;
import dev.lector.events.SpeechTimes;
import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.reading.CodePoints;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.PreparedSpeech;
import dev.lector.speech.synthesis.Timings;
import dev.lector.speech.text.SourceRange;
import dev.lector.times.TimesDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps for each text when it is heard, as JSON in the audio store. Audio may belong to texts that
 * were written differently and are said alike: beside the audio is when its words are heard, by
 * their places in what is said; what is kept here has their places in one text as it was written.
 * It is the tenant's own even where tenants share their audio. Safe for use by many threads.
 */
final class KeptTimes {
  private static final String TIMES = "lector-times-1";
  private static final String EXTENSION = "json";

  /** So many are remembered, for so long: whoever repeats a text asks the store no second time. */
  private static final int REMEMBERED = 10_000;

  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final AudioStore store;
  private final Map<AudioKey, Remembered> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AudioKey, Remembered> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * What was kept.
   *
   * @param until when the store is asked again, by {@link System#nanoTime}: somebody may have
   *     removed it
   */
  private record Remembered(SpeechTimes times, long until) {}

  KeptTimes(AudioStore store) {
    this.store = store;
  }

  /**
   * Makes sure that the times of a text are kept.
   *
   * @param request whose text it is
   * @param audio whose times they are
   * @param durationMs of the audio, ms
   * @param made whether the audio was not there before: with what was erased its times are gone
   * @return empty when nobody knows them: nothing was kept beside the audio
   */
  Optional<SpeechTimes> keep(
      SpeechRequested request,
      PreparedSpeech speech,
      StoredAudio audio,
      long durationMs,
      boolean made)
      throws AudioStoreException {
    String text = request.getText();
    boolean ssml = TextType.valueOf(request.getTextType().name()).isSsml(text);
    AudioKey key =
        TenantKeys.of(
            EXTENSION,
            TIMES,
            request.getTenant(),
            audio.key().value(),
            ssml ? "ssml" : "plain",
            text);
    Optional<SpeechTimes> known = made ? Optional.empty() : remembered(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<StoredAudio> kept = store.find(key);
    if (kept.isEmpty()) {
      Optional<byte[]> json =
          store
              .words(audio.key())
              .flatMap(AudioTimes::parse)
              .map(times -> speech.timings(times, durationMs))
              .filter(timings -> !timings.sentences().isEmpty())
              .map(timings -> document(text, ssml, timings, durationMs).toJson());
      if (json.isPresent()) {
        kept = Optional.of(store.put(key, TimesDocument.CONTENT_TYPE, json.get()));
      }
    }
    Optional<SpeechTimes> times =
        kept.map(
            it ->
                SpeechTimes.newBuilder().setUri(it.uri().toString()).setBytes(it.bytes()).build());
    times.ifPresent(it -> remember(key, it));
    return times;
  }

  private Optional<SpeechTimes> remembered(AudioKey key) {
    synchronized (remembered) {
      Remembered known = remembered.get(key);
      return known == null || System.nanoTime() - known.until() >= 0
          ? Optional.empty()
          : Optional.of(known.times());
    }
  }

  private void remember(AudioKey key, SpeechTimes times) {
    synchronized (remembered) {
      remembered.put(key, new Remembered(times, System.nanoTime() + MEMORY.toNanos()));
    }
  }

  /** Objects were removed from the store. */
  void removed(Collection<String> uris) {
    synchronized (remembered) {
      remembered.values().removeIf(known -> uris.contains(known.times().getUri()));
    }
  }

  private static TimesDocument document(
      String text, boolean ssml, Timings timings, long durationMs) {
    CodePoints places = new CodePoints(text);
    List<TimesDocument.Part> sentences =
        timings.sentences().stream()
            .map(
                it ->
                    part(it.written(), it.spoken(), it.source(), it.startMs(), it.endMs(), places))
            .toList();
    List<TimesDocument.Part> words =
        timings.words().stream()
            .map(
                it ->
                    part(it.written(), it.spoken(), it.source(), it.startMs(), it.endMs(), places))
            .toList();
    List<TimesDocument.Mark> marks =
        timings.marks().stream()
            .map(it -> new TimesDocument.Mark(it.name(), places.before(it.at()), it.atMs()))
            .toList();
    return new TimesDocument(text, ssml, durationMs, sentences, words, marks);
  }

  private static TimesDocument.Part part(
      String written,
      String spoken,
      SourceRange source,
      long startMs,
      long endMs,
      CodePoints places) {
    return new TimesDocument.Part(
        written,
        spoken,
        places.before(source.start()),
        places.before(source.end()),
        startMs,
        endMs);
  }
}
