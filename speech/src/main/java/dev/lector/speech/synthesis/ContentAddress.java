package dev.lector.speech.synthesis;

import dev.lector.speech.audio.AudioFormat;
import dev.lector.speech.audio.Loudness;
import dev.lector.speech.model.Digests;
import dev.lector.speech.model.EngineFacts;
import dev.lector.speech.pronunciation.Pronunciation;
import dev.lector.speech.text.Sentence;
import dev.lector.speech.voice.VoiceChoice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Name of audio by everything that decides how it sounds: SHA-256 over a sequence of fields, each
 * as its length in bytes (4 bytes, big-endian) and its UTF-8. With the lengths, no two sequences of
 * fields look the same.
 *
 * <p>The fields, in order: {@value #SCHEME}; of the engine its revision; the version of what made
 * the script of the text; again of the engine what pronounces it, the voice, and the speed (as
 * {@link Double#toString(double)} writes it); the encoder's name, which has its settings; if there
 * is one, the loudness that it is brought to; and the script as the engine says it: of each
 * sentence its words and its pause in ms, the pronunciations that are given some of the words,
 * {@value #EXACTLY} where the pause is that long at any speed, and, if it is said otherwise than
 * the rest, {@value #OTHERWISE}, its voice, speed and volume.
 */
final class ContentAddress {
  /**
   * Changes when the same fields may sound different: when checking, trimming or joining change.
   */
  private static final String SCHEME = "lector-audio-1";

  /** Not the words of a sentence: those have neither digits nor hyphens. */
  private static final String OTHERWISE = "otherwise-1";

  /** Before the address of what is made for a stream. */
  private static final String STREAMED = "streamed-1";

  private static final String EXACTLY = "exactly-1";
  private static final String LEAD = "lead-1";

  /** Before the loudness that it is brought to, and its limit of peaks. */
  private static final String LOUDNESS = "loudness-1";

  private final MessageDigest digest;

  ContentAddress() {
    digest = Digests.sha256();
    add(SCHEME);
  }

  /**
   * The address of what an engine makes of a script.
   *
   * @param choice how most of it is said
   * @param script version of what made the passages
   * @param leadMs silence before them, ms
   * @param loudness that it is brought to; {@code null} for as loud as it is said
   */
  static String of(
      EngineFacts engine,
      VoiceChoice choice,
      String script,
      List<Passage> passages,
      int leadMs,
      AudioFormat format,
      @Nullable Loudness loudness) {
    ContentAddress address =
        new ContentAddress()
            .add(engine.revision())
            .add(script)
            .add(engine.pronunciation())
            .add(choice.voice().name())
            .add(Double.toString(choice.speed()))
            .add(format.name());
    if (leadMs > 0) {
      address.add(LEAD).add(Integer.toString(leadMs));
    }
    if (loudness != null) {
      address
          .add(LOUDNESS)
          .add(Double.toString(loudness.lufs()))
          .add(Double.toString(loudness.truePeak()));
    }
    for (Passage passage : passages) {
      Sentence sentence = passage.sentence();
      address.add(sentence.words()).add(Integer.toString(sentence.pauseAfterMs()));
      // No words have a line break, so these are never taken for the next sentence.
      for (Pronunciation own : sentence.pronunciations()) {
        address.add("\n" + own.start() + " " + own.end() + " " + own.ipa());
      }
      if (sentence.pausesExactly()) {
        address.add(EXACTLY);
      }
      if (!passage.choice().equals(choice) || passage.volume() != 1) {
        address
            .add(OTHERWISE)
            .add(passage.choice().voice().name())
            .add(Double.toString(passage.choice().speed()))
            .add(Double.toString(passage.volume()));
      }
    }
    return address.end(format.extension());
  }

  /** The address of the same where it is made for a stream. */
  static String ofStream(String address, AudioFormat format) {
    return new ContentAddress().add(STREAMED).add(address).end(format.extension());
  }

  ContentAddress add(String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  /** Ends the sequence. */
  String end(String extension) {
    return HexFormat.of().formatHex(digest.digest()) + "." + extension;
  }
}
