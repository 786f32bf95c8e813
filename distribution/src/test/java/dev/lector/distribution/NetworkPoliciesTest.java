package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The network policies, against the pods that they are for. */
class NetworkPoliciesTest {
  private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes");
  private static final String NAME = "app.kubernetes.io~1name";

  @Test
  void everyPodHasAPolicyThatNamesItsPortsAndPodsThatThereAre() throws Exception {
    Map<String, Set<Integer>> pods = new TreeMap<>();
    for (String file :
        Set.of("gateway-bridge.yaml", "ledger.yaml", "tts-processor.yaml", "webhooks.yaml")) {
      for (JsonNode object : objects(file)) {
        JsonNode pod = object.at("/spec/template");
        if (!pod.isMissingNode()) {
          pods.put(pod.at("/metadata/labels/" + NAME).asText(), ports(pod, "containerPort"));
        }
      }
    }
    Map<String, Set<Integer>> policies = new TreeMap<>();
    for (JsonNode policy : objects("network-policies.yaml")) {
      policies.put(
          policy.at("/spec/podSelector/matchLabels/" + NAME).asText(), ports(policy, "port"));
      policy
          .findValues("podSelector")
          .forEach(
              selector ->
                  assertThat(pods).containsKey(selector.at("/matchLabels/" + NAME).asText()));
    }
    assertThat(policies).isEqualTo(pods);
  }

  private static Set<Integer> ports(JsonNode object, String key) {
    Set<Integer> ports = new TreeSet<>();
    object
        .findValues(key)
        .forEach(
            port -> {
              if (port.isInt()) {
                ports.add(port.intValue());
              }
            });
    return ports;
  }

  private static List<JsonNode> objects(String file) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (Object object : new Yaml().loadAll(Files.readString(MANIFESTS.resolve(file)))) {
      objects.add(json.valueToTree(object));
    }
    return objects;
  }
}
