#!/usr/bin/env bash
# Speaks a text into an MP3 file: speak.sh [TEXT [FILE]]
set -euo pipefail
url=${LECTOR_URL:-http://localhost:8080}
text=${1:-Hello from curl.}
file=${2:-hello.mp3}
auth=()
[ -z "${LECTOR_TOKEN:-}" ] || auth=(-H "authorization: Bearer $LECTOR_TOKEN")

jq -n --arg text "$text" '{text: $text, response_format: "mp3"}' |
  curl -sS --fail-with-body ${auth[@]+"${auth[@]}"} -H 'content-type: application/json' -H 'accept: audio/mpeg' \
    --data-binary @- -o "$file" "$url/text-to-speech" || {
  cat "$file" >&2 # the answer says what was wrong
  rm -f "$file"
  exit 1
}
echo "$file"
