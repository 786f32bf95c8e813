package dev.lector.bench.path;

import dev.lector.bench.machinery.BrokerProcess;
import dev.lector.bench.measure.Benchmark;
import dev.lector.bench.measure.Goal;
import dev.lector.bench.measure.Run;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** {@code reply-template}: Lector against request-reply as Spring Kafka offers it. */
public final class ReplyTemplateBenchmark implements Benchmark {
  @Override
  public String name() {
    return "reply-template";
  }

  @Override
  public String question() {
    return "POST to 200, against Spring Kafka's ReplyingKafkaTemplate behind a minimal HTTP server";
  }

  @Override
  public void measure(Run run) throws Exception {
    run.fact("lanes", Integer.toString(PipelineBenchmark.LANES));
    // Spring's producers as Lector's: with Kafka's own linger of 5 ms each hop would take that
    // long.
    Map<String, Object> settings =
        Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.LINGER_MS_CONFIG, 0);
    try (BrokerProcess broker = BrokerProcess.start(run.work());
        Service spring = SpringService.start(broker.bootstrapServers(), "spring", settings);
        Service lector =
            LectorService.start(broker.bootstrapServers(), run.work(), PipelineBenchmark.LANES)) {
      new Contest(run, "Spring Kafka", Goal.atMost(1), Goal.atMost(1)).hold(lector, spring);
    }
  }
}
