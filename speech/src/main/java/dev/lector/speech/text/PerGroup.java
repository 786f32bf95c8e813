package dev.lector.speech.text;

import java.util.List;

/**
 * So many in each: "n = 12/group", "1M rows/file", "mice/cage". The noun behind the slash is
 * singular and holds what is counted before it. To be applied before slashes between words.
 */
final class PerGroup {
  private static final String EACH =
      "(?:group|cage|file|folder|row|table|team|class|classroom|page|box|bag|bed|room|household|family|plot|pot|plate|well|tube|vial|sample|site|block|tank|pen|nest|litter|animal|mouse|rat|subject|participant|patient"
          + "|student|employee|core|node|server|host|rack|thread|process|pod|container|shard|partition|batch|query|customer|client|seat|car|truck|pallet|carton|case|sheet|slide|frame|image|cluster|chip|wafer|board|disk"
          + "|lane|track|game|match|season|column|cell|record|commit|repo|module|package|sprint|visit|session|dose|tablet|capsule|serving|portion|slice|tree|plant|acre|field|arm|ward|school|shop|order|unit|replicate|treatment|condition|block|quadrat|transect|colony|hive|genotype|cohort|cycle|epoch|token|worker|account|device|socket|port|bottle|jar|tray|shelf|floor|building)";

  private static final String BEHIND = "(?![\\w/'-]|\\.\\w)";

  private static final String SEVERAL = "[a-z]{2,14}[a-rtv-z]s";

  private static final String IRREGULAR =
      "(?:mice|people|men|women|children|geese|fish|sheep|feet|larvae|data)";

  /** To be applied before slashes and units. */
  List<Rule> rules() {
    return List.of(
        // n = 12/group, 1M/file
        Rewrite.of(
                "(?=/)(?<=\\d ?(?:[kKMB]|km|mi|kg|g|mg|ml|mL|L|lbs?|oz|kWh|[KMGT]B)?)/(?="
                    + EACH
                    + BEHIND
                    + ")",
                " per ")
            .shaped("0/", "A/", "a/"),
        // 1M rows/file, 4 mice/cage
        Rewrite.of(
                "(?=/)(?<=\\d[\\d.,]{0,9}[kKMB]?[ -](?:[a-z]{2,12} )?(?:"
                    + SEVERAL
                    + "|"
                    + IRREGULAR
                    + "))/(?="
                    + EACH
                    + BEHIND
                    + ")",
                " per ")
            .given("/"),
        // mice/cage; but not "in tests/unit"
        Rewrite.of(
                "(?=/)(?<=\\b(?:(?:average|mean|median|number of|maximum|max|minimum|min|more|fewer|many|few|enough|total|limit|limited) (?:[a-z]{2,12} )?(?:"
                    + SEVERAL
                    + ")|(?<![\\w/.-])(?:"
                    + IRREGULAR
                    + "|animals|rats|flies|seeds|plants|eggs|samples|seats|kids|students|pupils|passengers|replicates)))/(?="
                    + EACH
                    + BEHIND
                    + ")",
                " per ")
            .given("/"));
  }
}
