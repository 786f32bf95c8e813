package dev.lector.bridge.jobs;

import dev.lector.bridge.events.EventStreams;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.streams.AudioStreams;

/** {@code GET /jobs/{id}}: what became of a job. Another tenant's job is as unknown as none. */
public final class JobEndpoint implements Endpoint {
  private final JobLookup jobs;
  private final JobJson json;

  /**
   * @param jobs finds them
   * @param json writes them
   */
  public JobEndpoint(JobLookup jobs, JobJson json) {
    this.jobs = jobs;
    this.json = json;
  }

  /** Adds a job, its events and its audio to a bridge's routes. */
  public static void addTo(
      Routes.Builder routes,
      JobLookup jobs,
      JobJson json,
      EventStreams events,
      AudioStreams audio) {
    routes
        .guarded("GET", JobJson.PATH + "*", new JobEndpoint(jobs, json))
        .guarded("GET", JobJson.PATH + "*/events", new JobEventsEndpoint(jobs, json, events))
        .guarded("GET", JobJson.PATH + "*/audio", new JobAudioEndpoint(jobs, audio));
  }

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    KnownJob job = jobs.find(call, call.parameter());
    return Reply.json(200, json.write(job, call.baseUrl())).with("Cache-Control", "no-store");
  }
}
