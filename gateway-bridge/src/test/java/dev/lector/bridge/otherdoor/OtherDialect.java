package dev.lector.bridge.otherdoor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.ErrorShape;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.jobs.KnownJob;
import dev.lector.bridge.speech.SpeechDialect;
import dev.lector.bridge.speech.SpeechLimits;
import dev.lector.bridge.speech.SpeechParameters;
import dev.lector.events.SpeechSynthesized;
import java.nio.charset.StandardCharsets;

/**
 * Another interface to speech, which is this class and its route: plain text in, JSON of its own
 * out, errors as OpenAI words them.
 */
public final class OtherDialect implements SpeechDialect {
  @Override
  public SpeechParameters read(Call call, SpeechLimits limits) throws RefusedException {
    String text = call.body(limits.body(), body -> new String(body, StandardCharsets.UTF_8));
    if (text.startsWith("{")) {
      throw new RefusedException(415, "Send the text itself.");
    }
    String voice = call.query("voice").orElse("");
    return new SpeechParameters("", text, SpeechParameters.DESCRIPTION, voice, "", 1.0);
  }

  @Override
  public Reply done(Call call, SpeechSynthesized speech) {
    return Reply.json(200, Json.object().put("spoken_by", speech.getVoice()));
  }

  @Override
  public Reply later(Call call, KnownJob job) {
    return Reply.json(202, Json.object().put("ticket", job.id()));
  }

  @Override
  public ErrorShape errors() {
    return (status, message) -> {
      ObjectNode body = Json.object();
      body.putObject("error")
          .put("message", message)
          .put("type", status < 500 ? "invalid_request_error" : "server_error");
      return body;
    };
  }
}
