package dev.lector.bridge.jobs;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Endpoint;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;

/**
 * {@code GET /jobs/{id}}: what this gateway knows of a job. Another tenant's job is as unknown as
 * none.
 */
public final class JobEndpoint implements Endpoint {
  private final JobBook jobs;
  private final JobJson json;

  /**
   * @param jobs the jobs seen
   * @param json writes them
   */
  public JobEndpoint(JobBook jobs, JobJson json) {
    this.jobs = jobs;
    this.json = json;
  }

  @Override
  public Reply answer(Call call) throws RefusedException {
    KnownJob job =
        jobs.find(call.parameter())
            .filter(found -> call.caller().maySee(found.tenant()))
            .orElseThrow(() -> new RefusedException(404, "There is no job with this id here."));
    return Reply.json(200, json.write(job, call.baseUrl())).with("Cache-Control", "no-store");
  }
}
