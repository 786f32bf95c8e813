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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The network policies, against the pods that they are for. */
class NetworkPoliciesTest {
  private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes");
  private static final Path TEMPLATES = Path.of("..", "deploy", "helm", "lector", "templates");
  private static final String NAME = "app.kubernetes.io~1name";

  @Test
  void everyPodHasAPolicyThatNamesItsPortsAndPodsThatThereAre() throws Exception {
    Map<String, Set<Integer>> pods = new TreeMap<>();
    pods.put("verifier", Set.of(verifierPort())); // of the chart alone
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

  @Test
  void everyScratchVolumeIsBounded() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path directory : List.of(MANIFESTS, TEMPLATES)) {
      try (Stream<Path> listed = Files.list(directory)) {
        listed.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
      }
    }
    for (Path file : files) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain("emptyDir: {}");
    }
    for (String name : List.of("gateway-bridge", "ledger", "tts-processor", "webhooks")) {
      assertThat(scratch(TEMPLATES.resolve(name + ".yaml")))
          .as(name)
          .isEqualTo(scratch(MANIFESTS.resolve(name + ".yaml")));
    }
  }

  /** The size of what is mounted at /tmp. */
  private static String scratch(Path file) throws IOException {
    Matcher matcher =
        Pattern.compile("- name: tmp\\s+emptyDir: \\{sizeLimit: (\\w+)}")
            .matcher(Files.readString(file));
    assertThat(matcher.find()).as(file.toString()).isTrue();
    return matcher.group(1);
  }

  private static int verifierPort() throws IOException {
    Matcher matcher =
        Pattern.compile("containerPort: (\\d+)")
            .matcher(Files.readString(TEMPLATES.resolve("verifier.yaml")));
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
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
