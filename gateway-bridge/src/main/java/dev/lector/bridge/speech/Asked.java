package dev.lector.bridge.speech;

import dev.lector.bridge.http.Call;
import dev.lector.bridge.speech.Admission.Candidate;
import dev.lector.events.SpeechRequested;

/** A request that was let in, and how its client wants the answer. */
record Asked(Call call, SpeechRequested request, Preference preference, Candidate candidate) {
  String id() {
    return request.getRequestId();
  }
}
