package dev.lector.standalone.narrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lector.standalone.narrate.Listening.Choice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private long now;
  private final Listening listening = new Listening(true, PATIENCE, () -> now);

  @Test
  void aSoundPassageIsKept() {
    assertThat(choose(item("p", "one", sound(3)))).isEqualTo(Choice.KEEP);
    assertThat(listening.unsound()).isEmpty();
    assertThat(listening.summary()).isEmpty();
  }

  @Test
  void aDoubtfulPassageIsSaidAgainAndKeptWhenItIsSound() {
    assertThat(choose(item("p", "one", doubtful(12)))).isEqualTo(Choice.AGAIN);
    assertThat(listening.isAgain("p")).isTrue();
    listening.next();
    assertThat(listening.isAgain("p")).isFalse();
    assertThat(choose(item("p", "two", sound(0)))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("two");
    assertThat(listening.unsound()).isEmpty();
    assertThat(listening.takes("p")).isEqualTo(2);
  }

  @Test
  void afterThreeMoreTakesTheBestOfAllIsKept() {
    assertThat(choose(item("p", "one", doubtful(12)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "two", doubtful(9)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "three", doubtful(30)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "four", doubtful(20)))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("two");
    assertThat(listening.unsound()).containsOnlyKeys("p");
    assertThat(listening.summary()).isEqualTo("1 passage stays doubtful");
  }

  @Test
  void aTakeThatIsTheSameSamplesIsTheLast() {
    assertThat(choose(item("p", "same", doubtful(12)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "same", doubtful(12)))).isEqualTo(Choice.KEEP);
    assertThat(listening.takes("p")).isEqualTo(2);
  }

  @Test
  void theNextTakeIsAtAnotherPaceWithinWhatIsAllowed() {
    Take take = listening.take();
    assertThat(take.pace(null)).isNull();
    assertThat(take.pace(1.2)).isEqualTo(1.2);
    assertThat(take.next().pace(null)).isEqualTo(0.97);
    assertThat(take.next().next().pace(null)).isEqualTo(1.03);
    assertThat(take.next().next().next().pace(2.0)).isEqualTo(1.88);
    assertThat(take.next().next().pace(4.0)).isEqualTo(4);
    assertThat(take.next().next().next().isLast()).isTrue();
    assertThat(take.next().key()).isNotEqualTo(take.key());
  }

  @Test
  void anUnverifiedPassageIsKeptAndListed() {
    assertThat(choose(item("p", "one", Heard.nothing("no model")))).isEqualTo(Choice.KEEP);
    assertThat(listening.unsound()).containsOnlyKeys("p");
    assertThat(listening.summary()).startsWith("1 passage stays unverified");
  }

  @Test
  void aPassageThatNobodyCanJudgeIsAskedForInThreeRuns() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    choose(item("p", "one", Heard.nothing("too loud")));
    ManifestDoubts.put(listening, json);
    assertThat(ManifestDoubts.anyToJudge(json)).isTrue();

    Listening third = new Listening(true, PATIENCE, () -> now);
    third.after(Map.of("p", 2));
    third.choose(item("p", "one", Heard.nothing("too loud")), false);
    ManifestDoubts.put(third, json);
    assertThat(third.summary()).isEqualTo("1 passage stays unverified after 3 runs");
    assertThat(ManifestDoubts.runs(json)).containsEntry("p", 3);
    assertThat(ManifestDoubts.anyToJudge(json)).isFalse();
  }

  @Test
  void aRunInWhichNobodyListenedDoesNotCount() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    listening.after(Map.of("p", 2));
    choose(unheard("p"));
    now = PATIENCE.toNanos();
    assertThat(choose(unheard("p"))).isEqualTo(Choice.KEEP);
    ManifestDoubts.put(listening, json);
    assertThat(ManifestDoubts.runs(json)).containsEntry("p", 2);
    assertThat(ManifestDoubts.anyToJudge(json)).isTrue();
  }

  @Test
  void verdictsAreWaitedForAsLongAsAnyComes() {
    assertThat(choose(unheard("p"))).isEqualTo(Choice.WAIT);
    assertThat(choose(unheard("q"))).isEqualTo(Choice.WAIT);
    now = PATIENCE.toNanos() - 1;
    assertThat(choose(item("q", "q", sound(0)))).isEqualTo(Choice.KEEP);
    now = 2 * PATIENCE.toNanos() - 2;
    assertThat(choose(unheard("p"))).isEqualTo(Choice.WAIT);
    now = 2 * PATIENCE.toNanos();
    assertThat(choose(unheard("p"))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().heard().orElseThrow().reason())
        .isEqualTo("No verdict came within 10 min");
  }

  @Test
  void nobodyWaitsWhereNobodyWasToListen() {
    Listening none = new Listening(false);
    assertThat(none.choose(unheard("p"), false)).isEqualTo(Choice.KEEP);
    assertThat(none.take().listened()).isFalse();
    assertThat(none.unsound()).isEmpty();
  }

  @Test
  void theManifestListsWhatIsNotSoundWithWhatWasHeard() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    choose(item("p", "one", doubtful(12)));
    listening.next();
    choose(item("p", "one", doubtful(12)));
    choose(item("q", "q", Heard.nothing("no model")));
    choose(item("r", "r", sound(1)));
    ManifestDoubts.put(listening, json);
    assertThat(json.path("unsound").toString())
        .isEqualTo(
            "[{\"passage\":\"p\",\"takes\":2,\"verdict\":\"DOUBTFUL\",\"differing_words\":12,\"heard\":\"something"
                + " else\"},{\"passage\":\"q\",\"takes\":2,\"verdict\":\"UNVERIFIED\",\"reason\":\"no"
                + " model\",\"runs\":1}]");
  }

  @Test
  void silenceIsSaidAgainAndIsNotKeptInsteadOfWords() {
    assertThat(choose(item("p", "one", doubtful(12)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "two", silence(9)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "three", doubtful(11)))).isEqualTo(Choice.AGAIN);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("three");

    assertThat(choose(item("q", "q1", silence(3)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("q", "q2", doubtful(40)))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("q").orElseThrow().sha256()).isEqualTo("q2");
  }

  @Test
  void aTakeThatNobodyCouldJudgeIsNotKeptInsteadOfWordsAndIsSaidAgain() {
    assertThat(choose(item("p", "one", doubtful(12)))).isEqualTo(Choice.AGAIN);
    listening.next();
    assertThat(choose(item("p", "two", Heard.nothing("too slow")))).isEqualTo(Choice.AGAIN);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("one");
    listening.next();
    assertThat(choose(item("p", "three", sound(1)))).isEqualTo(Choice.KEEP);
    assertThat(listening.best("p").orElseThrow().sha256()).isEqualTo("three");
  }

  @Test
  void whatAnEarlierRunCouldNotJudgeIsAskedForAgain() {
    SpokenItem before = item("p", "one", Heard.nothing("no model"));
    assertThat(listening.choose(before, true)).isEqualTo(Choice.UNJUDGED);
    assertThat(listening.best("p")).as("should it not be spoken again").contains(before);
    assertThat(choose(item("p", "one", doubtful(9)))).isEqualTo(Choice.AGAIN);
    assertThat(listening.best("p").orElseThrow().heard()).contains(doubtful(9));
    assertThat(listening.choose(item("q", "q", sound(0)), true)).isEqualTo(Choice.KEEP);
    assertThat(listening.notice()).as("of an earlier run").isEmpty();
  }

  @Test
  void aVerdictOnOtherAudioIsNone() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("verdict", "SOUND").put("sha256", "of another take");
    Heard heard = Heard.of(json, "of this take").orElseThrow();
    assertThat(heard.isUnverified()).isTrue();
    assertThat(heard.reason()).contains("other audio");
    assertThat(Heard.of(json, "of another take").orElseThrow().isSound()).isTrue();
  }

  @Test
  void thatNoVerdictComesIsToldOnceAndSoon() {
    assertThat(listening.notice()).isEmpty();
    assertThat(choose(unheard("p"))).isEqualTo(Choice.WAIT);
    now = Duration.ofSeconds(19).toNanos();
    assertThat(listening.notice()).isEmpty();
    assertThat(choose(unheard("q"))).isEqualTo(Choice.WAIT);
    now = Duration.ofSeconds(20).toNanos();
    assertThat(listening.notice().orElseThrow())
        .contains("No verdict has come for 20 s, and 2 passages wait")
        .contains("lector.verifier.recogniser")
        .contains("10 min");
    assertThat(listening.notice()).isEmpty();

    choose(item("p", "p", sound(0)));
    choose(unheard("q"));
    now += Duration.ofSeconds(179).toNanos();
    assertThat(listening.notice()).as("while a recogniser works").isEmpty();
    now += Duration.ofSeconds(1).toNanos();
    assertThat(listening.notice().orElseThrow()).contains("for 180 s");
  }

  @Test
  void whyThePassageCouldNotBeJudgedIsToldAtOnce() {
    choose(item("p", "p", Heard.nothing("The recogniser ended with status 3: no model")));
    choose(item("q", "q", Heard.nothing("another")));
    assertThat(listening.notice())
        .contains("A passage could not be verified: The recogniser ended with status 3: no model");
    assertThat(listening.notice()).isEmpty();
  }

  private Choice choose(SpokenItem item) {
    return listening.choose(item, false);
  }

  private static Heard silence(int expected) {
    return new Heard("DOUBTFUL", expected, "", "");
  }

  private static Heard sound(int differing) {
    return new Heard("SOUND", differing, "as said", "");
  }

  private static Heard doubtful(int differing) {
    return new Heard("DOUBTFUL", differing, "something else", "");
  }

  private static SpokenItem item(String id, String sha256, Heard heard) {
    return new SpokenItem(0, id, "SUCCEEDED", "", 1, sha256, "", Optional.of(heard), "", false);
  }

  private static SpokenItem unheard(String id) {
    return new SpokenItem(0, id, "SUCCEEDED", "", 1, id, "", Optional.empty(), "", false);
  }
}
