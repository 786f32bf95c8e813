package dev.lector.bridge.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.auth.Caller;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.Json;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.http.Routes;
import dev.lector.bridge.load.TenantRates;
import dev.lector.bridge.speech.Resending;
import dev.lector.deadletters.DeadLetter;
import dev.lector.deadletters.LetterCursor;
import dev.lector.deadletters.LetterId;
import dev.lector.deadletters.LetterPage;
import dev.lector.deadletters.Replay;
import dev.lector.events.SpeechRequested;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked of dead letters. A tenant sees and replays those of its own requests; operators
 * see and replay all, those that nobody can decode among them.
 */
public final class DeadLetterEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterEndpoints.class);
  private static final String PATH = "/dead-letters";
  private static final int PAGE = 20;
  private static final int LONGEST_PAGE = 100;
  private static final int RETRY_SECONDS = 5;

  private final DeadLetters letters;
  private final Resending resending;
  private final TenantRates rates;
  private final InstantSource clock;

  /**
   * @param letters where they are
   * @param resending lets in what is sent again
   * @param rates what a tenant may ask for
   * @param clock dates requests
   */
  public DeadLetterEndpoints(
      DeadLetters letters, Resending resending, TenantRates rates, InstantSource clock) {
    this.letters = letters;
    this.resending = resending;
    this.rates = rates;
    this.clock = clock;
  }

  /** Adds them to a bridge's routes. */
  public void addTo(Routes.Builder routes) {
    routes
        .guarded("GET", PATH, this::list)
        .guarded("GET", PATH + "/*", this::show)
        .guarded("POST", PATH + "/*/replay", this::replay);
  }

  private Reply list(Call call) throws RefusedException, InterruptedException {
    int limit = limit(call);
    LetterCursor before = cursor(call);
    Caller caller = call.caller();
    charge(caller);
    try {
      LetterPage<ObjectNode> page =
          letters.newest(
              caller.tenant(),
              before,
              limit,
              letter ->
                  maySee(caller, letter)
                      ? Optional.of(LetterJson.brief(letter))
                      : Optional.empty());
      ObjectNode json = Json.object();
      json.putArray("dead_letters").addAll(page.letters());
      json.put(
          "next",
          page.older()
              .map(older -> "%s?cursor=%s&limit=%d".formatted(PATH, older, limit))
              .orElse(null));
      return fresh(Reply.json(200, json));
    } catch (LettersUnavailableException e) {
      throw unavailable(e);
    }
  }

  private Reply show(Call call) throws RefusedException, InterruptedException {
    charge(call.caller());
    return fresh(Reply.json(200, LetterJson.whole(find(call))));
  }

  /** Charged as a command, found or not: what is sent again is charged for its text alone. */
  private Reply replay(Call call) throws RefusedException, InterruptedException {
    DeadLetter letter = find(call);
    Optional<String> refusal = letter.refusal();
    if (refusal.isPresent()) {
      throw new RefusedException(409, refusal.get() + ".");
    }
    Optional<SpeechRequested> request = letter.request();
    Reply reply = request.isPresent() ? again(call, letter, request.get()) : asItWas(call, letter);
    LOG.info(
        "Letter {} was replayed for {}",
        letter.id(),
        call.caller().tenant().isEmpty() ? "somebody" : call.caller().tenant());
    return reply;
  }

  /** As a request of its own that nobody waits for; whoever has it sent again pays for it. */
  private Reply again(Call call, DeadLetter letter, SpeechRequested request)
      throws RefusedException, InterruptedException {
    SpeechRequested again = Replay.request(letter, request, Instant.ofEpochMilli(clock.millis()));
    resending.sendCharged(call, again);
    ObjectNode json = answer(letter);
    json.put("request_id", again.getRequestId());
    json.put("tenant", again.getTenant());
    // A backend may have named its request as it likes.
    String path = URLEncoder.encode(again.getRequestId(), UTF_8).replace("+", "%20");
    return Reply.json(202, json).with("Location", "/jobs/" + path);
  }

  private Reply asItWas(Call call, DeadLetter letter)
      throws RefusedException, InterruptedException {
    try {
      letters.sendAsItWas(call.caller().tenant(), letter);
    } catch (LettersUnavailableException e) {
      throw unavailable(e);
    }
    return Reply.json(202, answer(letter).putNull("request_id").putNull("tenant"));
  }

  /** As a request: all read through one consumer, and a page decodes what others may see, too. */
  private void charge(Caller caller) throws RefusedException {
    Optional<Reply> refusal = rates.charge(caller.tenant(), 1, 0);
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.get());
    }
  }

  private static ObjectNode answer(DeadLetter letter) {
    return Json.object().put("id", letter.id().toString());
  }

  /** A letter that the caller may see; of others nobody learns whether they are there. */
  private DeadLetter find(Call call) throws RefusedException, InterruptedException {
    try {
      Optional<LetterId> id = LetterId.parse(call.parameter());
      Optional<DeadLetter> letter =
          id.isPresent() ? letters.find(call.caller().tenant(), id.get()) : Optional.empty();
      return letter
          .filter(found -> maySee(call.caller(), found))
          .orElseThrow(() -> new RefusedException(404, "There is no such dead letter here."));
    } catch (LettersUnavailableException e) {
      throw unavailable(e);
    }
  }

  private static boolean maySee(Caller caller, DeadLetter letter) {
    return caller.operator()
        || letter.request().filter(request -> caller.maySee(request.getTenant())).isPresent();
  }

  private static int limit(Call call) throws RefusedException {
    String value = call.query("limit").orElse(Integer.toString(PAGE));
    if (value.matches("\\d{1,3}")) {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= LONGEST_PAGE) {
        return limit;
      }
    }
    throw new RefusedException(
        400, "limit is a whole number from 1 to %d, not '%s'.".formatted(LONGEST_PAGE, value));
  }

  private static LetterCursor cursor(Call call) throws RefusedException {
    Optional<String> value = call.query("cursor");
    if (value.isEmpty()) {
      return LetterCursor.NEWEST;
    }
    return LetterCursor.parse(value.get())
        .orElseThrow(
            () ->
                new RefusedException(
                    400,
                    "cursor is what 'next' of another page has, not '%s'.".formatted(value.get())));
  }

  private static RefusedException unavailable(LettersUnavailableException e) {
    return new RefusedException(Reply.unavailable(String.valueOf(e.getMessage()), RETRY_SECONDS));
  }

  private static Reply fresh(Reply reply) {
    return reply.with("Cache-Control", "no-store");
  }
}
