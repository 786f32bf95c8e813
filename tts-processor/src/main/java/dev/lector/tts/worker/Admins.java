package dev.lector.tts.worker;

import dev.lector.tts.worker.common.WorkerConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes clients that ask brokers of themselves, and do not wait for the answer for ever. */
final class Admins {
  private static final String ASK_TIMEOUT_MS = "10000";

  private Admins() {}

  static Admin create(WorkerConfig config) {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, config.name() + "-admin");
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT_MS);
    return Admin.create(properties);
  }
}
