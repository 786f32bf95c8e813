package dev.lector.standalone.faults;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A farm for the tests of a class; after each, every request has ended exactly once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FarmSuite {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  Path directory;
  SingleBroker broker;
  Farm farm;
  Audit audit;
  Backend backend;

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    directory = temporary;
    broker = new SingleBroker(directory);
    farm = new Farm(directory, broker);
    // Makes the topics and the groups.
    farm.worker("first", Map.of()).kill();
    audit = new Audit(farm.bootstrap(), farm.registryUrl());
    backend = new Backend(farm.bootstrap(), farm.registryUrl());
  }

  @AfterEach
  void everythingEndedOnceAndIsWhole() {
    try {
      audit.requireExactlyOneEndEach();
    } finally {
      farm.killTheRest();
    }
  }

  @AfterAll
  void stop() throws Exception {
    backend.close();
    audit.close();
    farm.close();
  }

  static HttpRequest post(int port, String text) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/text-to-speech"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
        .build();
  }

  /** Short texts, none like another. */
  static List<String> texts(String about, int count) {
    return IntStream.range(0, count).mapToObj(i -> about + ", number " + i + ".").toList();
  }
}
