package dev.lector.speech.ssml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lector.speech.text.Script;
import dev.lector.speech.text.Script.Break;
import dev.lector.speech.text.Script.Span;
import dev.lector.speech.text.SourceRange;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SsmlReaderTest {
  @Test
  void aTextIsSsmlWhereItBeginsSoOrIsSaidToBe() throws Exception {
    for (String ssml :
        List.of(
            "<speak>a</speak>",
            " \n<speak version=\"1.1\">a</speak>",
            "<?xml version=\"1.0\"?>\n<speak\n>a</speak>",
            "<speak/>")) {
      assertThat(TextType.AUTO.isSsml(ssml)).as(ssml).isTrue();
      assertThat(TextType.PLAIN.isSsml(ssml)).as(ssml).isFalse();
    }
    for (String plain : List.of("", "speak", "a <speak>", "<speaker>a</speaker>", "<p>a</p>")) {
      assertThat(TextType.AUTO.isSsml(plain)).as(plain).isFalse();
      assertThat(TextType.SSML.isSsml(plain)).as(plain).isTrue();
    }
    assertThat(TextType.PLAIN.read("<speak>").source()).isEqualTo("<speak>");
  }

  @Test
  void textIsReadWhereItStands() throws Exception {
    String source = "<speak>Tom &amp; Jerry <![CDATA[<3]]> caf&#xE9; &#x1F600;<!-- no --></speak>";
    Script script = read(source);
    assertThat(text(script)).isEqualTo("Tom & Jerry <3 café 😀");
    for (Script.Piece piece : script.pieces()) {
      String stands = source.substring(piece.source().start(), piece.source().end());
      assertThat(stands.startsWith("&") ? stands : piece.text()).isEqualTo(stands);
    }
    assertThat(script.written(new SourceRange(0, source.length())))
        .isEqualTo("Tom & Jerry <3 café 😀");
  }

  @Test
  void breaksAreExactAndThoseSideBySideAddUp() throws Exception {
    String source =
        "<speak>a<break/>b<break time='250ms'/> <break time=\"1.5s\"/>c<break strength='none'/></speak>";
    Script script = read(source);
    assertThat(script.breaks())
        .containsExactly(
            new Break(source.indexOf("b<"), 500, true),
            new Break(source.indexOf(" <break time=\""), 1_750, true),
            new Break(source.indexOf("</speak>"), 0, true));
    assertThat(text(script)).isEqualTo("a b  c ");
  }

  @ParameterizedTest
  @CsvSource({"none,0", "x-weak,0", "weak,250", "medium,500", "strong,1000", "x-strong,1500"})
  void strengthsOfBreaksAreThoseThatOthersUse(String strength, int ms) throws Exception {
    assertThat(read("<speak>a<break strength='" + strength + "'/></speak>").breaks())
        .extracting(Break::pauseMs)
        .containsExactly(ms);
  }

  @ParameterizedTest
  @CsvSource({
    "x-slow,0.5",
    "slow,0.75",
    "medium,1.25",
    "fast,1.25",
    "x-fast,1.5",
    "80%,0.8",
    "+20%,1.2",
    "-20%,0.8",
    "1.5,1.5"
  })
  void ratesAreFactors(String rate, double factor) throws Exception {
    // A medium rate changes nothing: there is a span because of the one around it.
    String outer = rate.equals("medium") ? "fast" : "medium";
    Script script =
        read(
            "<speak><prosody rate='%s'><prosody rate='%s'>a</prosody></prosody></speak>"
                .formatted(outer, rate));
    assertThat(script.spans()).extracting(Span::pace).containsExactly(factor);
  }

  @ParameterizedTest
  @CsvSource({
    "silent,0",
    "x-soft,0.25",
    "soft,0.5",
    "loud,1.5",
    "x-loud,2",
    "+6dB,1.995",
    "-6dB,0.501",
    "50,0.5",
    "+10%,1.1",
    "-100%,0"
  })
  void volumesAreFactors(String volume, double factor) throws Exception {
    Span span =
        read("<speak><prosody volume='" + volume + "'>a</prosody></speak>").spans().getFirst();
    assertThat(span.volume()).isCloseTo(factor, within(0.001));
  }

  @Test
  void whatIsSaidOfElementsWithinElementsGoesTogetherInStretches() throws Exception {
    String source =
        "<speak>a<prosody rate='200%'>b<voice name='awb'>c</voice><prosody volume='soft'>d"
            + "</prosody>e</prosody><prosody rate='slow'/>f</speak>";
    Script script = read(source);
    assertThat(script.spans())
        .extracting(
            span ->
                source.substring(span.range().start(), span.range().end()).replaceAll("<[^>]*>", "")
                    + " "
                    + span.voice()
                    + " "
                    + span.pace()
                    + " "
                    + span.volume())
        .containsExactly("b  2.0 1.0", "c awb 2.0 1.0", "d  2.0 0.5", "e  2.0 1.0");
  }

  @Test
  void languagesAndVoicesAreNamed() throws Exception {
    Script script =
        read(
            "<speak xml:lang='en-US'>a<lang xml:lang='fr-FR'>b</lang>"
                + "<voice name='x' xml:lang='de'>c</voice></speak>");
    assertThat(script.spans())
        .extracting(span -> span.language() + "/" + span.voice())
        .containsExactly("en-US/", "fr-FR/", "de/x");
  }

  @Test
  void paragraphsAndSentencesAreApart() throws Exception {
    assertThat(
            text(read("<speak><p>One.</p><p><s>two</s><s>Is it three?</s><s>«4»</s></p></speak>")))
        .isEqualTo("One.\n\n\n\ntwo. Is it three? «4». \n\n");
  }

  @Test
  void givenPronunciationsAreSettled() throws Exception {
    String source = "<speak>a <phoneme alphabet='ipa' ph='təˈmeɪtoʊ'>tomato</phoneme>.</speak>";
    Script script = read(source);
    assertThat(script.sounds())
        .containsExactly(
            new Script.Sound(
                new SourceRange(source.indexOf("tomato"), source.indexOf("</phoneme>")),
                "təmˈeɪtoʊ"));
    assertThat(script.warnings()).isEmpty();
    Script empty = read("<speak>a <phoneme ph='tuː'/> b</speak>");
    assertThat(empty.sounds()).hasSize(1);
    assertThat(text(empty)).isEqualTo("a sound b");
  }

  @Test
  void whatIsNotHonouredIsToldAndItsTextSaid() throws Exception {
    Script script =
        read(
            "<speak><amazon:effect name='whispered'>a</amazon:effect><prosody pitch='high'>b</prosody>"
                + "<phoneme alphabet='x-sampa' ph='t@'>c</phoneme><phoneme ph='§'>d</phoneme>"
                + "<say-as interpret-as='currency'>$5</say-as><audio src='x'>e</audio>"
                + "<mstts:express-as style='sad'>f</mstts:express-as>"
                + "<metadata>no</metadata><audio><desc>no</desc></audio></speak>");
    assertThat(text(script)).isEqualTo("abcd$5ef");
    assertThat(script.sounds()).isEmpty();
    assertThat(script.warnings())
        .containsExactly(
            "<amazon:effect> is not known here; the text in it is said.",
            "No voice here can change its pitch; prosody's is ignored.",
            "The alphabet \"x-sampa\" is not known here, ipa is; the word is said as it is.",
            "The phonemes \"§\" are left out: \"§\" is no character of IPA.",
            "say-as \"currency\" is not known here; its text is said as it is.",
            "<audio> is not played; the text in it is said instead.",
            "<mstts:express-as> is not known here; the text in it is said.");
  }

  @Test
  void warningsAreBounded() throws Exception {
    StringBuilder source = new StringBuilder("<speak>");
    for (int i = 0; i < 1_000; i++) {
      source.append("<x").append("y".repeat(500)).append(i).append("/>");
    }
    List<String> warnings = read(source + "</speak>").warnings();
    assertThat(warnings)
        .hasSizeLessThanOrEqualTo(20)
        .allSatisfy(it -> assertThat(it).hasSizeLessThan(310));
  }

  @Test
  void errorsSayWhereAndWhatToDo() {
    assertWrong("<speak>\n  Tom & Jerry</speak>", 2, "Write & as &amp;");
    assertWrong("<speak>\n<p>a</s></speak>", 2, "</s>");
    assertWrong("<speak>a", 1, "");
    assertWrong("<speak>a</speak><p/>", 1, "");
    assertWrong("<p>a</p>", 1, "one <speak> element, not <p>");
    assertWrong(
        "<speak>\n\n<break time='soon'/></speak>", 3, "written as 500ms or 1.5s, not \"soon\"");
    assertWrong("<speak><break time='61s'/></speak>", 1, "60s at most");
    assertWrong("<speak><break strength='huge'/></speak>", 1, "none, x-weak, weak");
    assertWrong("<speak><prosody rate='-100%'>a</prosody></speak>", 1, "x-slow, slow, medium");
    assertWrong("<speak><prosody volume='lots'>a</prosody></speak>", 1, "written as +6dB");
    assertWrong("<speak><emphasis level='very'>a</emphasis></speak>", 1, "strong, moderate");
    assertWrong("<speak><sub>a</sub></speak>", 1, "alias");
    assertWrong("<speak><say-as>a</say-as></speak>", 1, "interpret-as");
    assertWrong("<speak><phoneme>a</phoneme></speak>", 1, "ph=");
    assertWrong("<speak><mark/></speak>", 1, "needs a name");
    assertWrong("<speak>a&nbsp;b</speak>", 1, "nbsp");
    assertWrong("<speak>\n <break x=1/></speak>", 2, "");
    assertThatThrownBy(() -> read("<speak>\n <p>a</speak>"))
        .isInstanceOfSatisfying(
            SsmlException.class,
            e -> {
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isBetween(5, 13);
              assertThat(e).hasMessageStartingWith("SSML, line 2, column ");
            });
  }

  @Test
  void hostileDocumentsAreRefusedAtOnce() {
    String laughs =
        """
        <?xml version="1.0"?>
        <!DOCTYPE speak [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
        <speak>&d;</speak>""";
    assertWrong(laughs, 2, "A DOCTYPE is not taken; leave it out.");
    assertWrong(
        "<!DOCTYPE speak [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><speak>&x;</speak>",
        1,
        "DOCTYPE");
    assertWrong(
        "<!DOCTYPE speak SYSTEM \"http://localhost:1/x.dtd\"><speak>a</speak>", 1, "DOCTYPE");
    assertWrong(
        "<speak>" + "<p>".repeat(10_000) + "a" + "</p>".repeat(10_000) + "</speak>", 1, "epth");
    assertWrong("<speak><p x='" + "y".repeat(1_000_000) + "'>a</p></speak>", 1, "");
    StringBuilder many = new StringBuilder("<speak><p");
    for (int i = 0; many.length() < 1_000_000; i++) {
      many.append(" a").append(i).append("='b'");
    }
    assertWrong(many + ">a</p></speak>", 1, "ttribute");
    assertWrong("<speak>" + "<p/>".repeat(30_000) + "</speak>", 1, "lement");
    assertWrong("<speak>" + "a".repeat(2_000_000) + "</speak>", 1, "at most");
  }

  @Test
  void aLongDocumentTakesNoTime() throws Exception {
    String body = "Word &amp; <break time='10ms'/><prosody rate='fast'>more</prosody> text. ";
    String source = "<speak>" + body.repeat(9_000) + "</speak>";
    long start = System.nanoTime();
    assertThat(read(source).spans()).hasSize(9_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void whateverIsThrownAtItIsReadOrRefused() {
    Random random = new Random(11);
    String[] parts = {
      "<speak>",
      "</speak>",
      "<p>",
      "</p>",
      "<break/>",
      "<sub alias='x'>",
      "</sub>",
      "&amp;",
      "&",
      "<",
      ">",
      "a. ",
      "<phoneme ph='tu'>",
      "</phoneme>",
      "<prosody rate='fast'>",
      "</prosody>",
      "😀",
      "\n",
      "<mark name='m'/>",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "\u0000",
      "\uD800",
      "<s>",
      "</s>"
    };
    for (int run = 0; run < 3_000; run++) {
      StringBuilder source = new StringBuilder("<speak>");
      for (int i = random.nextInt(12); i > 0; i--) {
        source.append(parts[random.nextInt(parts.length)]);
      }
      String text = source + (random.nextBoolean() ? "</speak>" : "");
      try {
        assertThat(read(text).source()).isEqualTo(text);
      } catch (SsmlException e) {
        assertThat(e.line()).as(text).isPositive();
        assertThat(e.column()).as(text).isPositive();
      }
    }
  }

  private static void assertWrong(String source, int line, String said) {
    assertThatThrownBy(() -> read(source))
        .as(source.substring(0, Math.min(100, source.length())))
        .isInstanceOfSatisfying(
            SsmlException.class, e -> assertThat(e.line()).as(e.getMessage()).isEqualTo(line))
        .hasMessageContaining(said);
  }

  private static Script read(String source) throws SsmlException {
    return TextType.SSML.read(source);
  }

  private static String text(Script script) {
    return script.pieces().stream().map(Script.Piece::text).collect(Collectors.joining());
  }
}
