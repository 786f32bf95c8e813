package dev.lector.bridge.jobs;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.streams.AudioStream;
import dev.lector.bridge.streams.AudioStreams;
import dev.lector.bridge.streams.Cursor;
import dev.lector.bridge.streams.StreamReplies;
import dev.lector.events.SpeechFinished;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import java.io.IOException;

/**
 * {@code GET /jobs/{id}/audio}: the audio of a job, while it is made where its request is streamed,
 * and whole afterwards; from {@code Last-Event-ID} on.
 */
final class JobAudioEndpoint implements Endpoint {
  private static final int RETRY_SECONDS = 2;

  private final JobLookup jobs;
  private final AudioStreams streams;

  /**
   * @param jobs finds jobs
   * @param streams has their audio
   */
  JobAudioEndpoint(JobLookup jobs, AudioStreams streams) {
    this.jobs = jobs;
    this.streams = streams;
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    Cursor heard = call.header("Last-Event-ID").flatMap(Cursor::parse).orElse(Cursor.BEGINNING);
    KnownJob job = jobs.findSoon(call, call.parameter());
    if (job.finished() != null) {
      return ended(call, job.finished(), heard);
    }
    AudioStream stream = streams.resume(job.id(), job.tenant(), job.fingerprint(), heard);
    boolean answered = false;
    try {
      // It may have ended before this listened.
      KnownJob now = jobs.find(call, job.id());
      if (now.finished() != null) {
        return ended(call, now.finished(), heard);
      }
      if (!StreamReplies.wantsEvents(call)) {
        stream.begin();
      }
      answered = true;
      return StreamReplies.of(call, stream);
    } catch (IOException e) {
      SpeechFinished end = jobs.find(call, job.id()).finished();
      return end == null
          ? Reply.unavailable("Nothing of this job's audio is there yet; ask again.", RETRY_SECONDS)
          : ended(call, end, heard);
    } finally {
      if (!answered) {
        stream.close();
      }
    }
  }

  private Reply ended(Call call, SpeechFinished finished, Cursor heard) {
    return switch (finished.getOutcome()) {
      case SpeechSynthesized speech -> StreamReplies.whole(call, streams, speech, heard);
      case SpeechRejected rejected ->
          Reply.error(
              409,
              "This job ended without audio: %s: %s"
                  .formatted(rejected.getCode(), rejected.getMessage()));
      default -> throw new IllegalStateException("An outcome is one of two kinds");
    };
  }
}
