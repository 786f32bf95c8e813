package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenLanguageTest {
  private final WrittenLanguage languages = new WrittenLanguage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-US | Voy con mi niño al parque.                                               | Spanish
          en-US | Wir hören euch und sie später.                                                 | German
          en-US | Hola, mañana iremos al mercado con mis padres y los niños de la vecina.  | Spanish
          en-GB | Il fait très beau aujourd'hui et les enfants jouent dans le jardin.      | French
          en    | Il gatto dorme sul divano e non vuole uscire con la pioggia.             | Italian
          ''    | O menino foi à escola com a sua mãe e não voltou até a noite.            | Portuguese
          en-US | Der Hund ist nicht im Haus, aber die Katze schläft auf dem Sofa.         | German
          en-US | Привет, как у тебя дела сегодня вечером?                                 | Cyrillic letters
          en-US | यह पहला वाक्य है और लंबा है।                                                | Devanagari letters
          es    | The quick brown fox jumps over the lazy dog and it is not amused.        | English
          es    | O menino não foi à escola com a sua mãe, mas ela já está em casa.        | Portuguese
          pt-BR | El niño no fue a la escuela con su madre, pero ella ya está en la casa y los demás también. | Spanish
          hi    | Привет, как у тебя дела сегодня вечером?                                 | Cyrillic letters
          nb    | The quick brown fox jumps over the lazy dog and it is not amused.        | English
          """)
  void whatIsPlainlyInAnotherLanguageIsTold(String spoken, String text, String found) {
    assertThat(languages.otherThan(text, spoken)).contains(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-US | ok
          en-US | John met Juan de la Cruz y Peña.
          en-US | José Núñez, Begoña Muñoz, Iñaki Ibáñez
          en-US | Our résumé, my fiancée, a naïve protégé
          en-US | C'est la vie, mon ami!
          en-US | John Smith, Juan de la Cruz, Leonardo da Vinci, Otto von Bismarck
          en-US | The café in São Paulo serves feijoada and caipirinha.
          en-US | He said “Je ne sais pas où est la bibliothèque” and walked out of the room with her.
          en-US | SELECT id FROM users WHERE name = 'el' AND de = 5 OR la IN (1, 2)
          en-US | lorem ipsum dolor sit amet consectetur adipiscing elit
          en-US | Pizza margherita, spaghetti alla carbonara, tiramisu, panna cotta
          es    | Compramos un smartphone, un smartwatch y un software de gaming.
          es    | Ok, thanks!
          it    | La casa è grande e il giardino è bello.
          hi    | यह पहला वाक्य है और लंबा है।
          is    | Hann er ekki heima en hún kemur á morgun með bílnum.
          nb    | Det er ikke så lett å si hva han har gjort med den nye bilen.
          """)
  void whatIsNotPlainIsLeftAlone(String spoken, String text) {
    assertThat(languages.otherThan(text, spoken)).isEmpty();
  }

  @Test
  void whatTheDocumentationGivesAsAnExampleIsTold() throws Exception {
    Matcher example =
        Pattern.compile("plainly in another language than the voice that speaks it \\(\"([^\"]+)\"")
            .matcher(Files.readString(Path.of("../docs/voices.md")));
    assertThat(example.find()).isTrue();
    assertThat(languages.otherThan(example.group(1), "en-US")).contains("Spanish");
  }

  @Test
  void noEnglishSentenceIsTakenForAnotherLanguage() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            WrittenLanguageTest.class.getResourceAsStream(
                "/dev/lector/speech/phonemes/english/misaki-sentences.tsv"))) {
      List<String> sentences =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .skip(1)
              .map(line -> line.split("\t", -1)[0])
              .toList();
      assertThat(sentences).hasSizeGreaterThan(100);
      assertThat(sentences).allMatch(sentence -> languages.otherThan(sentence, "en").isEmpty());
      assertThat(sentences)
          .filteredOn(sentence -> languages.otherThan(sentence, "fr").isPresent())
          .hasSizeGreaterThan(sentences.size() * 6 / 10);
    }
  }
}
