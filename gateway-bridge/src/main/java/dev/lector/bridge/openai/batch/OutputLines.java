package dev.lector.bridge.openai.batch;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.audio.AudioStoreException;
import dev.lector.audio.StoredAudio;
import dev.lector.bridge.batches.BatchDesk;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.media.AudioBodies;
import dev.lector.bridge.media.AudioLinks;
import dev.lector.bridge.media.UnreachableAudioException;
import dev.lector.bridge.openai.OpenAiErrors;
import dev.lector.bridge.speech.Rejections;
import dev.lector.events.Audio;
import dev.lector.events.Job;
import dev.lector.events.RejectionCode;
import dev.lector.events.SpeechRejected;
import dev.lector.events.SpeechSynthesized;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of a batch's lines, as OpenAI's output and error files have it: {@code {id,
 * custom_id, response: {status_code, request_id, body}, error}}. Audio is a link and, where the
 * batch wants it, base64.
 */
final class OutputLines {
  private final BatchDesk batches;
  private final AudioLinks links;
  private final AudioBodies audios;
  private final int longestInline;

  /**
   * @param batches knows the items
   * @param links makes links to their audio
   * @param audios gives it
   * @param longestInline audio that is written into a line, bytes
   */
  OutputLines(BatchDesk batches, AudioLinks links, AudioBodies audios, int longestInline) {
    this.batches = batches;
    this.links = links;
    this.audios = audios;
    this.longestInline = longestInline;
  }

  /** The beginning of a line. */
  static ObjectNode line(String id, @Nullable String customId) {
    return Json.object().put("id", "batch_req_" + id).put("custom_id", customId);
  }

  /** The first page of a batch's items, before anything is written. */
  List<Job> first(BatchRecord batch, String tenant) throws RefusedException, InterruptedException {
    return batch.items() == 0 ? List.of() : batches.items(batch.id(), tenant, 0);
  }

  /**
   * Writes the lines of all items with audio, or of all without.
   *
   * @param page the first page
   * @param succeeded which
   * @throws IOException when the client is gone, or the rest of the items cannot be had, or audio
   *     that is to be in a line
   */
  void write(
      BatchRecord batch,
      String tenant,
      List<Job> page,
      boolean succeeded,
      String baseUrl,
      OutputStream out)
      throws IOException, InterruptedException {
    JsonGenerator lines = Json.lines(out);
    boolean any = false;
    int told = 0;
    for (List<Job> jobs = page; !jobs.isEmpty(); jobs = next(batch, tenant, jobs)) {
      told += jobs.size();
      for (Job job : jobs) {
        if (job.getOutcome() instanceof SpeechSynthesized speech && succeeded) {
          spoken(lines, batch, job, speech, baseUrl, this::data);
          any = true;
        } else if (job.getOutcome() instanceof SpeechRejected rejected && !succeeded) {
          lines.writeTree(failed(job, rejected));
          any = true;
        }
      }
    }
    if (told != batch.items()) {
      // Short output that looks whole would be taken for all there is.
      throw new IOException(
          "The ledger tells %d of the %d items of batch %s"
              .formatted(told, batch.items(), batch.id()));
    }
    if (any) {
      lines.writeRaw('\n');
    }
    lines.close();
  }

  /**
   * What became of a batch's items.
   *
   * @param succeeded items with audio
   * @param failed items without
   * @param cancelled of these, those that were not started for that
   * @param expired of these, those that were not done in time
   * @param outputBytes length of the lines of those with audio
   * @param errorBytes length of the lines of the others
   */
  record Totals(
      int succeeded, int failed, int cancelled, int expired, long outputBytes, long errorBytes) {}

  /** Counts what {@link #write} would write; reads no audio. */
  Totals count(BatchRecord batch, String tenant, List<Job> page, String baseUrl)
      throws IOException, InterruptedException {
    CountingStream output = new CountingStream();
    CountingStream errors = new CountingStream();
    int succeeded = 0;
    int failed = 0;
    int cancelled = 0;
    int expired = 0;
    try (JsonGenerator spoken = Json.lines(output);
        JsonGenerator unspoken = Json.lines(errors)) {
      for (List<Job> jobs = page; !jobs.isEmpty(); jobs = next(batch, tenant, jobs)) {
        for (Job job : jobs) {
          if (job.getOutcome() instanceof SpeechSynthesized speech) {
            spoken(spoken, batch, job, speech, baseUrl, output::base64);
            succeeded++;
          } else if (job.getOutcome() instanceof SpeechRejected rejected) {
            unspoken.writeTree(failed(job, rejected));
            failed++;
            cancelled += rejected.getCode() == RejectionCode.CANCELLED ? 1 : 0;
            expired += rejected.getCode() == RejectionCode.DEADLINE_EXCEEDED ? 1 : 0;
          }
        }
      }
    }
    return new Totals(
        succeeded, failed, cancelled, expired, output.lines(succeeded), errors.lines(failed));
  }

  /** Writes audio into a line. */
  @FunctionalInterface
  private interface Data {
    void write(JsonGenerator lines, Audio audio, int longest) throws IOException;
  }

  /** Counts bytes. */
  private static final class CountingStream extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }

    /** Counts audio as if it were written. */
    void base64(JsonGenerator lines, Audio audio, int longest) throws IOException {
      if (audio.getBytes() > longest) {
        lines.writeNull();
      } else {
        lines.writeString("");
        count += 4 * Math.ceilDiv(audio.getBytes(), 3L);
      }
    }

    /** Length with the end of the last line, which separators do not have. */
    long lines(int lines) {
      return lines == 0 ? 0 : count + 1;
    }
  }

  private List<Job> next(BatchRecord batch, String tenant, List<Job> page)
      throws IOException, InterruptedException {
    Integer last = page.getLast().getItem();
    if (page.size() < BatchDesk.PAGE || last == null) {
      return List.of();
    }
    try {
      return batches.items(batch.id(), tenant, last + 1);
    } catch (RefusedException e) {
      throw new IOException("The ledger does not tell the rest of batch " + batch.id(), e);
    }
  }

  private void spoken(
      JsonGenerator lines,
      BatchRecord batch,
      Job job,
      SpeechSynthesized speech,
      String baseUrl,
      Data data)
      throws IOException {
    Audio audio = speech.getAudio();
    lines.writeStartObject();
    lines.writeStringField("id", "batch_req_" + job.getRequestId());
    lines.writeStringField("custom_id", job.getItemId());
    lines.writeObjectFieldStart("response");
    lines.writeNumberField("status_code", 200);
    lines.writeStringField("request_id", job.getRequestId());
    lines.writeObjectFieldStart("body");
    lines.writeStringField("object", "audio.speech");
    lines.writeStringField("model", speech.getModelId());
    lines.writeStringField("voice", speech.getVoice());
    lines.writeObjectFieldStart("audio");
    lines.writeStringField("url", url(audio, baseUrl));
    lines.writeStringField("content_type", audio.getContentType());
    lines.writeNumberField("bytes", audio.getBytes());
    lines.writeStringField("sha256", audio.getSha256());
    lines.writeNumberField("sample_rate", audio.getSampleRate());
    lines.writeNumberField("channels", audio.getChannels());
    lines.writeNumberField("duration_ms", audio.getDurationMs());
    if (batch.inline()) {
      lines.writeFieldName("data");
      data.write(lines, audio, longestInline);
    }
    lines.writeEndObject();
    lines.writeEndObject();
    lines.writeEndObject();
    lines.writeNullField("error");
    lines.writeEndObject();
  }

  private void data(JsonGenerator lines, Audio audio, int longest) throws IOException {
    if (audio.getBytes() > longest) {
      lines.writeNull();
      return;
    }
    StoredAudio stored;
    try {
      stored = audios.find(audio.getUri());
    } catch (UnreachableAudioException e) {
      if (e.getCause() instanceof AudioStoreException) {
        // It is there, and fetching the file again will give it.
        throw new IOException(e.getMessage(), e);
      }
      lines.writeNull();
      return;
    }
    try (InputStream in = audios.open(stored)) {
      lines.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, Math.toIntExact(stored.bytes()));
    }
  }

  private @Nullable String url(Audio audio, String baseUrl) {
    try {
      return links.link(audio.getUri(), baseUrl);
    } catch (UnreachableAudioException e) {
      return null;
    }
  }

  private static ObjectNode failed(Job job, SpeechRejected rejected) {
    ObjectNode line = line(job.getRequestId(), job.getItemId());
    RejectionCode code = rejected.getCode();
    if (code == RejectionCode.CANCELLED || code == RejectionCode.DEADLINE_EXCEEDED) {
      boolean expired = code == RejectionCode.DEADLINE_EXCEEDED;
      line.putNull("response");
      line.putObject("error")
          .put("code", expired ? "batch_expired" : "batch_cancelled")
          .put(
              "message",
              expired
                  ? "This request was not done before the completion window ended."
                  : "This request was not started before the batch was cancelled.");
      return line;
    }
    Reply answer = Rejections.answer(rejected);
    ObjectNode error = (ObjectNode) OpenAiErrors.of(answer);
    ((ObjectNode) error.path("error")).put("code", code.name().toLowerCase(Locale.ROOT));
    line.putObject("response")
        .put("status_code", answer.status())
        .put("request_id", job.getRequestId())
        .set("body", error);
    line.putNull("error");
    return line;
  }
}
