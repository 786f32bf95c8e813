package dev.lector.bridge.jobs;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;

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

  @Override
  public Reply answer(Call call) throws RefusedException, InterruptedException {
    KnownJob job = jobs.find(call, call.parameter());
    return Reply.json(200, json.write(job, call.baseUrl())).with("Cache-Control", "no-store");
  }
}
