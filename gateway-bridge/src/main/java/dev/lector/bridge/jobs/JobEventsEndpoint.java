package dev.lector.bridge.jobs;

import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.events.Followed;
import dev.lector.bridge.events.Subscription;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;

/** {@code GET /jobs/{id}/events}: what becomes of a job, while it happens. */
final class JobEventsEndpoint implements Endpoint {
  private final JobLookup jobs;
  private final JobJson json;
  private final EventStreams streams;

  /**
   * @param jobs finds them
   * @param json writes them
   * @param streams sends them
   */
  JobEventsEndpoint(JobLookup jobs, JobJson json, EventStreams streams) {
    this.jobs = jobs;
    this.json = json;
    this.streams = streams;
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    String id = jobs.find(call, call.parameter()).id();
    return streams.open(
        call,
        new Followed<KnownJob>() {
          @Override
          public Subscription<KnownJob> follow() {
            return jobs.follow(id);
          }

          @Override
          public State look() throws RefusedException, InterruptedException {
            KnownJob job = jobs.find(call, id);
            return new State("job", json.write(job, call.baseUrl()), job.ended());
          }

          @Override
          public State after(KnownJob end) throws RefusedException, InterruptedException {
            // Which end counts, and who may see it, the lookup knows.
            return look();
          }
        });
  }
}
