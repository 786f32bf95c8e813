package dev.lector.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherLanguagesTest {
  private final TextFrontEnd frontEnd = new TextFrontEnd();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es | Tengo 21 libros y 200 personas.         | Tengo veintiún libros y doscientas personas.
          es | El 25 % de 1.234,5 es 308,625.          | El veinticinco por ciento de mil doscientos treinta y cuatro coma cinco es trescientos ocho coma seis dos cinco.
          es | Cuesta 3,50 €, no US$ 20.               | Cuesta tres euros con cincuenta céntimos, no veinte dólares.
          es | Nació el 3/4/1990 en Lima.              | Nació el tres de abril de mil novecientos noventa en Lima.
          es | A las 14:30, −5 °C y 120 km/h.          | A las catorce y treinta, menos cinco grados Celsius y ciento veinte kilómetros por hora.
          es | La 2.ª vez ganó 5 millones de euros.    | La segunda vez ganó cinco millones de euros.
          es | El Sr. García y la Dra. Ruiz, etc.      | El señor García y la doctora Ruiz, etcétera.
          es | ¿Qué hora es? ¡Las 2!                   | Qué hora es? Las dos!
          fr | Il a 71 ans et 3,14 euros en 2 mots.    | Il a soixante-et-onze ans et trois virgule quatorze euros en deux mots.
          fr | Le 1er mai 2024, 1 000 000 de gens.     | Le premier mai deux mille vingt-quatre, un million de gens.
          fr | Ça coûte 3,50 € ou 20 $.                | Ça coûte trois euros cinquante centimes ou vingt dollars.
          fr | Rendez-vous le 14/07/2025 à 9h05.       | Rendez-vous le quatorze juillet deux mille vingt-cinq à neuf heures cinq.
          fr | M. Dupont est arrivé 2e, à 50 %.        | Monsieur Dupont est arrivé deuxième, à cinquante pour cent.
          it | Ho 3 gatti e 1 cane, 2,5 kg l'uno.      | Ho tre gatti e un cane, due virgola cinque chilogrammi l'uno.
          it | Il 1/5/2024 alle 8:15 paghi € 12,40.    | Il primo maggio duemilaventiquattro alle otto e quindici paghi dodici euro e quaranta centesimi.
          it | Il dott. Rossi ha il 30%.               | Il dottor Rossi ha il trenta percento.
          pt | São 2 meninas e 100.000 reais.          | São duas meninas e cem mil reais.
          pt | Custa R$ 3,50 ou 1,5 milhões.           | Custa três reais e cinquenta centavos ou um vírgula cinco milhões.
          pt | O Sr. Silva chegou em 02/03/2021.       | O senhor Silva chegou em dois de março de dois mil e vinte e um.
          hi | उसके पास 25 किताबें और ₹500 हैं।            | उसके पास पच्चीस किताबें और पाँच सौ रुपये हैं.
          hi | कीमत 12,34,567 है, यानी 50%.             | कीमत बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ है, यानी पचास प्रतिशत.
          de | Am 3. Mai 1990 kostete 1 kg 2,50 €.     | Am dritten Mai neunzehnhundertneunzig kostete ein Kilogramm zwei Euro fünfzig Cent.
          de | Um 14:05 Uhr sind es z. B. -5 °C.       | Um vierzehn Uhr fünf sind es zum Beispiel minus fünf Grad Celsius.
          de | 3,14 ist mehr als 1.000.000 Krümel?     | Drei Komma eins vier ist mehr als eine Million Krümel?
          de | - [x] Milch und Brot kaufen             | Milch und Brot kaufen.
          ru | У неё 21 книга и 50%.                   | У неё двадцать один книга и пятьдесят процентов.
          pl | To kosztuje 5 zł, czyli 50%.            | To kosztuje pięć złotych polskich, czyli pięćdziesiąt procent.
          """)
  void whatIsWrittenIsSaidInTheLanguage(String language, String written, String said)
      throws Exception {
    assertThat(words(language, written)).containsExactly(said);
  }

  @Test
  void sentencesEndWhereTheLanguageEndsThem() throws Exception {
    assertThat(
            words(
                "es", "Ayer llegó el Sr. García a la ciudad. Hoy se fue, etc. Nadie sabe por qué."))
        .containsExactly(
            "Ayer llegó el señor García a la ciudad.",
            "Hoy se fue, etcétera.",
            "Nadie sabe por qué.");
    assertThat(words("hi", "यह पहला वाक्य है और लंबा है। यह दूसरा वाक्य है, डॉ. शर्मा का।"))
        .containsExactly("यह पहला वाक्य है और लंबा है.", "यह दूसरा वाक्य है, डॉक्टर शर्मा का.");
    assertThat(words("de", "Das weiß auch Prof. Dr. Weber seit Jahren. Er kam am 3. Mai zurück."))
        .containsExactly(
            "Das weiß auch Professor Doktor Weber seit Jahren.", "Er kam am dritten Mai zurück.");
  }

  @Test
  void wordsKnowWhereTheyWereWritten() throws Exception {
    String written = "Mide 120 km, creo.";
    Sentence sentence = read("es", written, ReadingOptions.DEFAULT).getFirst();
    assertThat(sentence.words()).isEqualTo("Mide ciento veinte kilómetros, creo.");
    int creo = sentence.words().indexOf("creo");
    assertThat(sentence.source(creo, creo + 4)).isEqualTo(new SourceRange(13, 17));
    int veinte = sentence.words().indexOf("veinte");
    SourceRange source = sentence.source(veinte, veinte + 6);
    assertThat(written.substring(source.start(), source.end())).startsWith("120");
  }

  @Test
  void normalizationMayBeLighterOrOff() throws Exception {
    ReadingOptions light = new ReadingOptions(ReadingLexicon.EMPTY, Normalization.LIGHT);
    assertThat(read("es", "El Sr. Ruiz: 3/4", light))
        .extracting(Sentence::words)
        .containsExactly("El Sr. Ruiz: tres cuatro.");
    ReadingOptions off = new ReadingOptions(ReadingLexicon.EMPTY, Normalization.OFF);
    assertThat(read("es", "Tengo 21 libros.", off))
        .extracting(Sentence::words)
        .containsExactly("Tengo 21 libros.");
  }

  @Test
  void aTextInOtherLettersIsRefusedAndAWordRomanised() throws Exception {
    assertThat(words("es", "Vive en Москва desde niño."))
        .containsExactly("Vive en Moskva desde niño.");
    assertThatThrownBy(() -> words("es", "これは日本語の文章です。"))
        .isInstanceOf(InvalidTextException.class)
        .hasMessageContaining("Hiragana")
        .hasMessageContaining("Spanish");
  }

  @Test
  void anyTextOfAnyLanguageIsReadOrRefused() {
    for (String language :
        List.of(
            "ar", "ca", "cs", "da", "el", "fa", "fi", "hu", "is", "ka", "kk", "lb", "nb", "ne",
            "nl", "ro", "sk", "sl", "sr", "sv", "sw", "tr", "uk", "vi")) {
      assertThat(
              sentences(
                  language, "12.05.2024, 14:30: -1.234,5 km, 50 %, $3.50, 1 2 3/4; A4 n° 5. 2)"))
          .as(language)
          .isNotEmpty()
          .noneMatch(words -> words.chars().anyMatch(c -> c >= '0' && c <= '9'));
    }
  }

  private List<String> sentences(String language, String text) {
    try {
      return words(language, text);
    } catch (InvalidTextException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> words(String language, String text) throws InvalidTextException {
    return read(language, text, ReadingOptions.DEFAULT).stream().map(Sentence::words).toList();
  }

  private List<Sentence> read(String language, String text, ReadingOptions options)
      throws InvalidTextException {
    return frontEnd.read(Script.plain(text), language, options, Checkpoint.NONE).sentences();
  }
}
