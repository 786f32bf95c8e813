package dev.lector.speech.phonemes.english;

import java.util.Set;

/**
 * Whether wound is an injury or the past of wind, behind a noun: "taking a chest wound near Arras",
 * "a vine wound about the post".
 */
final class Wounds {
  /** What is hurt, what hurts, and when. */
  private static final Set<String> OF_INJURIES =
      Set.of(
          ("abdomen abdominal ankle arm back bayonet belly bite bullet burn cheek chest dagger ear"
                  + " elbow entry exit eye face facial finger flesh foot forearm forehead gunshot"
                  + " groin gut hand head hip jaw knee knife leg lung mouth musket neck nose puncture"
                  + " pistol rifle scalp shell shoulder shotgun shrapnel side skull spear spine stab"
                  + " stomach surgical sword thigh throat thumb toe torso war wrist arrow axe battle")
              .split(" "));

  /** What winds, or is wound. */
  private static final Set<String> WINDING =
      Set.of(
          ("alley bandage brook cable chain column convoy cord creek footpath ivy lane line parade"
                  + " path pathway procession queue ribbon river road rope scarf snake spring stair"
                  + " staircase stairs stairway stream street string strand tape tendril thread trail"
                  + " track turban vine watch wire wool yarn")
              .split(" "));

  /** One has an injury. */
  private static final Set<String> SUFFERING =
      Set.of(
          ("sustain sustains sustained sustaining suffer suffers suffered suffering take takes took"
                  + " taken taking get gets got getting have has had having receive receives received"
                  + " receiving survive survived surviving nurse nursed nursing bandage dress dressed"
                  + " dressing treat treated treating inflict inflicted inflicting clean cleaned")
              .split(" "));

  /** Something is wound so. */
  private static final Set<String> ABOUT = Set.of("round", "around", "about", "over", "up", "onto");

  private static final Set<String> WAYS =
      Set.of(
          ("north south east west northward southward eastward westward upward upwards downward"
                  + " downwards onward onwards homeward homewards inland uphill downhill home away"
                  + " past back")
              .split(" "));

  private static final Set<String> LIMBS = Set.of("arm", "arms", "leg", "legs", "tail", "hair");

  private static final Set<String> COVERS =
      Set.of(
          "bandages", "cloth", "linen", "gauze", "rags", "silk", "wool", "wire", "tape", "string");

  private Wounds() {}

  static boolean isInjury(Neighbours near) {
    if (!near.tag(-1).startsWith("N") && !near.tag(-1).startsWith("J")) {
      return false;
    }
    boolean covered = near.word(1).equals("in") && COVERS.contains(near.word(2));
    if (ABOUT.contains(near.word(1)) || covered || WINDING.contains(near.word(-1))) {
      return false;
    }
    int first = -1;
    while (near.tag(first).startsWith("N") || near.tag(first).startsWith("J")) {
      first--;
    }
    if (!Set.of("a", "an", "another", "one").contains(near.word(first))) {
      // his arm wound through mine, her head wound from the crash
      return OF_INJURIES.contains(near.word(-1))
          && (near.isBehindVerb() || near.isBeforeVerb())
          && !Set.of("through", "between").contains(near.word(1));
    }
    return OF_INJURIES.contains(near.word(-1)) || SUFFERING.contains(near.word(first - 1));
  }

  // the convoy wound south, the lane wound ever upward; but not "a track wound south of the knee"
  private static boolean isWay(Neighbours near) {
    int way = near.tag(1).equals("RB") && near.word(1).length() > 2 ? 1 : 0;
    return (WAYS.contains(near.word(1)) || WAYS.contains(near.word(1 + way)))
        && !near.isBehindVerb();
  }

  // By wounds the bandage wound, the rope wound round
  static boolean isTurned(Neighbours near) {
    boolean embraced = LIMBS.contains(near.word(-1)) && near.word(1).endsWith("round");
    boolean ends = near.isMark(1) && !near.word(1).equals("-");
    boolean its = Set.of("the", "its", "their").contains(near.word(-2));
    if (embraced) {
      return true;
    }
    return WINDING.contains(near.word(-1))
        && (ABOUT.contains(near.word(1)) || isWay(near) || (ends && (its || near.at() == 1)));
  }
}
