package dev.lector.speech.phonemes.english;

import java.util.Locale;
import java.util.Set;

/** Whether lead is the metal: lead coffins, to ban lead in toys, poisoned by lead, lead grey. */
final class LeadMetal {
  /** Lead before these is the metal, whatever they are. */
  private static final Set<String> LEADEN =
      Set.of("gray", "grey", "colored", "coloured", "lined", "acid", "glazed", "leaded", "clad");

  /** What is made of it or has to do with it, and with no leader. */
  private static final Set<String> MADE =
      words(
          """
          coffin casket sarcophagus flashing pipe piping paint apron sinker ingot crystal
          plumbing solder glaze roofing acetate oxide arsenate carbonate chromate nitrate
          sulfide sulphide sulfate sulphate azide pellet poisoning ore mine miner mining smelter
          smelting came cistern gutter guttering downpipe drainpipe foil dust fume shielding
          sheeting cladding filing shaving toxicity contamination exposure balloon pencil putty
          sheathing sheath ballast amalgam alloy bullion isotope figurine ball weight uptake
          """);

  /** Such too, unless they only go before another noun: lead type designers. */
  private static final Set<String> MADE_ALONE =
      words(
          """
          roof shot shield glass type sheet lining liner bullet battery seal statue font tablet
          brick plate vest plaque slug light window box dome spire tile bar plug token level
          content pollution concentration compound bead disc
          """);

  private static final Set<String> SOLDIERS = Set.of("soldier", "toy");

  /** Songs have lead sheets, and films lead shots. */
  private static final Set<String> MUSIC =
      words(
          """
          chord chords melody jazz song songs tune band music lyrics piano pianist pianists composer singer
          musicians film camera director scene
          """);

  /** Behind these a lead of no kind, without an article, is the metal. */
  private static final Set<String> TAKING =
      words(
          """
          ban bans banned banning contain contains contained containing find finds found finding
          detect detects detected detecting remove removes removed removing absorb absorbs
          absorbed absorbing mine mines mined mining smelt smelts smelted smelting melt melts
          melted melting ingest ingests ingested ingesting inhale inhaled inhaling leach leaches
          leached leaching eat ate eating swallow swallowed pour poured pouring filter filters
          measure measured stripped strip emit emits emitted molten white red sheet metallic
          pure dissolve dissolves dissolved accumulate accumulates outlaw outlawed prohibit
          prohibits prohibited restrict restricted eliminate eliminates eliminated add
          added adding bring brings brought use used uses using spew spewed limit limits
          limited limiting curb curbs curbed curbing avoid avoids avoided monitor monitors
          """);

  /** Before a preposition and the metal: poisoned by lead, a test for lead. */
  private static final Set<String> TREATED =
      words(
          """
          poisoned poison poisoning contaminated tainted laced coated covered lined weighted
          filled sealed exposed exposure cast encased wrapped clad sheathed roofed trace traces
          level levels amount amounts ton tons tonne tonnes pound pounds ounce ounces gram grams
          sheet sheets lump lumps piece pieces bar bars strip strips layer layers made box
          coffin pig pigs free price alloy vein veins deposits rich mix mixture fumes
          concentrations particles effects dangers loaded plugged polluted
          """);

  private static final Set<String> BETWEEN = Set.of("by", "with", "of", "to", "in", "from");

  private static final Set<String> TESTED =
      words(
          """
          test tests tested testing check checks checked checking screen screens screened
          screening search positive analysed analyzed limit limits
          """);

  /** Type of lead stands among these; leads of customers have types as well. */
  private static final Set<String> PRINTING =
      words(
          """
          print printed printer printers printing press cast metal foundry compositor compositors
          typesetter movable moveable ink set sorted
          """);

  /** Behind the metal, when it is an object. */
  private static final Set<String> AFTER =
      words(
          """
          in from at into through over on with for and or out within during near under when if
          because as since than around before after but too there here above below
          """);

  /** What the metal does, as the first word of a sentence. */
  private static final Set<String> DOING =
      words(
          """
          melts poses poisons damages leaches harms causes accumulates builds occurs conducts
          bends shields
          """);

  /** What the metal is. */
  private static final Set<String> BEING =
      words(
          """
          toxic heavy heavier soft softer poisonous used found present harmful mined dense denser
          cheap known dangerous malleable poison metal element neurotoxin
          """);

  /** What is known of customers to be. */
  private static final Set<String> OF_CUSTOMERS =
      words(
          """
          source sources status score scores scoring generation form forms type types magnet list
          owner id email name date value values stage capture nurturing conversion conversions qualification
          """);

  /** What is done to an advantage. */
  private static final Set<String> WON =
      words("held taken cut shared extended narrowed halved doubled owned played assigned");

  /** One asks whoever leads. */
  private static final Set<String> ASKING =
      words(
          """
          check checks checked checking confirm confirmed confirming agree agreed align aligned sync
          speak spoke talk talked discuss discussed clear cleared verify verified meet met review
          reviewed coordinate liaise
          """);

  /** What is measured of the metal, where a word of measuring is near. */
  private static final Set<String> MEASURED =
      words("value values reading readings result results burden burdens measurement measurements");

  private static final Set<String> MEASURES =
      words(
          """
          ppm ppb parts soil soils peat sediment sediments blood bone bones dust paint tap toxic
          micrograms milligrams deciliter decilitre cadmium mercury arsenic zinc copper
          mine smelter tissue hair river groundwater tooth teeth
          """);

  /** Where the metal is found. */
  private static final Set<String> FOUND =
      words("soil blood bone airborne dietary atmospheric waterborne scrap");

  /** Of such one is none. */
  private static final Set<String> SORTS =
      words(
          """
          sheet red white molten scrap pure pencil roofing roof paint pipe soft cast old soil
          blood battery solid raw liquid refined organ church metallic mostly partly
          much little more less most some any enough no toxic harmful heavy dangerous dissolved
          elemental natural
          """);

  private static final Set<String> BEING_ONE = words("be been being become became as");

  private static final Set<String> FOLLOWING =
      words("follow follows followed following take takes took taking cut extend extended");

  private LeadMetal() {}

  /** Whether it leads or is a customer to be, though it has no article. */
  static boolean isLeader(Neighbours near) {
    boolean won = Set.of("is", "was", "has").contains(near.word(1)) && WON.contains(near.word(2));
    boolean asked = near.word(-1).equals("with") && ASKING.contains(near.word(-2));
    return (near.at() == 0 && (won || OF_CUSTOMERS.contains(near.word(1))))
        || asked
        || isOffice(near)
        || isFollowed(near);
  }

  // follow Japan's lead, relied upon to lead
  private static boolean isFollowed(Neighbours near) {
    if (near.word(-1).equals("to")) {
      return Set.of("on", "upon").contains(near.word(-2));
    }
    boolean whose = near.tag(-1).equals("POS") && !near.tag(1).startsWith("N");
    for (int i = -2; whose && i >= -5 && !near.isMark(i); i--) {
      if (FOLLOWING.contains(near.word(i))) {
        return true;
      }
    }
    return false;
  }

  // to be snack lead, as costume lead; but not "to be scrap lead"
  private static boolean isOffice(Neighbours near) {
    boolean sort = near.tag(-1).startsWith("N") || near.tag(-1).startsWith("J");
    boolean such = near.word(-3).equals("such") || near.word(-4).equals("there");
    return sort && !such && BEING_ONE.contains(near.word(-2)) && !SORTS.contains(near.word(-1));
  }

  static boolean isMetal(Neighbours near) {
    String next = near.word(1);
    boolean verb = isVerbPlace(near);
    return LEADEN.contains(next)
        || (!verb && isMade(near))
        || isTaken(near)
        || (FOUND.contains(near.word(-1)) && !near.tag(1).startsWith("N"))
        || (!verb && MEASURED.contains(next) && isAmong(near, MEASURES))
        || (near.at() == 0 && (DOING.contains(next) || isSubstance(near)));
  }

  // to lead soldiers, they lead pipe bands
  private static boolean isVerbPlace(Neighbours near) {
    return Set.of("TO", "MD", "PRP", "NNS", "WP", "WDT", "RB").contains(near.tag(-1))
        || near.word(-1).equals("to")
        || near.word(-1).equals("who");
  }

  private static boolean isMade(Neighbours near) {
    String thing = singular(near.word(1));
    // a lead weight; but not "the lead weight loss coach"
    if (MADE.contains(thing)) {
      return !Set.of("loss", "training", "lifting", "room").contains(near.word(2));
    }
    if (SOLDIERS.contains(thing)) {
      return !near.begins() && !near.tag(-1).equals("CC") && !near.tag(2).startsWith("N");
    }
    return MADE_ALONE.contains(thing)
        && !near.tag(2).startsWith("N")
        && !isOfMusic(near, thing)
        && (!thing.equals("type") || isAmong(near, PRINTING));
  }

  private static boolean isOfMusic(Neighbours near, String thing) {
    return Set.of("sheet", "shot").contains(thing) && isAmong(near, MUSIC);
  }

  // found lead in the soil, tested for lead; but not "found lead actors"
  private static boolean isTaken(Neighbours near) {
    if (!near.isMark(1) && !AFTER.contains(near.word(1))) {
      return false;
    }
    return !near.word(1).equals("-")
        && (TAKING.contains(near.word(-1))
            || (BETWEEN.contains(near.word(-1)) && TREATED.contains(near.word(-2)))
            || (near.word(1).equals("into") && Set.of("gold", "silver").contains(near.word(2)))
            || isTested(near));
  }

  // tested for lead, tested every well for lead
  private static boolean isTested(Neighbours near) {
    if (!near.word(-1).equals("for")) {
      return false;
    }
    for (int i = -2; i >= -6 && !near.isMark(i); i--) {
      if (TESTED.contains(near.word(i))) {
        return true;
      }
    }
    return false;
  }

  // Lead is a soft metal; but not "Lead is held by Smith"
  private static boolean isSubstance(Neighbours near) {
    if (!Set.of("is", "was", "are").contains(near.word(1))) {
      return false;
    }
    for (int i = 2; i <= 6 && !near.isMark(i); i++) {
      if (BEING.contains(near.word(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(Neighbours near, Set<String> words) {
    return near.tokens().stream().anyMatch(word -> words.contains(word.toLowerCase(Locale.ROOT)));
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+", -1));
  }
}
