package dev.lector.speech.text;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Text as people write it, turned into text as it is spoken. Deterministic, safe for use by many
 * threads, and linear in the length of the text.
 *
 * <p>In English, words in the result consist of ASCII letters and apostrophes, and a letter that is
 * spelled out stands alone in upper case: "F B I". Of other languages less is known ({@link
 * LocalFrontEnd}): words keep their letters, and signs that nobody rewrote are left to phonemizers.
 */
public final class TextFrontEnd {
  /**
   * Changes between releases when the same text may be spoken in other words; part of the address
   * of the audio. The words are, too: audio never has other words than its text is read with.
   */
  public static final String VERSION = "9";

  /** Characters a sentence has at most by default; about twelve seconds of speech. */
  public static final int DEFAULT_MAX_CHARACTERS = 200;

  private static final int SMALLEST_MAX_CHARACTERS = 20;

  private final Markup markup;
  private final List<Rule> codeSpans = new CodeSpans().rules();
  private final List<Rule> starred =
      Stream.of(
              Games.starred(),
              ShortNouns.starred(),
              ScienceShorthand.starred(),
              OldBooks.starred(),
              LooseMoney.dollars())
          .flatMap(List::stream)
          .toList();
  private final Rules boxes;
  private final Rules signs =
      new Rules(
          Stream.of(
                  new Genotypes().rules(),
                  new CompoundUnits().rules(),
                  new Formulas().rules(),
                  new Dividers().rules())
              .flatMap(List::stream)
              .toList());
  private final Cleaner cleaner = new Cleaner();
  private final Stamps stamps = new Stamps();
  private final FaceMessages faces = new FaceMessages();
  private final Emoji emoji = new Emoji();
  private final Emoticons emoticons = new Emoticons();
  private final ScienceSigns scienceSigns = new ScienceSigns();
  private final Latex latex = new Latex();
  private final Latinizer latinizer;
  private final Lexicon lexicon;
  private final SpokenEnglish english;
  private final Sentences sentences;
  private final Tables tables = new Tables();
  private final int maxCharacters;

  /** By their tags. */
  private final Map<ULocale, LocalFrontEnd> others = new ConcurrentHashMap<>();

  private final SpokenKinds kinds = new SpokenKinds();

  /** With {@link #DEFAULT_MAX_CHARACTERS}. */
  public TextFrontEnd() {
    this(DEFAULT_MAX_CHARACTERS);
  }

  /**
   * With the longest sentence a model speaks well.
   *
   * @param maxCharacters most characters a {@link Sentence} may have, at least 20
   */
  public TextFrontEnd(int maxCharacters) {
    if (maxCharacters < SMALLEST_MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "a sentence needs at least " + SMALLEST_MAX_CHARACTERS + " characters: " + maxCharacters);
    }
    this.maxCharacters = maxCharacters;
    this.boxes =
        new Rules(
            Stream.concat(
                    Stream.of(new Directives(), new FencedShells()),
                    new SignNames(tables).rules().stream())
                .toList());
    this.markup = new Markup(tables);
    this.latinizer = new Latinizer(tables);
    this.lexicon = new Lexicon(tables);
    this.english = new SpokenEnglish(tables, lexicon);
    this.sentences = new Sentences(maxCharacters);
  }

  /**
   * Reads plain text.
   *
   * @param text anything, plain or with simple HTML or Markdown
   * @throws InvalidTextException when nothing in it can be spoken
   */
  public SpokenText read(String text) throws InvalidTextException {
    return read(Script.plain(text));
  }

  /**
   * Reads a script. Its breaks lengthen the pauses of the sentences before them, which end where a
   * break or a span does.
   *
   * @throws InvalidTextException when nothing in it can be spoken
   */
  public SpokenText read(Script script) throws InvalidTextException {
    return read(script, ReadingOptions.DEFAULT);
  }

  /**
   * Reads a script as somebody wants it read.
   *
   * @throws InvalidTextException when nothing in it can be spoken
   */
  public SpokenText read(Script script, ReadingOptions options) throws InvalidTextException {
    return read(script, options, Checkpoint.NONE);
  }

  /**
   * Reads an English script in steps, as somebody wants it read.
   *
   * @param checkpoint passed between the steps
   * @throws InvalidTextException when nothing in it can be spoken
   */
  public SpokenText read(Script script, ReadingOptions options, Checkpoint checkpoint)
      throws InvalidTextException {
    return read(script, "", options, checkpoint);
  }

  /**
   * Reads a script in steps, as somebody wants it read.
   *
   * @param language BCP 47 tag of what it is spoken in; empty for English
   * @param checkpoint passed between the steps
   * @throws InvalidTextException when nothing in it can be spoken
   */
  public SpokenText read(
      Script script, String language, ReadingOptions options, Checkpoint checkpoint)
      throws InvalidTextException {
    LexiconWords own = new LexiconWords(options.lexicon(), script.sounds());
    AlignedText written = ScriptText.of(script, kinds);
    ULocale locale = ULocale.forLanguageTag(language);
    List<Sentence> spoken =
        locale.getLanguage().isEmpty() || locale.getLanguage().equals("en")
            ? english(locale, written, own, options.normalization(), checkpoint)
            : local(locale, written, own, options.normalization(), checkpoint);
    if (spoken.isEmpty()) {
      throw new InvalidTextException(Unspeakable.message(script.source()));
    }
    spoken.add(spoken.removeLast().pausing(0));
    SentencePlaces.settle(script.source(), spoken);
    List<Sentence> cut = new ArrayList<>(ScriptCuts.at(script, spoken));
    cut.replaceAll(own::restored);
    long leadMs = 0;
    for (Script.Break pause : script.breaks()) {
      leadMs += insert(pause, cut) ? 0 : pause.pauseMs();
    }
    return new SpokenText(cut, (int) Math.min(leadMs, Integer.MAX_VALUE));
  }

  private List<Sentence> english(
      ULocale variety,
      AlignedText written,
      LexiconWords own,
      Normalization normalization,
      Checkpoint checkpoint)
      throws InvalidTextException {
    boolean marked = normalization != Normalization.OFF;
    AlignedText meant = Mojibake.mend(written);
    AlignedText cleaned =
        cleaner.clean(
            scienceSigns.withoutMinus(
                signs.apply(
                    emoji.parted(
                        faces.said(marked ? markup.withoutHtml(boxes.apply(meant)) : meant)))));
    checkpoint.pass();
    AlignedText unstamped = scienceSigns.inWords(emoticons.without(stamps.without(cleaned)));
    AlignedText plain = LineMarks.without(latinizer.latinize(unstamped, checkpoint));
    checkpoint.pass();
    DateOrder dates = DateOrder.usual(variety.getCountry()).in(plain.text());
    DialKeys keys = DialKeys.of(variety.getCountry());
    List<Sentence> spoken = new ArrayList<>();
    for (Paragraph paragraph : Layout.paragraphs(plain, lexicon, true)) {
      AlignedText text =
          marked
              ? markup.withoutMarkdown(latex.plain(keys.named(signs(paragraph.text()))))
              : paragraph.text();
      AlignedText put = own.put(text);
      AlignedText dated = normalization == Normalization.FULL ? dates.named(put) : put;
      AlignedText said = english.say(dated, normalization, checkpoint);
      spoken.addAll(sentences.of(said, Pauses.after(paragraph.kind())));
      checkpoint.pass();
    }
    return spoken;
  }

  private List<Sentence> local(
      ULocale language,
      AlignedText written,
      LexiconWords own,
      Normalization normalization,
      Checkpoint checkpoint)
      throws InvalidTextException {
    LocalFrontEnd local =
        others.computeIfAbsent(language, tag -> new LocalFrontEnd(tag, maxCharacters, tables));
    boolean marked = normalization != Normalization.OFF;
    AlignedText text = marked ? local.raised(markup.withoutHtml(written)) : written;
    AlignedText plain = local.letters(stamps.without(cleaner.clean(text)));
    checkpoint.pass();
    List<Sentence> spoken = new ArrayList<>();
    for (Paragraph paragraph : Layout.paragraphs(plain, lexicon, false)) {
      AlignedText words =
          own.put(marked ? markup.withoutMarkdown(paragraph.text()) : paragraph.text());
      spoken.addAll(local.read(words, normalization, Pauses.after(paragraph.kind()), checkpoint));
      checkpoint.pass();
    }
    return spoken;
  }

  private AlignedText signs(AlignedText paragraph) {
    AlignedText text = paragraph;
    for (Rule rule : codeSpans) {
      text = rule.apply(text);
    }
    for (Rule rule : starred) {
      text = rule.apply(text);
    }
    return text;
  }

  /** Whether something is said before a break. */
  private static boolean insert(Script.Break pause, List<Sentence> spoken) {
    for (int i = spoken.size() - 1; i >= 0; i--) {
      Sentence sentence = spoken.get(i);
      if (sentence.source().start() < pause.at()) {
        spoken.set(
            i,
            pause.exact()
                ? sentence.pausingExactly(pause.pauseMs())
                : sentence.pausing(Math.max(sentence.pauseAfterMs(), pause.pauseMs())));
        return true;
      }
    }
    return false;
  }
}
