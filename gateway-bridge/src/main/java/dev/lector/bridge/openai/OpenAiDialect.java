package dev.lector.bridge.openai;

import dev.lector.audio.StoredAudio;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.UnreachableAudioException;
import dev.lector.bridge.speech.SpeechDialect;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.speech.SpeechParameters;
import dev.lector.bridge.streams.LiveAudio;
import dev.lector.bridge.streams.StreamReplies;
import dev.lector.bridge.workers.WorkerDirectory;
import dev.lector.events.SpeechSynthesized;
import java.io.IOException;
import java.io.OutputStream;

/**
 * {@code POST /v1/audio/speech}: the audio is the body of the answer, or comes as events. An error
 * is answered before the first byte of audio, or ends the connection.
 */
public final class OpenAiDialect implements SpeechDialect {
  private static final int STORE_RETRY_SECONDS = 5;
  private static final String EVENTS = "text/event-stream";
  private static final String RATE = "X-Sample-Rate";

  private final JobJson json;
  private final AudioBodies bodies;
  private final Farm farm;

  /**
   * @param json writes jobs
   * @param bodies gives audio
   * @param workers whose models and voices there are
   * @param names what OpenAI's names stand for
   */
  public OpenAiDialect(
      JobJson json, AudioBodies bodies, WorkerDirectory workers, OpenAiNames names) {
    this.json = json;
    this.bodies = bodies;
    this.farm = new Farm(workers, names);
  }

  @Override
  public SpeechParameters read(Call call, SpeechLimits limits) throws RefusedException {
    Asked asked = call.body(limits.body(), BodyReader::read);
    call.keep(asked.events() ? Delivery.EVENTS : Delivery.BODY);
    return asked.parameters();
  }

  @Override
  public SpeechParameters resolve(SpeechParameters asked) {
    return farm.resolve(asked);
  }

  /** How a client gets its audio. */
  private enum Delivery {
    BODY,
    EVENTS
  }

  @Override
  public Reply done(Call call, SpeechSynthesized speech) {
    String uri = speech.getAudio().getUri();
    String rate = Integer.toString(speech.getAudio().getSampleRate());
    try {
      if (!sendsEvents(call)) {
        return bodies.reply(uri).with(RATE, rate);
      }
      StoredAudio audio = bodies.find(uri);
      Usage usage = Usage.of(speech);
      return Reply.live(
              EVENTS,
              out -> {
                try (var in = bodies.open(audio)) {
                  AudioEvents.write(in, usage, out);
                }
              })
          .with(RATE, rate);
    } catch (UnreachableAudioException e) {
      return Reply.unavailable(String.valueOf(e.getMessage()), STORE_RETRY_SECONDS);
    }
  }

  private static boolean sendsEvents(Call call) {
    return call.kept(Delivery.class).filter(Delivery.EVENTS::equals).isPresent();
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public Reply live(Call call, LiveAudio audio) {
    Reply reply =
        sendsEvents(call)
            ? Reply.live(EVENTS, out -> writeEvents(call, audio, out), audio::close)
            : StreamReplies.bytes(call, audio);
    return reply.with(RATE, Integer.toString(audio.sampleRate()));
  }

  private static void writeEvents(Call call, LiveAudio audio, OutputStream out)
      throws IOException, InterruptedException {
    try (audio) {
      // Events have no ids that a client could come again with.
      audio.endsWithItsClient();
      StreamReplies.pass(call, audio, out, piece -> AudioEvents.delta(piece.bytes(), out));
      AudioEvents.done(audio.told().map(Usage::of).orElse(Usage.UNKNOWN), out);
    }
  }

  @Override
  public Reply later(Call call, KnownJob job) {
    return Reply.json(202, json.write(job, call.baseUrl()));
  }

  @Override
  public ErrorShape errors() {
    return OpenAiErrors.SHAPE;
  }
}
