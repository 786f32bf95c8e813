package dev.lector.speech.text;

import java.util.List;
import java.util.Map;

/**
 * Churches as obituaries and histories of families write them: First Luth. Ch., St. Mary's Ch. To
 * be applied before the words of trades, of which "ch" is one, and before chapters.
 */
final class Churches {
  private static final Map<String, String> DENOMINATIONS =
      Map.ofEntries(
          Map.entry("Luth", "Lutheran"),
          Map.entry("Meth", "Methodist"),
          Map.entry("Bap", "Baptist"),
          Map.entry("Bapt", "Baptist"),
          Map.entry("Cath", "Catholic"),
          Map.entry("Pres", "Presbyterian"),
          Map.entry("Presb", "Presbyterian"),
          Map.entry("Presby", "Presbyterian"),
          Map.entry("Cong", "Congregational"),
          Map.entry("Congl", "Congregational"),
          Map.entry("Epis", "Episcopal"),
          Map.entry("Episc", "Episcopal"),
          Map.entry("Evang", "Evangelical"),
          Map.entry("Unit", "Unitarian"),
          Map.entry("Ref", "Reformed"));

  /** What churches are called, in full. */
  private static final String NAMED =
      "(?:Lutheran|Methodist|Baptist|Catholic|Presbyterian|Congregational|Episcopal|Evangelical|Unitarian|Reformed|Orthodox|Moravian"
          + "|Mennonite|Brethren|Christian|Parish|Trinity|Union|Community|Memorial|First|Second|Zion|Bethel|Bethany|Grace"
          + "|A\\. ?M\\. ?E\\.|M\\. ?E\\.|U\\. ?B\\.|R\\. ?C\\.|(?:St\\.?|Saint) [A-Z][a-z]{2,14}(?:'s|s')?)";

  List<Rule> rules() {
    return List.of(
        // the Luth. Ch.
        Rewrite.of(
                "(?=[A-Z])(?<![\\w.])("
                    + String.join("|", DENOMINATIONS.keySet())
                    + ")\\.(?= (?:Ch\\.|Chs\\.|Church(?:es)?|Cem\\.|Cemetery|Parsonage|Sunday School)(?! ?\\d))",
                m -> DENOMINATIONS.get(m.group(1)))
            .given(". C", ". P", ". S"),
        Rewrite.of(
                "(?<=\\b" + NAMED + " )Ch(s?)\\.(?! ?\\d)",
                m -> (m.group(1).isEmpty() ? "Church" : "Churches") + Stops.NOUN)
            .given(" Ch"));
  }
}
