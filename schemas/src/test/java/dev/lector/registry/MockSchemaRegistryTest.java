package dev.lector.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lector.topics.Topics;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class MockSchemaRegistryTest {

  private static final Schema ONE =
      SchemaBuilder.record("A").fields().requiredString("x").endRecord();
  private static final Schema TWO =
      SchemaBuilder.record("A")
          .fields()
          .requiredString("x")
          .name("y")
          .type()
          .stringType()
          .stringDefault("")
          .endRecord();
  private static final Schema THREE =
      SchemaBuilder.record("A").fields().requiredString("x").requiredInt("z").endRecord();

  private final MockSchemaRegistry registry = new MockSchemaRegistry();

  @Test
  void aSchemaHasOneIdUnderEverySubject() {
    int id = registry.register("a", ONE);
    assertThat(registry.register("a", ONE)).isEqualTo(id);
    assertThat(registry.register("b", ONE)).isEqualTo(id);
    assertThat(registry.register("a", TWO)).isNotEqualTo(id);
    assertThat(registry.fetchById(id)).isEqualTo(ONE);
    assertThat(registry.versions("a")).containsExactly(1, 2);
    assertThat(registry.latest("a").schema()).isEqualTo(TWO);
    assertThat(registry.lookup("a", ONE)).isEqualTo(new RegisteredSchema("a", 1, id, ONE));
  }

  @Test
  void anIncompatibleVersionIsRefusedUnlessTheLevelAllowsIt() {
    registry.register("a", ONE);
    assertThat(registry.isCompatible("a", THREE)).isFalse();
    assertThatThrownBy(() -> registry.register("a", THREE))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("/fields/1");
    registry.setCompatibility("a", Compatibility.NONE);
    registry.register("a", THREE);
    assertThat(registry.versions("a")).containsExactly(1, 2);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> registry.fetchById(1)).isInstanceOf(NotRegisteredException.class);
    assertThatThrownBy(() -> registry.latest("a")).isInstanceOf(NotRegisteredException.class);
    registry.register("a", ONE);
    assertThatThrownBy(() -> registry.lookup("a", TWO)).isInstanceOf(NotRegisteredException.class);
  }

  @Test
  void clientsOfOneScopeShareARegistryAndOtherScopesDoNot() {
    Function<String, SchemaRegistryClient> client =
        scope -> SchemaRegistryClients.create(Map.of("schema.registry.url", "mock://" + scope));
    try (SchemaRegistryClient first = client.apply("one");
        SchemaRegistryClient second = client.apply("one");
        SchemaRegistryClient other = client.apply("two")) {
      first.register("a", ONE);
      assertThat(second.versions("a")).containsExactly(1);
      assertThat(other.versions("a")).isEmpty();
    }
  }

  @Test
  void theCatalogueIsRegisteredWithTheCompatibilityLectorPromises() {
    SubjectRegistrar registrar = new SubjectRegistrar(registry);
    registrar.register(Topics.valueSchemas());
    registrar.register(Topics.valueSchemas());
    assertThat(registry.versions("speech.requests-value")).containsExactly(1);
    assertThat(registry.compatibility("speech.jobs-value")).contains(Compatibility.FULL_TRANSITIVE);
  }

  @Test
  void aLevelSomebodySetIsLeftAlone() {
    registry.setCompatibility("t-value", Compatibility.BACKWARD);
    new SubjectRegistrar(registry).register(Map.of("t", ONE));
    assertThat(registry.compatibility("t-value")).contains(Compatibility.BACKWARD);
  }

  @Test
  void aCacheForgetsWhatWasNotUsedForLongest() {
    BoundedCache<String, String> cache = new BoundedCache<>(2);
    cache.get("a", key -> "1");
    cache.get("b", key -> "2");
    cache.get("a", key -> "not loaded again");
    cache.get("c", key -> "3");
    assertThat(cache.size()).isEqualTo(2);
    assertThat(cache.get("a", key -> "lost")).isEqualTo("1");
    assertThat(cache.get("b", key -> "loaded again")).isEqualTo("loaded again");
  }
}
