// Command events speaks a text over Kafka, with Avro and a schema registry: go run . [TEXT [FILE]]
//
// It publishes a SpeechRequested, waits for the SpeechFinished with the same requestId and fetches the audio.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/twmb/avro"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/sr"
)

const (
	requests    = "speech.requests"
	completions = "speech.completions"
)

var (
	bridge   = cmp.Or(os.Getenv("LECTOR_URL"), "http://localhost:8080")
	brokers  = cmp.Or(os.Getenv("LECTOR_KAFKA"), "localhost:9092")
	registry = cmp.Or(os.Getenv("LECTOR_REGISTRY"), "http://localhost:8081")
	token    = os.Getenv("LECTOR_TOKEN")
	tenant   = os.Getenv("LECTOR_TENANT") // whose the token is
)

func main() {
	log.SetFlags(0)
	text, file := "Hello from the queue.", "events.wav"
	if len(os.Args) > 1 {
		text = os.Args[1]
	}
	if len(os.Args) > 2 {
		file = os.Args[2]
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if err := speak(ctx, text, file); err != nil {
		log.Fatal(err)
	}
	fmt.Println(file)
}

func speak(ctx context.Context, text, file string) error {
	schemas, err := sr.NewClient(sr.URLs(registry))
	if err != nil {
		return err
	}
	// Without a group, and from a minute ago on, as clocks differ. A service would join a group and commit offsets.
	client, err := kgo.NewClient(
		kgo.SeedBrokers(strings.Split(brokers, ",")...),
		kgo.ConsumeTopics(completions),
		kgo.ConsumeStartOffset(kgo.NewOffset().AfterMilli(time.Now().Add(-time.Minute).UnixMilli())),
	)
	if err != nil {
		return err
	}
	defer client.Close()

	id := uuid.NewString()
	if err := publish(ctx, client, schemas, map[string]any{"requestId": id, "text": text, "tenant": tenant}); err != nil {
		return err
	}
	outcome, err := outcomeOf(ctx, client, schemas, id)
	if err != nil {
		return err
	}
	audio, synthesized := outcome["audio"].(map[string]any)
	if !synthesized {
		return fmt.Errorf("%s: %s", outcome["code"], outcome["message"])
	}
	fmt.Printf("%d ms by %s: %s\n", audio["durationMs"], outcome["voice"], audio["uri"])
	return fetch(ctx, id, file)
}

// publish sends a request as its schema in the registry has it; what is left out gets its default.
func publish(ctx context.Context, client *kgo.Client, schemas *sr.Client, request map[string]any) error {
	latest, err := schemas.SchemaByVersion(ctx, requests+"-value", -1)
	if err != nil {
		return err
	}
	schema, err := avro.Parse(latest.Schema.Schema)
	if err != nil {
		return err
	}
	var header sr.ConfluentHeader
	value, err := header.AppendEncode(nil, latest.ID, nil)
	if err != nil {
		return err
	}
	if value, err = schema.AppendEncode(value, request); err != nil {
		return err
	}
	record := &kgo.Record{Topic: requests, Key: []byte(request["requestId"].(string)), Value: value}
	return client.ProduceSync(ctx, record).FirstErr()
}

// outcome is how a request ended: SpeechSynthesized has audio, SpeechRejected a code and a message.
type outcome map[string]any

// outcomeOf waits for the first completion of a request; later ones change nothing.
func outcomeOf(ctx context.Context, client *kgo.Client, schemas *sr.Client, id string) (outcome, error) {
	for {
		fetches := client.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return nil, fmt.Errorf("while waiting for %s: %w", id, err)
		}
		for record := range fetches.RecordsAll() {
			if string(record.Key) == id {
				return decode(ctx, schemas, record.Value)
			}
		}
	}
}

func decode(ctx context.Context, schemas *sr.Client, value []byte) (outcome, error) {
	var header sr.ConfluentHeader
	schemaID, body, err := header.DecodeID(value)
	if err != nil {
		return nil, err
	}
	written, err := schemas.SchemaByID(ctx, schemaID)
	if err != nil {
		return nil, err
	}
	schema, err := avro.Parse(written.Schema)
	if err != nil {
		return nil, err
	}
	var finished map[string]any
	if _, err := schema.Decode(body, &finished); err != nil {
		return nil, err
	}
	return finished["outcome"].(map[string]any), nil
}

// fetch writes the audio, through the bridge, into a file. Who has access to the store may read audio.uri there.
func fetch(ctx context.Context, id, file string) error {
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, bridge+"/jobs/"+id+"/audio", nil)
		if err != nil {
			return err
		}
		if token != "" {
			request.Header.Set("Authorization", "Bearer "+token)
		}
		done, err := save(request, file)
		if done || err != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond) // the bridge hears of the completion a moment later
	}
}

func save(request *http.Request, file string) (done bool, err error) {
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false, err
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusNotFound {
		return false, nil
	}
	if response.StatusCode != http.StatusOK {
		message, _ := io.ReadAll(response.Body)
		return false, fmt.Errorf("%s: %s", response.Status, message)
	}
	out, err := os.Create(file)
	if err != nil {
		return false, err
	}
	_, err = io.Copy(out, response.Body)
	return true, errors.Join(err, out.Close())
}
