"""Speaks with a server through OpenAI's own client, and prints what came of it, a line each."""
import base64
import hashlib
import json
import sys

from openai import BadRequestError, NotFoundError, OpenAI

client = OpenAI(base_url=sys.argv[1], api_key="test")

with client.audio.speech.with_streaming_response.create(
    model="gpt-4o-mini-tts", voice="alloy", input="Hello.", instructions="Calm.", speed=1.25
) as response:
    digest = hashlib.sha256()
    for chunk in response.iter_bytes():
        digest.update(chunk)
    print("streamed", response.headers["content-type"], digest.hexdigest())

whole = client.audio.speech.create(model="tts-1", voice="onyx", input="Hello.", response_format="pcm")
print("whole", whole.response.headers["x-sample-rate"], hashlib.sha256(whole.content).hexdigest())

with client.audio.speech.with_streaming_response.create(
    model="gpt-4o-mini-tts", voice="alloy", input="Hello.", stream_format="sse"
) as response:
    digest = hashlib.sha256()
    for line in response.iter_lines():
        if line.startswith("data: "):
            event = json.loads(line[len("data: "):])
            if event["type"] == "speech.audio.delta":
                digest.update(base64.b64decode(event["audio"]))
            else:
                print("events", event["type"], event["usage"]["total_tokens"], digest.hexdigest())

try:
    client.audio.speech.create(model="tts-1", voice="onyx", input="Hello.", speed=5)
except BadRequestError as e:
    print("refused", e.param, e.type)

print("models", "tts-1" in [model.id for model in client.models.list()], client.models.retrieve("tts-1").id)
try:
    client.models.retrieve("gpt-9")
except NotFoundError as e:
    print("missing", e.code)
