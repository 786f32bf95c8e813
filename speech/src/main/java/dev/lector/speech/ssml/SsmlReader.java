package dev.lector.speech.ssml;

import dev.lector.speech.pronunciation.Ipa;
import dev.lector.speech.text.Script;
import dev.lector.speech.text.Script.Mark;
import dev.lector.speech.text.Script.Piece;
import dev.lector.speech.text.Script.Sound;
import dev.lector.speech.text.Script.Span;
import dev.lector.speech.text.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamConstants;

/**
 * Reads a document. What it does not know is said as if its tags were not there, with a warning;
 * what it knows and cannot make sense of is an error. Source: W3C, SSML 1.1.
 */
final class SsmlReader {
  private static final int LONGEST_NAME = 200;

  private final XmlEvents xml;
  private final SourceText text;
  private final Warnings warnings = new Warnings();
  private final List<Span> spans = new ArrayList<>();
  private final Breaks breaks;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Sound> sounds = new ArrayList<>();
  private final Deque<Style> styles = new ArrayDeque<>();
  private int styledFrom;
  private int styledLetters;

  private SsmlReader(String source) throws SsmlException {
    this.xml = XmlEvents.of(source);
    this.text = new SourceText(source);
    this.breaks = new Breaks(text);
    styles.push(Style.PLAIN);
  }

  static Script read(String source) throws SsmlException {
    SsmlReader reader = new SsmlReader(source);
    reader.document();
    return new Script(
        source,
        reader.text.pieces(),
        reader.spans,
        reader.breaks.all(),
        reader.marks,
        reader.sounds,
        reader.warnings.told());
  }

  private void document() throws SsmlException {
    int event = xml.next();
    while (event != XMLStreamConstants.START_ELEMENT) {
      event = xml.next();
    }
    if (!xml.name().equals("speak")) {
      throw xml.wrong("A document is one <speak> element, not <" + xml.name() + ">.");
    }
    begin();
    for (event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> begin();
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> text(event);
      }
    }
  }

  private void text(int event) throws SsmlException {
    if (styles.size() == 1) {
      return; // outside of speak
    }
    switch (event) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE ->
          text.written(xml.start(), xml.end());
      case XMLStreamConstants.CDATA ->
          text.plain(xml.start() + "<![CDATA[".length(), xml.end() - "]]>".length());
      default -> {} // comments and instructions
    }
  }

  private void begin() throws SsmlException {
    String name = xml.name();
    switch (name) {
      case "sub", "say-as", "phoneme", "desc", "metadata" -> replaced(name);
      default -> {
        int from = xml.end();
        Style outer = styles.getFirst();
        Style inner = opened(name, outer);
        change(outer, inner, from);
        styles.push(inner);
      }
    }
  }

  /** What an element makes of the style around it, and what it does by itself. */
  private Style opened(String name, Style outer) throws SsmlException {
    switch (name) {
      case "speak", "lang" -> {
        return outer.inLanguage(xml.attribute("xml:lang"));
      }
      case "voice" -> {
        String tag = xml.attribute("xml:lang");
        String languages = xml.attribute("languages").strip().split("[\\s:]", 2)[0];
        return outer.inVoice(name(xml.attribute("name")).strip(), tag.isEmpty() ? languages : tag);
      }
      case "p", "paragraph" -> {
        text.paragraph(xml.start());
        return outer.inLanguage(xml.attribute("xml:lang"));
      }
      case "s", "sentence" -> {
        text.space(xml.start());
        return outer.inLanguage(xml.attribute("xml:lang"));
      }
      case "break" -> pause();
      case "mark" -> mark();
      case "prosody" -> {
        return prosody(outer);
      }
      case "emphasis" -> {
        return emphasis(outer);
      }
      case "w", "token" -> {} // a word is one in any case
      case "audio" -> warnings.add("<audio> is not played; the text in it is said instead.");
      default -> warnings.add("<" + name(name) + "> is not known here; the text in it is said.");
    }
    return outer;
  }

  private void end() throws SsmlException {
    Style inner = styles.pop();
    int at = Math.max(xml.start(), styledFrom); // an empty element ends where it begins
    change(inner, styles.getFirst(), at);
    switch (xml.name()) {
      case "p", "paragraph" -> text.paragraph(at);
      case "s", "sentence" -> text.sentence(at);
      default -> {}
    }
  }

  private void change(Style from, Style to, int at) {
    if (from.equals(to)) {
      return;
    }
    if (!from.equals(Style.PLAIN) && text.letters() > styledLetters) {
      spans.add(from.at(styledFrom, at));
    }
    styledFrom = at;
    styledLetters = text.letters();
  }

  private void pause() throws SsmlException {
    String time = xml.attribute("time");
    String strength = xml.attribute("strength");
    OptionalInt ms =
        time.isEmpty()
            ? Values.strength(strength.isEmpty() ? "medium" : strength)
            : Values.time(time);
    if (ms.isEmpty()) {
      throw xml.wrong(
          time.isEmpty()
              ? "A break's strength is none, x-weak, weak, medium, strong or x-strong, not \""
                  + name(strength)
                  + "\"."
              : "A break's time is written as 500ms or 1.5s, not \"" + name(time) + "\".");
    }
    if (ms.getAsInt() > Breaks.LONGEST_MS) {
      throw xml.wrong("A break lasts 60s at most.");
    }
    breaks.add(xml.end(), ms.getAsInt());
  }

  private void mark() throws SsmlException {
    String name = xml.attribute("name");
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw xml.wrong("A mark needs a name of 1 to " + LONGEST_NAME + " characters.");
    }
    marks.add(new Mark(xml.end(), name));
  }

  private Style prosody(Style outer) throws SsmlException {
    for (String attribute : List.of("pitch", "contour", "range", "duration")) {
      if (!xml.attribute(attribute).isEmpty()) {
        warnings.add("No voice here can change its " + attribute + "; prosody's is ignored.");
      }
    }
    double pace = 1;
    String rate = xml.attribute("rate");
    if (!rate.isEmpty()) {
      OptionalDouble factor = Values.rate(rate);
      if (factor.isEmpty()) {
        throw xml.wrong(
            "A rate is x-slow, slow, medium, fast, x-fast, or written as 80% or +20%, not \""
                + name(rate)
                + "\".");
      }
      pace = factor.getAsDouble();
    }
    double volume = 1;
    String wanted = xml.attribute("volume");
    if (!wanted.isEmpty()) {
      OptionalDouble factor = Values.volume(wanted);
      if (factor.isEmpty()) {
        throw xml.wrong(
            "A volume is silent, x-soft, soft, medium, loud, x-loud, or written as +6dB, not \""
                + name(wanted)
                + "\".");
      }
      volume = factor.getAsDouble();
      if (outer.volume() * volume > Span.MAX_VOLUME) {
        warnings.add("The volume is raised by 12dB at most.");
      }
    }
    return outer.by(pace, volume);
  }

  private Style emphasis(Style outer) throws SsmlException {
    String level = xml.attribute("level");
    return switch (level) {
      case "strong" -> outer.by(0.85, 1.4);
      case "", "moderate" -> outer.by(0.92, 1.2);
      case "reduced" -> outer.by(1.05, 0.8);
      case "none" -> outer;
      default ->
          throw xml.wrong(
              "Emphasis is strong, moderate, reduced or none, not \"" + name(level) + "\".");
    };
  }

  /** An element whose text is said in another way, or not at all. */
  private void replaced(String name) throws SsmlException {
    String alias = xml.attribute("alias");
    String kind = xml.attribute("interpret-as");
    String format = xml.attribute("format");
    String alphabet = xml.attribute("alphabet");
    String ph = xml.attribute("ph");
    if (name.equals("sub") && alias.isBlank()) {
      throw xml.wrong("<sub> needs what is said instead: alias=\"…\".");
    }
    if (name.equals("say-as") && kind.isBlank()) {
      throw xml.wrong("<say-as> needs what its text is: interpret-as=\"characters\", for one.");
    }
    if (name.equals("phoneme") && ph.isBlank()) {
      throw xml.wrong("<phoneme> needs a pronunciation: ph=\"…\".");
    }
    int element = xml.start();
    int from = xml.end();
    String content = content();
    int to = xml.start();
    int end = xml.end();
    switch (name) {
      case "sub" ->
          text.standing(
              alias, content.isBlank() ? element : from, content.isBlank() ? end : to, content);
      case "say-as" -> sayAs(content, kind, format, from, to);
      case "phoneme" -> {
        boolean empty = content.isBlank();
        phoneme(content, alphabet, ph, empty ? element : from, empty ? end : to);
      }
      default -> {} // for machines
    }
  }

  private void sayAs(String content, String interpretAs, String format, int from, int to) {
    Piece.Kind kind = Values.kind(interpretAs, format);
    if (kind == Piece.Kind.TEXT) {
      warnings.add(
          "say-as \"" + name(interpretAs) + "\" is not known here; its text is said as it is.");
    }
    text.standing(content, from, to, content, kind);
  }

  private void phoneme(String content, String alphabet, String ph, int from, int to) {
    String said = content.isBlank() ? "sound" : content;
    if (!alphabet.isEmpty() && !alphabet.equals("ipa")) {
      warnings.add(
          "The alphabet \""
              + name(alphabet)
              + "\" is not known here, ipa is; the word is said as it is.");
    } else {
      try {
        sounds.add(new Sound(new SourceRange(from, to), Ipa.settle(ph)));
      } catch (IllegalArgumentException e) {
        warnings.add("The phonemes \"" + name(ph) + "\" are left out: " + e.getMessage() + ".");
        said = content;
      }
    }
    text.standing(said, from, to, content);
  }

  /** The text up to an element's end, whatever is in it. */
  private String content() throws SsmlException {
    StringBuilder content = new StringBuilder();
    int depth = 1;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          warnings.add("<" + name(xml.name()) + "> is ignored within sub, say-as and phoneme.");
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (depth == 0) {
            return content.toString().strip().replaceAll("\\s+", " ");
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
            content.append(xml.text());
        default -> {}
      }
    }
  }

  private static String name(String value) {
    return value.length() <= LONGEST_NAME ? value : value.substring(0, LONGEST_NAME) + "…";
  }
}
