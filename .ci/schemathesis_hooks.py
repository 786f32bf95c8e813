"""What schemathesis has to be told to test docs/openapi.yaml: bodies of JSON Lines are text."""
import schemathesis

for media_type in ("application/jsonl", "audio/*"):
    schemathesis.serializer.alias(media_type, "text/plain")
