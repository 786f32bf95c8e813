package dev.lector.speech.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Written English to spoken English: the order of the rules is the order in which they are applied.
 */
final class SpokenEnglish {
  private final Rules beforeNumbers;
  private final Rules numbered;
  private final Rules inWords;
  private final Rules light;
  private final Rule singleDigits;

  SpokenEnglish(Tables tables, Lexicon lexicon) {
    List<Rule> addresses = new ArrayList<>();
    List<Rule> notation = new ArrayList<>();
    List<Rule> numeric = new ArrayList<>();
    List<Rule> words = new ArrayList<>();
    List<Rule> plainNumbers = new ArrayList<>();
    Numbers numbers = new Numbers();
    Stops stops = new Stops(tables);
    Years years = new Years(numbers);
    Counting counting = new Counting(numbers);
    Abbreviations abbreviations = new Abbreviations(tables, stops, lexicon);
    Capitals capitals = new Capitals(tables, lexicon);
    Initialisms initialisms = new Initialisms(numbers, capitals, tables);
    Streets streets = new Streets(stops);
    Arrows arrows = new Arrows();
    addresses.addAll(new Separators().rules());
    addresses.addAll(new KeySigns().rules());
    addresses.addAll(new CapitalDates().rules());
    addresses.addAll(new ClauseNumbers().rules());
    addresses.addAll(new MonthStops().rules());
    addresses.addAll(new FieldNotes().rules());
    addresses.addAll(new CalibratedDates().rules());
    addresses.addAll(new CentRates().rules());
    addresses.addAll(new Binoculars(numbers).rules());
    addresses.addAll(new PointsAndGoals(numbers).rules());
    addresses.addAll(new CurrencyCodes(numbers, tables).rules());
    addresses.addAll(arrows.drawn());
    addresses.add(new Stammers(lexicon).rule());
    addresses.addAll(new DrawnWords(lexicon).rules());
    addresses.addAll(new ShortNouns().rules());
    addresses.addAll(new ScoreSigns(numbers).rules());
    addresses.addAll(new Churches().rules());
    addresses.addAll(new Definitions().rules());
    addresses.addAll(new OldBooks().rules());
    addresses.addAll(new ShortEnds().rules());
    addresses.addAll(new Deadlines().rules());
    addresses.addAll(new Marks().rules());
    addresses.addAll(new Workshop(numbers).rules());
    addresses.addAll(new Dotless().rules());
    addresses.addAll(new Ranks().rules());
    addresses.addAll(new Parties().rules());
    addresses.addAll(new Qualifications().rules());
    addresses.addAll(new Listings().rules());
    addresses.addAll(new ChartWords().rules());
    addresses.addAll(new MatchNotes().rules());
    addresses.addAll(new Books().rules());
    addresses.addAll(new Carriers().rules());
    addresses.addAll(new LawWords().rules());
    addresses.addAll(new Elements(tables).rules());
    addresses.addAll(new HalfWinds().rules());
    addresses.addAll(new CompassLetters().rules());
    addresses.addAll(new RoadLetters().rules());
    addresses.addAll(new Advisories().rules());
    addresses.addAll(new OldMeasures().rules());
    addresses.add(new NumeralLists(numbers));
    addresses.addAll(Versions.names());
    addresses.addAll(new Torques().rules());
    addresses.addAll(new Quotients().rules());
    addresses.addAll(new Chats().rules());
    addresses.addAll(new ScienceShorthand(numbers).rules());
    addresses.addAll(new ScienceUnits().rules());
    addresses.addAll(new DegreeClasses().rules());
    addresses.addAll(new ChatDays().rules());
    addresses.add(new Jargon(tables, Trades.rules()));
    addresses.addAll(new Doses().rules());
    addresses.addAll(new Computers(numbers).rules());
    addresses.addAll(new CrimeNumbers().rules());
    addresses.addAll(Millions.plus());
    addresses.addAll(new ShareCodes(numbers).rules());
    addresses.addAll(new Markets().rules());
    addresses.addAll(new WireNews().rules());
    addresses.addAll(new ErrorNames().rules());
    addresses.addAll(new PartNumbers().rules());
    addresses.add(new Repeats(numbers).rule());
    addresses.addAll(new Plays().rules());
    addresses.addAll(new Inequalities().rules());
    addresses.addAll(new Scores().rules());
    Telephones telephones = new Telephones(numbers);
    addresses.add(telephones.withWords());
    addresses.addAll(new PartsLists(numbers).rules());
    addresses.add(abbreviations.lettered());
    addresses.addAll(abbreviations.beforeCounts());
    addresses.addAll(new ProseDashes().rules());
    Tallies tallies = new Tallies(numbers);
    addresses.add(tallies.ranges());
    addresses.addAll(new Timetables().rules());
    addresses.add(Versions.alternatives());
    addresses.addAll(new Uncertainties(tables).rules());
    addresses.addAll(new Amperes().rules());
    addresses.addAll(new RecipeAmounts(numbers).rules());
    addresses.addAll(new ScalePairs(numbers).rules());
    addresses.addAll(new SlashedAmounts().rules());
    addresses.addAll(new Halves(new Fractions(numbers)).rules());
    addresses.add(new MilitaryTimes(numbers).rule());
    addresses.addAll(new Kitchen(lexicon).rules());
    addresses.addAll(new FlatExponents().rules());
    addresses.addAll(new PaperUnits(numbers).rules());
    Rates rates = new Rates(tables);
    addresses.addAll(new MetricRates(numbers, rates).rules());
    addresses.addAll(new Dimensions().rules());
    addresses.addAll(new ArcAngles().rules());
    addresses.addAll(new TimeGaps(numbers).rules());
    addresses.addAll(new MusicMarks().rules());
    addresses.add(new Chess().rule());
    addresses.add(new Enumerations());
    addresses.addAll(new LawReferences(numbers).rules());
    addresses.addAll(new Statutes(numbers).rules());
    addresses.addAll(new Grades().rules());
    addresses.addAll(new Dockets(numbers).rules());
    addresses.addAll(new Reporters().rules());
    addresses.addAll(new Courts().rules());
    addresses.addAll(new Games(numbers).rules());
    addresses.addAll(new Fixtures().rules());
    addresses.addAll(new Records().rules());
    addresses.addAll(new Correspondence().rules());
    addresses.addAll(new OldMoney().rules());
    addresses.add(new DottedTimes().rule());
    addresses.addAll(new ShortMeasures().rules());
    addresses.addAll(new Shortened().rules());
    addresses.addAll(new Places(tables).rules());
    addresses.addAll(streets.numbered());
    addresses.addAll(new Citations(tables).rules());
    addresses.addAll(new Defeats().rules());
    addresses.addAll(new People(stops).rules());
    addresses.addAll(new Labels().rules());
    // Chapter 07
    addresses.add(
        Rewrite.of(
            "(?=[0])(?<="
                + " )(?<=\\b(?i:chapter|part|book|volume|section|lesson|episode|act|scene|unit|step|track|day|week|page|item|no\\.)"
                + " )0{1,2}(?=[1-9]\\d{0,2}\\b)",
            ""));
    addresses.addAll(new NoteMarks().rules());
    addresses.add(Links.scoped());
    addresses.addAll(new PerGroup().rules());
    addresses.addAll(new Slashes(capitals, lexicon).rules());
    addresses.addAll(new SlashNames(numbers).rules());
    addresses.addAll(new Shells().rules());
    addresses.addAll(new Screens(lexicon).rules());
    addresses.addAll(new Hosts(numbers).rules());
    LooseMoney looseMoney = new LooseMoney();
    addresses.add(looseMoney.rules());
    addresses.add(looseMoney.cents());
    addresses.addAll(new CodeSigns(numbers, lexicon).rules());
    addresses.addAll(new Links(tables).rules());
    addresses.addAll(initialisms.inFull());
    addresses.addAll(new ElidedWords(lexicon).rules());
    addresses.addAll(new Shorthand().rules());
    addresses.addAll(new PlacedAbbreviations(abbreviations).rules());

    Dates dates = new Dates(numbers);
    Digits digits = new Digits(numbers);
    MinusSigns minus = new MinusSigns();
    notation.addAll(minus.rules());
    notation.addAll(arrows.rules());
    notation.addAll(new Pages(numbers).rules());
    notation.addAll(new Weekdays().rules());
    notation.addAll(dates.ranges());
    notation.add(new CodeRanges().rules());
    notation.addAll(new Chemistry(numbers, tables).rules());
    notation.addAll(new Maths(numbers).rules());
    notation.add(new Fractions(numbers).signs());

    numeric.addAll(new Identifiers(numbers).rules());
    numeric.add(digits.longest());
    SlashDates slashDates = new SlashDates(dates, years);
    numeric.add(slashDates.hyphens());
    numeric.addAll(new DigitDates(dates).rules());
    numeric.addAll(new NamedNumbers(numbers).rules());
    numeric.add(new Versions(numbers).rules());
    numeric.addAll(new VNumbers(numbers).rules());
    numeric.addAll(telephones.rules());
    numeric.addAll(new Notation(numbers).rules());
    numeric.addAll(digits.rules());
    numeric.add(new Ages(numbers).rules());
    numeric.addAll(new ShortTimes(numbers).rules());
    numeric.addAll(new StatusCodes(numbers).rules());
    numeric.addAll(new Plurals(numbers).rules());
    numeric.addAll(years.marked());
    numeric.addAll(new DayPairs(dates).rules());
    numeric.addAll(dates.rules());
    numeric.addAll(new Verses(numbers, tables).rules());
    numeric.add(slashDates.slashes());
    numeric.add(new RaceTimes(numbers).rules());
    numeric.addAll(new Times(numbers).rules());
    numeric.addAll(new TrackTimes(numbers).rules());
    Addresses postal = new Addresses(numbers, stops, tables);
    numeric.addAll(postal.rules());
    numeric.addAll(abbreviations.beforeNumbers());
    Money money = new Money(numbers, rates, tables);
    numeric.addAll(money.perUnit());
    numeric.addAll(money.pairs());
    numeric.addAll(money.rules());
    numeric.addAll(new Pence(numbers).rules());
    numeric.add(tallies.rules());
    numeric.addAll(new BasisPoints(numbers).rules());
    numeric.add(new Millions().rules());
    numeric.addAll(new TrackDistances().rules());
    numeric.addAll(new UnitAdjectives().rules());
    Rule slashUnits = new SlashUnits(rates).rules();
    numeric.add(slashUnits);
    numeric.addAll(new Coordinates(numbers).rules());
    numeric.add(new Feet(numbers).rules());
    numeric.add(new Inches(numbers));
    numeric.add(new SlashMeasures(tables).rule());
    numeric.addAll(new Units(numbers, rates, tables).rules());
    numeric.addAll(new Fractions(numbers).rules());
    numeric.addAll(years.bare());
    numeric.addAll(counting.rules());
    numeric.add(minus.leftovers());
    numeric.addAll(initialisms.withDigits());
    numeric.addAll(counting.leftovers());

    plainNumbers.add(digits.longest());
    plainNumbers.addAll(counting.rules());
    plainNumbers.addAll(counting.leftovers());
    plainNumbers.addAll(new Symbols(tables).rules());
    this.singleDigits = Rewrite.of("\\d{1,40}+", m -> numbers.digits(m.group()));

    // where there is no number: measured in mg/dL
    words.add(slashUnits);
    words.addAll(new MicroUnits().rules());
    words.addAll(new SmallNumerals(numbers).rules());
    words.addAll(new Romans(numbers, stops, tables).rules());
    words.addAll(streets.rules());
    words.addAll(abbreviations.rules());
    words.add(minus.letters());
    words.addAll(initialisms.rules());
    words.addAll(stops.rules());
    words.add(looseMoney.leftovers());
    words.addAll(new Symbols(tables).rules());
    words.add(initialisms.small());

    List<Rule> first = new ArrayList<>(addresses);
    first.add(new Shouting(capitals));
    first.addAll(notation);
    this.beforeNumbers = new Rules(first);
    this.numbered = new Rules(numeric);
    this.inWords = new Rules(words);
    this.light = new Rules(plainNumbers);
  }

  /**
   * Says a paragraph by as many rules as are wanted.
   *
   * @param checkpoint passed between the rules
   */
  AlignedText say(AlignedText paragraph, Normalization normalization, Checkpoint checkpoint) {
    return switch (normalization) {
      case FULL -> say(paragraph, checkpoint);
      case LIGHT -> singleDigits.apply(light.apply(paragraph, checkpoint));
      case OFF -> singleDigits.apply(paragraph);
    };
  }

  /**
   * Says a paragraph: letters, quotes, brackets and punctuation remain, digits do not.
   *
   * @param checkpoint passed between the rules
   */
  AlignedText say(AlignedText paragraph, Checkpoint checkpoint) {
    AlignedText text = beforeNumbers.apply(paragraph, checkpoint);
    text = numbered.applyWhile(CharacterSet.DIGITS, text, checkpoint);
    return inWords.apply(text, checkpoint);
  }

  /** Those of a full reading, in order. */
  List<Rules> rules() {
    return List.of(beforeNumbers, numbered, inWords);
  }
}
