#!/usr/bin/env bash
# Brings Lector up in containers on CPUs, says a sentence, has a small batch worked, scales the workers to three,
# kills one under load and checks that every request still ends with its audio. Needs Docker with Compose, curl and a
# JDK 25.
#
#   deploy/smoke-test.sh            builds jars and images, tests, takes everything down again
#   KEEP=1 deploy/smoke-test.sh     leaves it running
#   BUILD=0 deploy/smoke-test.sh    takes the images as they are
#   REQUESTS=500 CALLERS=50 ...     a larger load (default 120 requests by 24 callers)
#   REQUESTS=12 CALLERS=3 MORE= ... a small one of short sentences, for machines that need a minute for what 24 callers ask
set -euo pipefail
cd "$(dirname "$0")/.."

PROJECT=${PROJECT:-lector-smoke}
REQUESTS=${REQUESTS:-120}
CALLERS=${CALLERS:-24}
export LECTOR_HTTP_PORT=${LECTOR_HTTP_PORT:-18080}
export LECTOR_KAFKA_PORT=${LECTOR_KAFKA_PORT:-19092}
export LECTOR_REGISTRY_PORT=${LECTOR_REGISTRY_PORT:-18081}
URL=http://localhost:$LECTOR_HTTP_PORT
WORK=$(mktemp -d)

if docker compose version >/dev/null 2>&1; then COMPOSE=(docker compose); else COMPOSE=(docker-compose); fi
COMPOSE+=(--project-name "$PROJECT" -f docker-compose.yml -f docker-compose.cpu.yml)

say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*"; }
fail() {
  say "FAILED: $*" >&2
  "${COMPOSE[@]}" ps >&2 || true
  "${COMPOSE[@]}" logs --tail=40 bridge ledger webhooks worker-cpu >&2 || true
  exit 1
}
finish() {
  rm -rf "$WORK"
  [[ ${KEEP:-0} == 1 ]] || "${COMPOSE[@]}" down --volumes >/dev/null 2>&1
}
trap finish EXIT

# await SECONDS WHAT COMMAND...: until the command succeeds
await() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || fail "$what"
    sleep 1
  done
}

# speak TEXT ANSWER: the answer's body into a file, the status and the time to standard output
speak() {
  curl --silent --output "$2" --write-out '%{http_code} %{time_total}\n' --max-time 90 \
    --header 'Content-Type: application/json' --data "{\"text\":\"$1\"}" "$URL/text-to-speech"
}

# check_audio ANSWER: the URL in an answer serves a WAV file
check_audio() {
  local url
  url=$(sed -n 's/.*"url" *: *"\([^"]*\)".*/\1/p' "$1")
  [[ -n $url ]] && curl --silent --fail --output "$1.wav" "$url" &&
    [[ $(head -c 4 "$1.wav") == RIFF && $(stat -c %s "$1.wav") -gt 10000 ]]
}

workers() { "${COMPOSE[@]}" ps -q worker-cpu; }
service_healthy() { [[ $(docker inspect -f '{{.State.Health.Status}}' "$("${COMPOSE[@]}" ps -q "$1")") == healthy ]]; }
healthy() { [[ $(docker inspect -f '{{.State.Health.Status}}' $(workers) | grep -c '^healthy$') == "$1" ]]; }

# number KEY FILE: a number in the JSON of a file
number() { sed -n "s/.*\"$1\" *: *\([0-9]*\).*/\1/p" "$2"; }
batch_finished() { curl --silent --fail --output "$WORK/batch" "$URL$1" && grep -q '"state":"FINISHED"' "$WORK/batch"; }

# What makes each request of the load last long enough to be met by a kill.
export MORE=${MORE-"It goes on for a while, for a worker that says but a few words is hardly ever killed while it speaks. \
And on it goes, so that three workers have something to do until one of them is no more."}

# one N: one request of the load; a sentence of its own, so that no answer comes from the store
one() {
  local answer=$WORK/load-$1
  speak "Sentence number $1 of the smoke test, spoken while a worker dies. $MORE" "$answer" >"$answer.result"
  check_audio "$answer" && echo "$(cat "$answer.result") audio" || echo "$(cat "$answer.result") none"
}

if [[ ${BUILD:-1} == 1 ]]; then
  say "building the jars"
  ./mvnw -B -q -DskipTests clean package -pl gateway-bridge,tts-processor,ledger,webhooks -am
  say "building the images"
  "${COMPOSE[@]}" build bridge ledger webhooks worker-cpu >"$WORK/build.log" 2>&1 ||
    { tail -20 "$WORK/build.log" >&2; fail "the images do not build"; }
fi

say "starting Kafka, the registry, the bridge, the ledger, webhooks and a worker"
started=$SECONDS
"${COMPOSE[@]}" up --detach >"$WORK/up.log" 2>&1 || { tail -20 "$WORK/up.log" >&2; fail "compose up"; }
await 180 "the bridge is not ready" curl --silent --fail "$URL/health/ready"
await 180 "the worker is not healthy" healthy 1
await 180 "the ledger is not healthy" service_healthy ledger
await 180 "webhooks are not healthy" service_healthy webhooks
say "ready after $((SECONDS - started)) s"

result=$(speak "The quick brown fox jumps over the lazy dog." "$WORK/first")
[[ $result == 200* ]] && check_audio "$WORK/first" || fail "the first sentence: $result $(cat "$WORK/first")"
say "said a sentence: $result s, $(stat -c %s "$WORK/first.wav") bytes of WAV"

items=20
for i in $(seq $items); do printf '{"id":"%d","text":"Item number %d of a small batch."}\n' "$i" "$i"; done >"$WORK/items.jsonl"
batch=$(curl --silent --fail --dump-header - --output /dev/null --form "file=@$WORK/items.jsonl" "$URL/batches" |
  tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
[[ -n $batch ]] || fail "the batch was not taken"
await 120 "the batch does not finish: $(cat "$WORK/batch" 2>/dev/null)" batch_finished "$batch"
[[ $(number done "$WORK/batch") == "$items" ]] || fail "the batch: $(cat "$WORK/batch")"
curl --silent --fail "$URL$batch/items" >"$WORK/items"
[[ $(grep -o '"state":"SUCCEEDED"' "$WORK/items" | wc -l) == "$items" ]] || fail "the items: $(cat "$WORK/items")"
say "a batch of $items items has finished"

"${COMPOSE[@]}" up --detach --scale worker-cpu=3 >"$WORK/up.log" 2>&1 || fail "scaling to three workers"
await 180 "three workers are not healthy" healthy 3
say "three workers are healthy"

export -f speak check_audio one
export URL WORK
: >"$WORK/results"
answers() { wc -l <"$WORK/results"; }
# Named before: asking Compose takes longer than some loads.
# To the last line, since Compose fails when nobody reads on.
victim=$(workers | sed -n 1p)
began=$SECONDS
seq "$REQUESTS" | xargs -P "$CALLERS" -I{} bash -c 'one {}' >"$WORK/results" &
load=$!
# In the middle of the load: when about a third has been answered.
while (($(answers) < REQUESTS / 3)) && kill -0 "$load" 2>/dev/null; do sleep 0.1; done
before=$(answers)
docker kill "$victim" >/dev/null
# Counted when it is dead: whatever is answered from now on, others have answered.
after=$(answers)
say "killed one of three workers after $before to $after of $REQUESTS answers"
((after + CALLERS <= REQUESTS)) ||
  fail "the load was over, or nearly, when the worker died; this says nothing: raise REQUESTS or lower CALLERS"
wait "$load"
(($(answers) == REQUESTS)) || fail "$(answers) of $REQUESTS requests came back"

good=$(grep -c '^200 .* audio$' "$WORK/results" || true)
say "$good of $REQUESTS ended with 200 and their audio, in $((SECONDS - began)) s"
sort -k2n "$WORK/results" | awk '{t[NR]=$2} END {printf "         time to the answer: median %.2f s, p95 %.2f s, longest %.2f s\n", t[int((NR+1)/2)], t[int(NR*0.95)], t[NR]}'
((good == REQUESTS)) || { grep -v '^200 .* audio$' "$WORK/results" | sort | uniq -c >&2; fail "requests were lost"; }
say "passed"
