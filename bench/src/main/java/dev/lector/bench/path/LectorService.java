package dev.lector.bench.path;

import dev.lector.bench.machinery.HttpConnections;
import dev.lector.bench.machinery.MemoryStore;
import dev.lector.bench.machinery.Wait;
import dev.lector.bridge.Bridge;
import dev.lector.bridge.BridgeConfig;
import dev.lector.tts.TtsConfig;
import dev.lector.tts.TtsWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A whole gateway and a whole worker in this JVM, whose engine and store cost nothing. */
final class LectorService implements Service {
  private final Bridge bridge;
  private final TtsWorker worker;
  private final HttpConnections client;

  private LectorService(Bridge bridge, TtsWorker worker) {
    this.bridge = bridge;
    this.worker = worker;
    this.client = new HttpConnections(bridge.port());
  }

  static LectorService start(String bootstrapServers, Path work, int lanes) throws Exception {
    Path audio = work.resolve("audio");
    Map<String, String> common =
        Map.of(
            "lector.kafka.bootstrap.servers",
            bootstrapServers,
            "lector.registry.url",
            "mock://" + work.getFileName(),
            "lector.store.dir",
            audio.toString(),
            "lector.http.host",
            "127.0.0.1",
            "lector.http.port",
            "0",
            "lector.worker.name",
            "bench",
            "lector.worker.port",
            "-1",
            "lector.worker.lanes",
            Integer.toString(lanes));
    TtsWorker worker =
        TtsWorker.start(TtsConfig.load(common), new ReadyAudio(), new MemoryStore(audio));
    Bridge bridge = Bridge.start(BridgeConfig.load(common));
    LectorService service = new LectorService(bridge, worker);
    if (!Wait.until(() -> worker.ready() && bridge.ready())) {
      throw new IllegalStateException("Bridge and worker do not get ready");
    }
    return service;
  }

  @Override
  public void send(int index) throws IOException {
    Sentences.ask(client, index);
  }

  @Override
  public void close() {
    client.close();
    bridge.close();
    worker.close();
  }
}
