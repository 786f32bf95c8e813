-- How much each tenant has had spoken, and how long it waited for it, over all completions that Kafka keeps.
-- Columns are those of SpeechFinished that the query needs: Avro skips the others.
CREATE TABLE completions (
  requestId STRING,
  tenant STRING,
  characters INT,
  timings ROW<queuedMs BIGINT, synthesisMs BIGINT, storeMs BIGINT>
) WITH (
  'connector' = 'kafka',
  'topic' = 'speech.completions',
  'properties.bootstrap.servers' = '${LECTOR_KAFKA:-localhost:9092}',
  'scan.startup.mode' = 'earliest-offset',
  'scan.bounded.mode' = 'latest-offset',
  'value.format' = 'avro-confluent',
  'value.avro-confluent.url' = '${LECTOR_REGISTRY:-http://localhost:8081}'
);

SELECT
  tenant,
  COUNT(DISTINCT requestId) AS requests,
  SUM(characters) AS characters,
  AVG(timings.queuedMs) AS queued_ms,
  AVG(timings.synthesisMs) AS synthesis_ms
FROM completions
GROUP BY tenant;
