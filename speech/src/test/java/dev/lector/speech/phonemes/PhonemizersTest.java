package dev.lector.speech.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lector.speech.phonemes.Phonemizers.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PhonemizersTest {
  @TempDir Path dir;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Phonemizers.class);
  }

  @Test
  void takesTheLexiconWhereEspeakIsAbsentAndSaysWhatToInstall() {
    try (Phonemizer phonemizer = Phonemizers.create(Mode.AUTO, dir.resolve("absent.so"))) {
      assertThat(phonemizer.name()).startsWith("lexicon");
    }
    assertThat(log.list)
        .singleElement()
        .matches(event -> event.getLevel() == Level.INFO)
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("lexicon", "absent.so", "apt-get install libespeak-ng1");
  }

  @Test
  void warnsOfABrokenEspeakAndGoesOnWithTheLexicon() throws IOException {
    Path broken = Files.writeString(dir.resolve("broken.so"), "no library");
    try (Phonemizer phonemizer = Phonemizers.create(Mode.AUTO, broken)) {
      assertThat(phonemizer.name()).startsWith("lexicon");
    }
    assertThat(log.list).extracting(ILoggingEvent::getLevel).contains(Level.WARN);
  }

  @Test
  void refusesToStartWithoutTheEspeakThatWasAskedFor() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Phonemizers.create(Mode.ESPEAK, dir.resolve("absent.so")))
        .withMessageContaining("apt-get install libespeak-ng1");
  }

  @Test
  void takesTheLexiconWhenAsked() {
    try (Phonemizer phonemizer = Phonemizers.create(Mode.LEXICON)) {
      assertThat(phonemizer.name()).startsWith("lexicon");
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .matches("Phonemes by lexicon \\d+-[0-9a-f]{8} \\(as configured\\)");
  }

  @Test
  void readsModesAsPeopleWriteThem() {
    assertThat(Mode.parse(" Auto ")).isEqualTo(Mode.AUTO);
    assertThat(Mode.parse("espeak-ng")).isEqualTo(Mode.ESPEAK);
    assertThat(Mode.parse("lexicon")).isEqualTo(Mode.LEXICON);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mode.parse("festival"))
        .withMessageContaining("auto, espeak or lexicon");
  }
}
