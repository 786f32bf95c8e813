package dev.lector.bridge.speech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.JobJson;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.media.UnreachableAudioException;
import dev.lector.events.AudioFormat;
import dev.lector.events.SpeechSynthesized;
import java.util.Optional;

/** {@code POST /text-to-speech} as clients of Livepeer's AI Runner know it. */
public final class LivepeerDialect implements SpeechDialect {
  private final JobJson json;
  private final AudioLinks links;
  private final AudioBodies bodies;

  /**
   * @param json writes jobs
   * @param links makes links to audio
   * @param bodies gives audio itself, to those who ask for it by {@code Accept}
   */
  public LivepeerDialect(JobJson json, AudioLinks links, AudioBodies bodies) {
    this.json = json;
    this.links = links;
    this.bodies = bodies;
  }

  @Override
  public SpeechParameters read(Call call, SpeechLimits limits) throws RefusedException {
    Optional<AudioFormat> accepted = accepted(call).flatMap(AcceptedAudio::format);
    return call.body(
        limits.body(), body -> ParameterReader.read(call.header("Content-Type"), body, accepted));
  }

  @Override
  public Reply done(Call call, SpeechSynthesized speech) {
    try {
      if (accepted(call).isPresent()) {
        return bodies.reply(speech.getAudio().getUri()).with("Vary", "Accept");
      }
      ObjectNode body = Json.object();
      body.putObject("audio").put("url", links.link(speech.getAudio().getUri(), call.baseUrl()));
      return Reply.json(200, body);
    } catch (UnreachableAudioException e) {
      return Reply.error(500, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Reply later(Call call, KnownJob job) {
    return Reply.json(202, json.write(job, call.baseUrl()));
  }

  private static Optional<AcceptedAudio> accepted(Call call) {
    return AcceptedAudio.of(call.headers("Accept"));
  }

  @Override
  public ErrorShape errors() {
    return ErrorShape.DETAIL;
  }
}
