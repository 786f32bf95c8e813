package dev.lector.standalone.narrate;

import dev.lector.books.ledger.Characters;
import dev.lector.books.ledger.Omission;
import dev.lector.books.ledger.TextLedger;
import dev.lector.books.passages.Book;
import dev.lector.books.passages.Chapter;
import dev.lector.books.passages.Passage;
import dev.lector.books.speakers.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what would be narrated: chapters, how long they take, and what is left out of them. */
final class DryRun {
  private final Book book;
  private final double speed;

  DryRun(Book book, double speed) {
    this.book = book;
    this.speed = speed;
  }

  String report() {
    List<String> lines = new ArrayList<>();
    double seconds = book.chapters().stream().mapToDouble(this::seconds).sum();
    lines.add(
        "%s%s%s: %d %s, about %s of speech"
            .formatted(
                book.title(),
                book.metadata().authors().isEmpty()
                    ? ""
                    : " by " + String.join(", ", book.metadata().authors()),
                book.metadata().language().isEmpty() ? "" : " (" + book.metadata().language() + ")",
                book.chapters().size(),
                book.chapters().size() == 1 ? "chapter" : "chapters",
                time(seconds)));
    addSilent(0, lines);
    int last = 0;
    for (Chapter chapter : book.chapters()) {
      for (int i = last + 1; i < chapter.number(); i++) {
        addSilent(i, lines);
      }
      last = chapter.number();
      lines.add(
          String.format(
              Locale.ROOT,
              "%4d  %-40s %,9d characters  %s",
              last,
              title(chapter.title()),
              chapter.ledger().spoken(),
              time(seconds(chapter))));
      addOmissions(chapter.ledger(), lines);
      addSilent(last, lines);
    }
    int chosen = last;
    book.silent().stream()
        .mapToInt(Book.Silent::after)
        .distinct()
        .filter(after -> after > chosen)
        .forEach(after -> addSilent(after, lines));
    addSpeakers(lines);
    addTotal(lines);
    return String.join("\n", lines);
  }

  private void addSilent(int after, List<String> lines) {
    for (Book.Silent silent : book.silent()) {
      if (silent.after() == after) {
        boolean numbered = silent.why().equals("not chosen");
        lines.add(
            String.format(
                Locale.ROOT,
                "%4s  %-40s %s",
                numbered ? String.valueOf(after) : "-",
                title(silent.title()),
                silent.why()));
        if (!numbered) {
          addOmissions(silent.ledger(), lines);
        }
      }
    }
  }

  private static void addOmissions(TextLedger ledger, List<String> lines) {
    for (Omission omission : ledger.omissions()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "        left out: %,d characters of %s (%,d): %s",
              omission.characters(),
              omission.reason().label(),
              omission.times(),
              omission.examples().stream()
                  .map(example -> "\"" + example + "\"")
                  .collect(Collectors.joining(", "))));
    }
  }

  /** Who says how much with a voice of their own. */
  private void addSpeakers(List<String> lines) {
    Map<Speaker, Long> characters = new LinkedHashMap<>();
    for (Passage passage : book.passages()) {
      Speaker speaker = passage.speaker();
      if (speaker != null) {
        characters.merge(speaker, Characters.count(passage.text()), Long::sum);
      }
    }
    characters.forEach(
        (speaker, count) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%s is said by %s: %,d characters",
                    speaker.name(),
                    speaker.voice(),
                    count)));
  }

  private void addTotal(List<String> lines) {
    TextLedger ledger = book.ledger();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d characters: %,d spoken, %,d left out (%.1f %%)%s",
            ledger.characters(),
            ledger.spoken(),
            ledger.leftOut(),
            100 * ledger.shareLeftOut(),
            ledger.addsUp() ? "" : "; the rest is not accounted for, which is a fault of Lector"));
  }

  private double seconds(Chapter chapter) {
    return chapter.seconds(speed);
  }

  private static String title(String title) {
    String words = title.isBlank() ? "(untitled)" : title;
    return words.codePointCount(0, words.length()) <= 40
        ? words
        : words.substring(0, words.offsetByCodePoints(0, 39)) + "…";
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return "%d:%02d:%02d".formatted(whole / 3_600, whole / 60 % 60, whole % 60);
  }
}
