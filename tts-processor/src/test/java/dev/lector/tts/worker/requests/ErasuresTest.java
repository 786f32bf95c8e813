package dev.lector.tts.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lector.audio.AudioStore;
import dev.lector.audio.AudioStores;
import dev.lector.events.JobErased;
import dev.lector.events.SpeechRequested;
import dev.lector.registry.MockSchemaRegistry;
import dev.lector.registry.SchemaRegistryClient;
import dev.lector.serde.SpecificAvroSerializer;
import dev.lector.topics.Topics;
import dev.lector.tts.worker.WorkerSuite;
import dev.lector.tts.worker.common.Stop;
import dev.lector.tts.worker.common.WorkerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasuresTest {
  private static final WorkerConfig CONFIG = WorkerSuite.offline("erasures-test");

  @TempDir Path directory;

  @Test
  void jobsAndWhatWasDeletedOfThemAreNoted() throws Exception {
    List<String> deleted = new ArrayList<>();
    try (SchemaRegistryClient registry = new MockSchemaRegistry();
        SpecificAvroSerializer<JobErased> writer = new SpecificAvroSerializer<>(registry);
        AudioStore store = AudioStores.create(Map.of("dir", directory.toString()));
        Erasures erasures = new Erasures(CONFIG, registry, store, new Stop(), deleted::addAll)) {
      writer.configure(CONFIG.registry(), false);
      JobErased event =
          JobErased.newBuilder()
              .setRequestId("r")
              .setTenant("acme")
              .setAudio(List.of("file:/a", "file:/a.times"))
              .build();
      byte[] value = writer.serialize(Topics.ERASURES, event);
      byte[] unreadable = {7};
      erasures.note(new ConsumerRecord<>(Topics.ERASURES, 0, 0, new byte[0], unreadable));
      erasures.note(new ConsumerRecord<>(Topics.ERASURES, 0, 1, new byte[0], value));

      assertThat(deleted).containsExactly("file:/a", "file:/a.times");
      assertThat(erasures.cover(request("r", "acme"))).isTrue();
      assertThat(erasures.cover(request("r", "other"))).isFalse();
      assertThat(erasures.cover(request("s", "acme"))).isFalse();
    }
  }

  private static SpeechRequested request(String id, String tenant) {
    return SpeechRequested.newBuilder().setRequestId(id).setTenant(tenant).setText("t").build();
  }
}
