package dev.lector.bridge.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.bridge.folders.Folder;
import dev.lector.bridge.http.Call;
import dev.lector.bridge.http.RefusedException;
import dev.lector.bridge.http.Reply;
import dev.lector.bridge.media.RangedReply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;

/** The audio of narrations: of a whole book, and of its chapters before that. */
final class AudioEndpoints {
  /** How long an answer waits for a chapter to be encoded. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int RETRY_SECONDS = 5;

  /** Code points of a file's name: up to 12 bytes each, and proxies take headers of 4 KiB. */
  private static final int LONGEST_NAME = 120;

  private final BookShelf books;
  private final NarrationShelf shelf;
  private final NarrationStates states;
  private final AudiobookMaker maker;
  private final Encodings encodings;

  AudioEndpoints(
      BookShelf books,
      NarrationShelf shelf,
      NarrationStates states,
      AudiobookMaker maker,
      Encodings encodings) {
    this.books = books;
    this.shelf = shelf;
    this.states = states;
    this.maker = maker;
    this.encodings = encodings;
  }

  /** {@code GET /books/{id}/narrations/{narration}/audio}. */
  Reply book(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    KeptNarration narration = find(call);
    ObjectNode shown = states.show(tenant, narration);
    if (!shown.path("state").asText().equals("done")) {
      return Reply.json(409, shown);
    }
    String name = NarrationShelf.audio(narration);
    long bytes = shown.path("bytes").asLong();
    String title = books.find(tenant, narration.book()).title();
    return file(call, narration, name, bytes)
        .with("Content-Disposition", disposition("attachment", title, narration.format().id()));
  }

  /** {@code GET /books/{id}/narrations/{narration}/chapters/{number}/audio}. */
  Reply chapter(Call call) throws RefusedException, InterruptedException {
    String tenant = call.caller().tenant();
    KeptNarration narration = find(call);
    KeptNarration.Part part =
        narration.chapters().stream()
            .filter(one -> Integer.toString(one.number()).equals(call.parameter(2)))
            .findFirst()
            .orElseThrow(
                () -> new RefusedException(404, "The narration has no chapter of this number."));
    String name = NarrationShelf.audio(narration, part);
    Folder folder = shelf.folder(tenant);
    Optional<Long> bytes = folder.bytes(name);
    if (bytes.isEmpty()) {
      requireSpoken(tenant, narration, part);
      encode(name, () -> maker.chapter(tenant, narration, part));
      bytes = folder.bytes(name);
    }
    if (bytes.isEmpty()) {
      throw new RefusedException(
          Reply.unavailable("The chapter is being put together; try again soon.", RETRY_SECONDS));
    }
    return file(call, narration, name, bytes.get())
        .with(
            "Content-Disposition",
            disposition("inline", part.shown(), narration.format().chapterExtension()));
  }

  /** Where the encoded chapter is kept, the ledger is not needed. */
  private void requireSpoken(String tenant, KeptNarration narration, KeptNarration.Part part)
      throws RefusedException, InterruptedException {
    Folder folder = shelf.folder(tenant);
    if (folder.bytes(NarrationShelf.encoded(narration, part)).isPresent()
        || states.progress(tenant, narration).done(part) == part.passages()) {
      return;
    }
    ObjectNode shown = states.show(tenant, narration);
    if (shown.path("state").asText().equals("done")) {
      throw new RefusedException(
          404,
          "The chapter is not kept by itself any more; the whole book is at %s."
              .formatted(shown.path("audio").asText()));
    }
    throw new RefusedException(Reply.json(409, shown));
  }

  private void encode(String name, Encodings.Work work)
      throws RefusedException, InterruptedException {
    Optional<String> failed = encodings.start(name, work);
    encodings.await(name, PATIENCE);
    if (failed.isEmpty()) {
      failed = encodings.failed(name);
    }
    if (failed.isPresent()) {
      throw new RefusedException(
          Reply.unavailable(
              "The chapter cannot be put together now: " + failed.get(), 6 * RETRY_SECONDS));
    }
  }

  private KeptNarration find(Call call) throws RefusedException {
    return shelf.find(call.caller().tenant(), call.parameter(0), call.parameter(1));
  }

  private Reply file(Call call, KeptNarration narration, String name, long bytes) {
    Folder folder = shelf.folder(call.caller().tenant());
    // Equal passages give equal bytes, and a name stands for them.
    String tag = "\"%s-%d\"".formatted(name, bytes);
    return RangedReply.of(
            call,
            narration.format().mediaType(),
            bytes,
            tag,
            (offset, length) ->
                length == bytes ? folder.open(name, bytes) : folder.open(name, offset, length))
        .with("Cache-Control", "private, no-cache");
  }

  /** RFC 6266: a name in ASCII for all, and as it is (RFC 8187) for those who can. */
  private static String disposition(String kind, String title, String extension) {
    String safe = title.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ");
    String clean = ShownText.cut(safe, LONGEST_NAME) + "." + extension;
    String ascii =
        Normalizer.normalize(clean, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^ -~]", "_");
    String exact = URLEncoder.encode(clean, StandardCharsets.UTF_8).replace("+", "%20");
    return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(kind, ascii, exact);
  }
}
