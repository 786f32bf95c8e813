package dev.lector.speech.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.speech.ssml.TextType;
import dev.lector.speech.synthesis.Reading;
import dev.lector.speech.synthesis.SpeechOrder;
import dev.lector.speech.text.ReadingWish;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** What is to be read, and how it is read, as JSON. */
final class ReadingJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ReadingJson() {}

  /**
   * An order from {@code {"text": …, "model": …, "voice": …, "language": …, "lexicon": …,
   * "normalize": …, "text_type": …}}; other fields are ignored.
   *
   * @param defaults for the fields that are missing
   * @throws ReadException when it is no such object
   */
  static SpeechOrder order(byte[] json, Wish defaults) throws ReadException {
    JsonNode node;
    try {
      // Decoded here: the parser takes what is no UTF-8 for a strange character of its own.
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      node = MAPPER.readTree(text);
    } catch (CharacterCodingException e) {
      throw new ReadException("The line is not UTF-8 text.", e);
    } catch (JsonProcessingException e) {
      throw new ReadException("The line is not JSON" + place(e) + ".", e);
    }
    if (!node.isObject()) {
      throw new ReadException("The line is not a JSON object such as {\"text\": \"Hello.\"}.");
    }
    if (!node.path("text").isTextual()) {
      throw new ReadException("The line has no \"text\" that is a string.");
    }
    return new Wish(
            string(node, "model", defaults.model()),
            string(node, "voice", defaults.voice()),
            string(node, "language", defaults.language()),
            new ReadingWish(
                string(node, "lexicon", defaults.reading().lexicon()),
                string(node, "normalize", defaults.reading().normalize()),
                defaults.reading().owner()),
            defaults.strict())
        .order(node.path("text").asText(), type(string(node, "text_type", "auto")));
  }

  private static TextType type(String name) throws ReadException {
    return switch (name) {
      case "auto", "" -> TextType.AUTO;
      case "plain" -> TextType.PLAIN;
      case "ssml" -> TextType.SSML;
      case "inline" -> TextType.INLINE;
      default ->
          throw new ReadException(
              "\"text_type\" is auto, plain, ssml or inline, not \"" + name + "\".");
    };
  }

  /** Where it is wrong; the parser's own words are about its insides. */
  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null || at.getColumnNr() < 1 ? "" : ", at character " + at.getColumnNr();
  }

  private static String string(JsonNode node, String field, String otherwise) throws ReadException {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new ReadException("\"" + field + "\" is not a string.");
    }
    return value.asText();
  }

  /** A reading; places in the text are in code points. */
  static String of(String text, Reading reading) {
    CodePoints places = new CodePoints(text);
    ObjectNode out = MAPPER.createObjectNode();
    out.put("spoken", reading.spoken()).put("phonemes", reading.phonemes());
    ArrayNode sentences = out.putArray("sentences");
    for (Reading.Sentence sentence : reading.sentences()) {
      sentences
          .addObject()
          .put("spoken", sentence.spoken())
          .put("phonemes", sentence.phonemes())
          .put("start", places.before(sentence.source().start()))
          .put("end", places.before(sentence.source().end()))
          .put("pauseMs", sentence.pauseMs());
    }
    ArrayNode warnings = out.putArray("warnings");
    reading.warnings().forEach(warnings::add);
    return out.toString();
  }

  /** Why a line was not read. */
  static String error(String message) {
    return MAPPER.createObjectNode().put("error", message).toString();
  }
}
