package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.AudioTimes;
import dev.lector.speech.audio.EncoderFailedException;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.audio.RecordingTooLongException;
import dev.lector.speech.audio.UnsoundAudioException;
import dev.lector.speech.batch.Priority;
import dev.lector.speech.model.EngineUse;
import dev.lector.speech.model.InferenceException;
import dev.lector.speech.model.ModelCatalog;
import dev.lector.speech.model.ModelReplacedException;
import dev.lector.speech.model.VoiceEngine;
import dev.lector.speech.synthesis.SpeechException.Reason;
import dev.lector.speech.text.Checkpoint;
import dev.lector.speech.text.Script;
import dev.lector.speech.voice.VoiceChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text that is settled, synthesised when it is asked for: a number of its sentences wait at the
 * model at the same time, and are joined in their order.
 */
final class OnnxSpeech implements PreparedSpeech {
  private static final Logger log = LoggerFactory.getLogger(OnnxSpeech.class);
  // The HTTP interface's wording.
  private static final String OUT_OF_MEMORY =
      "Out of memory error. Try reducing text input length.";

  /** Outcomes have them: of hostile texts there are many, and long ones. */
  private static final int MOST_WARNINGS = 20;

  private static final int LONGEST_WARNING = 500;

  private final ModelCatalog models;
  private final VoiceEngine model;
  private final AudioFormat format;
  private final VoiceChoice choice;
  private final Script script;
  private final List<Passage> passages;
  private final int leadMs;
  private final List<String> warnings;
  private final int spokenCharacters;
  private final Duration longest;
  private final String address;
  private final VoiceLoudness voices;
  private final @Nullable Loudness loudness;

  /**
   * A text that is settled.
   *
   * @param models that {@code model} is one of
   * @param choice how it is said where the script says nothing else
   * @param leadMs silence before the passages
   * @param warnings what may not sound as meant, or is not honoured
   * @param spokenCharacters length of the passages
   * @param longest audio there may be of it
   * @param voices knows how loud they are, for streams
   * @param loudness that the audio is brought to; {@code null} for as loud as it is said
   */
  OnnxSpeech(
      ModelCatalog models,
      VoiceEngine model,
      AudioFormat format,
      VoiceChoice choice,
      Script script,
      List<Passage> passages,
      int leadMs,
      List<String> warnings,
      int spokenCharacters,
      Duration longest,
      String address,
      VoiceLoudness voices,
      @Nullable Loudness loudness) {
    this.models = models;
    this.model = model;
    this.format = format;
    this.choice = choice;
    this.script = script;
    this.passages = passages;
    this.leadMs = leadMs;
    this.warnings = warnings.stream().limit(MOST_WARNINGS).map(OnnxSpeech::brief).toList();
    this.spokenCharacters = spokenCharacters;
    this.longest = longest;
    this.address = address;
    this.voices = voices;
    this.loudness = loudness;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public String contentType() {
    return format.contentType();
  }

  @Override
  public String modelId() {
    return model.id();
  }

  @Override
  public String voice() {
    return choice.voice().name();
  }

  @Override
  public String language() {
    return model.language(choice.voice());
  }

  @Override
  public double speed() {
    return choice.speed();
  }

  @Override
  public int sampleRate() {
    return format.sampleRate(model.sampleRate());
  }

  @Override
  public int spokenCharacters() {
    return spokenCharacters;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  private static String brief(String warning) {
    return warning.length() <= LONGEST_WARNING
        ? warning
        : warning.substring(0, LONGEST_WARNING) + "…";
  }

  @Override
  public Reading reading(Checkpoint checkpoint) {
    Reading reading = new TextReader(model).read(script.source(), passages, checkpoint);
    List<String> all = new ArrayList<>(warnings);
    all.addAll(reading.warnings());
    return new Reading(reading.sentences(), all);
  }

  @Override
  public Timings timings(AudioTimes times, long durationMs) {
    return Timings.of(times, durationMs, script, passages);
  }

  @Override
  public String streamAddress() {
    return ContentAddress.ofStream(address, format);
  }

  @Override
  public SpeechAudio synthesize(Priority priority) throws SpeechException, InterruptedException {
    Making<RuntimeException> making = () -> spoken(priority);
    return explained(making);
  }

  @Override
  public <E extends Exception> SpeechAudio stream(Priority priority, SpeechStream<E> stream)
      throws SpeechException, E, InterruptedException {
    Making<E> making =
        () -> {
          StreamLevel level = new StreamLevel(model, voices, format, loudness);
          try (StreamedSpeech<E> speech =
              new StreamedSpeech<>(
                  model, format, script, passages, leadMs, longest, level, stream)) {
            return speech.say(priority);
          }
        };
    return explained(making);
  }

  @FunctionalInterface
  private interface Making<E extends Exception> {
    SpeechAudio make()
        throws SpeechException,
            InferenceException,
            UnsoundAudioException,
            RecordingTooLongException,
            E,
            InterruptedException;
  }

  /** What goes wrong, as requests are told it. */
  private <E extends Exception> SpeechAudio explained(Making<E> making)
      throws SpeechException, E, InterruptedException {
    try (EngineUse _ = models.use(model)) {
      return making.make();
    } catch (ModelReplacedException e) {
      throw new SpeechException(Reason.MODEL_REPLACED, e.getMessage() + "; ask again.", true, e);
    } catch (InferenceException e) {
      // Both are retryable: memory is there again or elsewhere, and a device may have failed for a
      // moment.
      throw e.outOfMemory()
          ? new SpeechException(Reason.OUT_OF_MEMORY, OUT_OF_MEMORY, true, e)
          : new SpeechException(Reason.SYNTHESIS_FAILED, String.valueOf(e.getMessage()), true, e);
    } catch (OutOfMemoryError e) {
      throw new SpeechException(Reason.OUT_OF_MEMORY, OUT_OF_MEMORY, true, e);
    } catch (EncoderFailedException e) {
      // Retryable: another worker may have the encoder.
      throw new SpeechException(
          Reason.SYNTHESIS_FAILED,
          "The audio could not be encoded as " + format.id() + ": " + e.getMessage(),
          true,
          e);
    } catch (UnsoundAudioException e) {
      throw new SpeechException(
          Reason.SYNTHESIS_FAILED,
          "The speech failed its check twice: " + e.getMessage(),
          false,
          e);
    } catch (RecordingTooLongException e) {
      throw new SpeechException(
          Reason.TEXT_TOO_LONG,
          "For this text, " + e.getMessage() + "; send the text in parts, or at a higher speed.",
          false,
          e);
    }
  }

  private SpeechAudio spoken(Priority priority)
      throws SpeechException,
          InferenceException,
          UnsoundAudioException,
          RecordingTooLongException,
          InterruptedException {
    try (Recording recording =
        new Recording(format, model.sampleRate(), longest, leadMs, loudness)) {
      say(priority, recording);
      if (recording.isEmpty()) {
        throw new SpeechException(
            Reason.INVALID_TEXT, "Nothing in the text can be pronounced.", false);
      }
      if (recording.clippedSamples() > 0) {
        log.debug(
            "{} samples of {} were louder than full scale and were cut",
            recording.clippedSamples(),
            address);
      }
      return recording.end();
    }
  }

  /** Says the text to {@code sink}, sentence by sentence. */
  private void say(Priority priority, SegmentSink sink)
      throws InferenceException,
          UnsoundAudioException,
          RecordingTooLongException,
          InterruptedException {
    SentenceQueue ahead = new SentenceQueue(model, passages, priority);
    try (ahead) {
      while (ahead.hasNext()) {
        sink.accept(ahead.next());
      }
    }
  }
}
