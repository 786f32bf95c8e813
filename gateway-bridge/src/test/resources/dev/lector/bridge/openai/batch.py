"""Has a file of lines spoken through OpenAI's own client, and prints what came of it, a line each."""
import base64
import json
import sys

from openai import BadRequestError, NotFoundError, OpenAI

client = OpenAI(base_url=sys.argv[1], api_key="test", max_retries=0)
stranger = OpenAI(base_url=sys.argv[1], api_key="secret", max_retries=0)


def line(name, text):
    body = {"model": "tts-1", "input": text, "voice": "alloy"}
    return json.dumps({"custom_id": name, "method": "POST", "url": "/v1/audio/speech", "body": body})


lines = "\n".join([line("a", "One."), line("b", " "), line("c", "Three.")])
file = client.files.create(file=("in.jsonl", lines.encode()), purpose="batch")
print("file", file.filename, file.bytes == len(lines), file.purpose)
made = client.batches.create(
    input_file_id=file.id,
    endpoint="/v1/audio/speech",
    completion_window="24h",
    metadata={"lector_inline": "true"},
)
batch = client.batches.retrieve(made.id)
counts = batch.request_counts
print("batch", batch.status, counts.total, counts.completed, counts.failed)
for text in client.files.content(batch.output_file_id).text.splitlines():
    entry = json.loads(text)
    audio = entry["response"]["body"]["audio"]
    print("output", entry["custom_id"], base64.b64decode(audio["data"]).decode())
for text in client.files.content(batch.error_file_id).text.splitlines():
    entry = json.loads(text)
    print("error", entry["custom_id"], entry["response"]["status_code"], entry["line"])
client.batches.create(input_file_id=file.id, endpoint="/v1/audio/speech", completion_window="24h")
print("listed", len(list(client.batches.list(limit=1))), len(list(client.files.list(limit=2))))
try:
    client.batches.create(input_file_id="file-none", endpoint="/v1/audio/speech", completion_window="24h")
except BadRequestError as e:
    print("refused", e.param)
try:
    client.batches.cancel(batch.id)
except Exception as e:
    print("cancel", type(e).__name__)
try:
    stranger.files.retrieve(file.id)
except NotFoundError as e:
    print("stranger", e.param, len(list(stranger.files.list())))
print("deleted", client.files.delete(file.id).deleted)
