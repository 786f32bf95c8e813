package dev.lector.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lector.config.Service;
import dev.lector.config.Settings;
import dev.lector.config.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The Helm chart, rendered by Helm itself, against the manifests for kustomize. */
class HelmChartTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Path CHART = DEPLOY.resolve("helm/lector");

  /** Everything the chart can make. */
  private static final String[] EVERYTHING = {
    "store.type=volume",
    "mediaSecret=of-sixteen-or-more",
    "worker.device=cpu",
    "worker.lanes=4",
    "worker.modelsClaim=voices",
    "worker.autoscaling.enabled=true",
    "ingress.enabled=true",
    "ingress.tlsSecret=certificate",
    "tls.bridgeSecret=bridge-tls",
    "tls.farmSecret=farm-tls",
    "verifier.enabled=true",
    "verifier.image=example.org/listener:1",
    "verifier.recogniser=listen {audio}",
    "settings.LECTOR_KAFKA_SECURITY_PROTOCOL=SASL_SSL",
    "secretSettings.LECTOR_KAFKA_SASL_JAAS_CONFIG=secret",
    "bridge.open=true",
    "bridge.oidc.issuer=https://kubernetes.default.svc",
    "bridge.oidc.audience=lector",
    "bridge.oidc.tenantclaim=kubernetes.io.namespace",
    "bridge.oidcCa=kube-root-ca.crt",
  };

  /** Of yours in the cluster, named by the settings above. */
  private static final Set<String> OF_OTHERS =
      Set.of("Secret/certificate", "Secret/bridge-tls", "Secret/farm-tls", "Claim/voices");

  @TempDir Path directory;

  @BeforeEach
  void helmIsThere() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "helm"))),
        "there is no helm on the path: go install helm.sh/helm/v3/cmd/helm@v3.19.2");
  }

  @Test
  void itMakesWhatKustomizeMakes() throws Exception {
    Map<String, Object> chart =
        normal(
            render(
                "bridge.publicUrl=https://tts.example.org",
                "worker.autoscaling.enabled=false",
                "networkPolicies.enabled=false"));
    Map<String, Object> kustomize = new TreeMap<>();
    for (String file :
        List.of(
            "config.yaml",
            "gateway-bridge.yaml",
            "ledger.yaml",
            "tts-processor.yaml",
            "webhooks.yaml")) {
      kustomize.putAll(normal(Files.readString(DEPLOY.resolve("kubernetes").resolve(file))));
    }
    assertThat(chart.keySet()).isEqualTo(kustomize.keySet());
    kustomize.forEach((name, object) -> assertThat(chart.get(name)).as(name).isEqualTo(object));
  }

  @Test
  void itScalesWorkersAsTheManifestDoes() throws Exception {
    Object made =
        normal(render("worker.autoscaling.enabled=true")).get("ScaledObject/tts-processor");
    assertThat(made)
        .isEqualTo(
            normal(Files.readString(DEPLOY.resolve("kubernetes/autoscaling.yaml")))
                .get("ScaledObject/tts-processor"));
  }

  @Test
  void itKeepsOthersAwayAsTheManifestDoes() throws Exception {
    Map<String, Object> policies = new TreeMap<>(normal(render(EVERYTHING)));
    policies.keySet().removeIf(name -> !name.startsWith("NetworkPolicy/"));
    assertThat(policies)
        .isEqualTo(normal(Files.readString(DEPLOY.resolve("kubernetes/network-policies.yaml"))));
    assertThat(normal(render("webhooks.enabled=false")).keySet())
        .filteredOn(name -> name.startsWith("NetworkPolicy/"))
        .containsExactlyInAnyOrder(
            "NetworkPolicy/gateway-bridge", "NetworkPolicy/ledger", "NetworkPolicy/tts-processor");
  }

  @Test
  void aPolicyWithoutScrapersNamesTheFarmAlone() throws Exception {
    Map<String, Object> objects = normal(render("networkPolicies.scrapers=null"));
    assertThat(String.valueOf(objects.get("NetworkPolicy/webhooks")))
        .contains("policyTypes")
        .doesNotContain("ingress=");
    assertThat(String.valueOf(objects.get("NetworkPolicy/ledger")))
        .contains("gateway-bridge")
        .doesNotContain("namespaceSelector");
  }

  @Test
  void everythingItRefersToIsThere() throws Exception {
    String rendered = render(EVERYTHING);
    Map<String, Object> objects = normal(rendered);
    assertThat(objects)
        .containsKeys(
            "Deployment/verifier",
            "Ingress/gateway-bridge",
            "ScaledObject/tts-processor",
            "PersistentVolumeClaim/audio");
    Set<String> referred = new HashSet<>();
    objects.values().forEach(object -> references(object, referred));
    assertThat(referred).contains("Claim/audio", "Service/gateway-bridge", "Secret/bridge");
    for (String reference : referred) {
      assertThat(OF_OTHERS.contains(reference) || objects.containsKey(kind(reference)))
          .as(reference)
          .isTrue();
    }
    for (Object object : objects.values()) {
      mountsHaveVolumes(object);
    }
  }

  @Test
  void everyVariableIsASetting() throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (Object object : normal(render(EVERYTHING)).values()) {
      variables(object, environment);
    }
    assertThat(environment).containsKeys("LECTOR_VERIFIER_RECOGNISER", "LECTOR_AUTH_OPEN");
    for (Service service : Service.values()) {
      Settings settings =
          Settings.read(service, Map.of(), new Surroundings(environment, Map.of(), directory));
      assertThat(settings.ignored()).as(service.toString()).isEmpty();
    }
  }

  @Test
  void secretsOfYoursTakeThePlaceOfItsOwn() throws Exception {
    Map<String, Object> objects =
        normal(
            render(
                "existingSecret=mine",
                "bridge.existingSecret=tokens",
                "bridge.existingTenantsSecret=tenants",
                "webhooks.existingSecret=hooks"));
    assertThat(objects.keySet()).noneMatch(name -> name.startsWith("Secret/"));
    Set<String> referred = new HashSet<>();
    objects.values().forEach(object -> references(object, referred));
    assertThat(referred).contains("Secret/mine", "Secret/tokens", "Secret/tenants", "Secret/hooks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.type=ftp",
        "store.type=volume", // without a secret that bridges share
        "bridge.tokens=not-a-digest",
        "bridge.oidc.issuer=https://login.example.org", // without an audience
        "bridge.oidc.tenant=azp",
        "worker.lanes=0",
        "verifier.enabled=true", // without a recogniser
        "settings.lector_device=cpu",
        "nosuchvalue=1",
      })
  void valuesThatCannotWorkAreRefused(String value) throws Exception {
    assertThat(helm("template", "lector", CHART.toString(), "--set", value).code()).isNotZero();
  }

  @Test
  void helmFindsNothingToSay() throws Exception {
    Outcome lint = helm("lint", "--strict", CHART.toString());
    assertThat(lint.code()).as(lint.said()).isZero();
  }

  private String render(String... values) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("template", "lector", CHART.toString()));
    for (String value : values) {
      command.addAll(List.of("--set", value));
    }
    Outcome rendered = helm(command.toArray(String[]::new));
    assertThat(rendered.code()).as(rendered.said()).isZero();
    return rendered.said();
  }

  private record Outcome(int code, String said) {}

  private Outcome helm(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("helm"));
    command.addAll(List.of(arguments));
    Path said = directory.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    // Nothing of the user's own.
    builder.environment().put("HELM_CONFIG_HOME", directory.toString());
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(said));
  }

  /**
   * Objects by kind and name, without what Helm and kustomize add and name in their own ways:
   * labels, the release's name, where images come from.
   */
  private static Map<String, Object> normal(String manifests) {
    Map<String, Object> objects = new TreeMap<>();
    for (Object document : new Yaml().loadAll(manifests)) {
      if (document instanceof Map<?, ?> object) {
        Object plain = plain(object);
        objects.put(
            object.get("kind") + "/" + withoutRelease(at(object, "metadata", "name")), plain);
      }
    }
    return objects;
  }

  private static String at(Map<?, ?> object, String first, String second) {
    return object.get(first) instanceof Map<?, ?> inner ? String.valueOf(inner.get(second)) : "";
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, Object> plain = new HashMap<>();
        map.forEach(
            (key, inner) -> {
              switch (String.valueOf(key)) {
                case "labels" -> {}
                case "app.kubernetes.io/instance", "checksum/settings", "imagePullPolicy" -> {}
                case "image" ->
                    plain.put(
                        key, String.valueOf(inner).replaceAll(".*lector/([a-z-]+)(:.*)?", "$1"));
                default -> plain.put(key, plain(inner));
              }
            });
        yield plain;
      }
      case List<?> list -> list.stream().map(HelmChartTest::plain).toList();
      case String text -> withoutRelease(text);
      default -> value;
    };
  }

  private static String withoutRelease(String text) {
    return text.replaceAll(
        "\\blector-(gateway-bridge|ledger|webhooks|tts-processor|verifier|bridge|tenants|audio\\b(?!.*/))",
        "$1");
  }

  /** What an object refers to, as kind and name. */
  private static void references(Object value, Set<String> into) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("configMapRef") instanceof Map<?, ?> reference) {
        into.add("ConfigMap/" + reference.get("name"));
      }
      if (map.get("secretRef") instanceof Map<?, ?> reference) {
        into.add("Secret/" + reference.get("name"));
      }
      if (map.get("secretName") instanceof String name) {
        into.add("Secret/" + name);
      }
      if (map.get("claimName") instanceof String name) {
        into.add("Claim/" + name);
      }
      if (map.get("serviceName") instanceof String name) {
        into.add("Service/" + name);
      }
      if (map.get("service") instanceof Map<?, ?> service) {
        into.add("Service/" + service.get("name"));
      }
      map.values().forEach(inner -> references(inner, into));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> references(inner, into));
    }
  }

  private static String kind(String reference) {
    return reference.replace("Claim/", "PersistentVolumeClaim/");
  }

  private static void mountsHaveVolumes(Object value) {
    if (value instanceof Map<?, ?> map
        && map.get("spec") instanceof Map<?, ?> outer
        && outer.get("template") instanceof Map<?, ?> template
        && template.get("spec") instanceof Map<?, ?> pod) {
      Set<Object> volumes = new HashSet<>(names(pod, "volumes"));
      if (outer.get("volumeClaimTemplates") instanceof List<?> claims) {
        claims.forEach(claim -> volumes.add(at((Map<?, ?>) claim, "metadata", "name")));
      }
      assertThat(pod.get("containers")).isInstanceOf(List.class);
      if (pod.get("containers") instanceof List<?> containers) {
        for (Object container : containers) {
          assertThat(volumes).containsAll(names((Map<?, ?>) container, "volumeMounts"));
        }
      }
    }
  }

  private static List<Object> names(Map<?, ?> of, String key) {
    return of.get(key) instanceof List<?> named
        ? named.stream()
            .<Object>map(each -> String.valueOf(((Map<?, ?>) each).get("name")))
            .toList()
        : List.of();
  }

  private static void variables(Object value, Map<String, String> into) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("name") instanceof String name && name.startsWith("LECTOR_")) {
        into.put(name, "x");
      }
      map.forEach(
          (key, inner) -> {
            if (key instanceof String name && name.startsWith("LECTOR_")) {
              into.put(name, "x");
            }
            variables(inner, into);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> variables(inner, into));
    }
  }
}
