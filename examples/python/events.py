"""Speaks a text over Kafka, with Avro and a schema registry: python events.py [TEXT [FILE]]

Publishes a SpeechRequested, waits for the SpeechFinished with the same requestId and fetches the audio.
"""

import os
import sys
import time
import uuid

import requests
from confluent_kafka import Consumer, Producer, TopicPartition
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

URL = os.environ.get("LECTOR_URL", "http://localhost:8080")
KAFKA = os.environ.get("LECTOR_KAFKA", "localhost:9092")
REGISTRY = os.environ.get("LECTOR_REGISTRY", "http://localhost:8081")
TOKEN = os.environ.get("LECTOR_TOKEN")
TENANT = os.environ.get("LECTOR_TENANT", "")  # whose the token is
REQUESTS = "speech.requests"
COMPLETIONS = "speech.completions"


def main(text: str = "Hello from the queue.", file: str = "events.wav") -> None:
    registry = SchemaRegistryClient({"url": REGISTRY})
    consumer = completions()
    request_id = str(uuid.uuid4())
    publish(registry, {"requestId": request_id, "text": text, "tenant": TENANT})
    finished = wait_for(request_id, consumer, AvroDeserializer(registry))
    # A union: SpeechSynthesized has audio, SpeechRejected a code and a message.
    outcome = finished["outcome"]
    if "audio" not in outcome:
        sys.exit(f"{outcome['code']}: {outcome['message']}")
    print(f"{outcome['audio']['durationMs']} ms by {outcome['voice']}: {outcome['audio']['uri']}")
    with open(file, "wb") as out:
        out.write(fetch(request_id))
    print(file)


def publish(registry: SchemaRegistryClient, request: dict) -> None:
    """Sends a request as its schema in the registry has it; what is left out gets its default."""
    serialize = AvroSerializer(registry, conf={"auto.register.schemas": False, "use.latest.version": True})
    producer = Producer({"bootstrap.servers": KAFKA, "enable.idempotence": True})
    value = serialize(request, SerializationContext(REQUESTS, MessageField.VALUE))
    failures = []
    producer.produce(
        REQUESTS,
        key=request["requestId"],
        value=value,
        on_delivery=lambda error, _: failures.append(error) if error else None,
    )
    if producer.flush(30) or failures:
        sys.exit(f"The request was not sent: {failures or 'no answer from ' + KAFKA}")


def completions() -> Consumer:
    """Reads all completions from now on. A service would join a group and commit offsets instead."""
    consumer = Consumer({"bootstrap.servers": KAFKA, "group.id": "none", "enable.auto.commit": False})
    partitions = consumer.list_topics(COMPLETIONS, timeout=30).topics[COMPLETIONS].partitions
    ends = []
    for number in partitions:
        partition = TopicPartition(COMPLETIONS, number)
        partition.offset = consumer.get_watermark_offsets(partition, timeout=30)[1]
        ends.append(partition)
    consumer.assign(ends)
    return consumer


def wait_for(request_id: str, consumer: Consumer, deserialize: AvroDeserializer, seconds: int = 120) -> dict:
    """The first completion of a request; later ones change nothing."""
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            record = consumer.poll(1.0)
            if record is None:
                continue
            if record.error():
                sys.exit(str(record.error()))
            if record.key() == request_id.encode():
                return deserialize(record.value(), SerializationContext(COMPLETIONS, MessageField.VALUE))
    finally:
        consumer.close()
    sys.exit(f"Nobody finished {request_id} within {seconds} s")


def fetch(request_id: str) -> bytes:
    """The audio through the bridge. Who has access to the store may read audio.uri there."""
    headers = {"Authorization": f"Bearer {TOKEN}"} if TOKEN else {}
    for _ in range(50):
        audio = requests.get(f"{URL}/jobs/{request_id}/audio", headers=headers, timeout=60)
        if audio.status_code != 404:
            audio.raise_for_status()
            return audio.content
        time.sleep(0.2)  # the bridge hears of the completion a moment later
    sys.exit(f"The bridge at {URL} does not know {request_id}")


if __name__ == "__main__":
    main(*sys.argv[1:])
