package dev.lector.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command sets for services that it starts for itself alone: they are asked on this machine,
 * by a name that no certificate need have.
 */
final class PlainHttp {
  private PlainHttp() {}

  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (String key :
        List.of(
            "http.tls.certificate",
            "http.tls.key",
            "http.tls.clientca",
            "farm.tls.certificate",
            "farm.tls.key",
            "farm.tls.ca",
            "farm.secret")) {
      settings.put("lector." + key, "");
    }
    settings.put("lector.farm.tls.clients", "false");
    settings.put("lector.farm.tls.names", "true");
    return settings;
  }
}
