#!/usr/bin/env bash
# Speaks each line of a file: batch.sh FILE [DIRECTORY] writes DIRECTORY/1.mp3, 2.mp3 …
set -euo pipefail
url=${LECTOR_URL:-http://localhost:8080}
lines=${1:?Usage: batch.sh FILE [DIRECTORY]}
directory=${2:-batch}
api=(curl -sS --fail-with-body)
[ -z "${LECTOR_TOKEN:-}" ] || api+=(-H "authorization: Bearer $LECTOR_TOKEN")
mkdir -p "$directory"

# One JSON object a line. The key makes it safe to send the batch again: the same key is the same batch.
key=$(cksum <"$lines" | tr ' ' -)
batch=$(jq -Rc 'select(. != "") | {id: "\(input_line_number)", text: ., response_format: "mp3"}' "$lines" |
  "${api[@]}" -H 'content-type: application/jsonl' -H "idempotency-key: $key" --data-binary @- "$url/batches") || {
  printf '%s\n' "$batch" >&2
  exit 1
}
id=$(jq -r .id <<<"$batch")

# Server-sent events, until the batch has finished.
"${api[@]}" -N "$url/batches/$id/events" | sed -un 's/^data: //p' | jq --unbuffered -r '"\(.done) of \(.items)"'

# Items come in pages; the links are signed and need no token.
next="/batches/$id/items"
while [ -n "$next" ]; do
  page=$("${api[@]}" "$url$next")
  jq -r '.items[] | [.item_id, .state, .audio.url // .error.msg] | @tsv' <<<"$page" |
    while IFS=$'\t' read -r name state detail; do
      if [ "$state" = SUCCEEDED ]; then
        curl -sSf -o "$directory/$name.mp3" "$detail"
        echo "$directory/$name.mp3"
      else
        echo "$name: $state: $detail" >&2
      fi
    done
  next=$(jq -r '.next // empty' <<<"$page")
done
