package dev.lector.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfluentPathsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/subjects",
        "/subjects/",
        "/subjects/speech.requests-value/versions/latest",
        "/subjects/a%2Fb/versions",
        "/schemas/ids/1",
        "/schemas/types",
        "/config",
        "/config/:.team:speech-value",
        "/mode",
        "/compatibility/subjects/speech.requests-value/versions/1",
        "/contexts",
        "/exporters/one/status"
      })
  void pathsOfConfluentsApiAreBelowApicuriosPathOfIt(String path) {
    assertThat(ConfluentPaths.inApicurio(path)).isEqualTo("/apis/ccompat/v7" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//subjects",
        "/subjectsof",
        "/apis/ccompat/v7/subjects",
        "/apis/registry/v3/groups/default/artifacts",
        "/configuration"
      })
  void otherPathsStayAsTheyAre(String path) {
    assertThat(ConfluentPaths.inApicurio(path)).isEqualTo(path);
  }
}
