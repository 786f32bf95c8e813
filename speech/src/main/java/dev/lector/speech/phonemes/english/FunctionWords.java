package dev.lector.speech.phonemes.english;

import org.jspecify.annotations.Nullable;

/** Pronunciations whose sound depends on what follows: the, to, a, an, in, am, I, by, used. */
final class FunctionWords {
  private final Lexicon lexicon;

  FunctionWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Says one; null when it is none, or no matter of what follows. */
  @Nullable String phonemes(String word, String tag, Context context) {
    return switch (word) {
      case "a", "A" -> tag.equals("DT") ? "ɐ" : "ˈA";
      case "an", "An" -> "ɐn";
      case "AN" -> tag.startsWith("NN") ? null : "ɐn";
      case "am" -> context.next() == Context.Next.PAUSE ? standard("am") : "ɐm";
      case "Am" -> standard("am");
      case "AM" -> tag.startsWith("NN") ? null : standard("am");
      case "I" -> tag.equals("PRP") ? "ˌI" : null;
      case "by", "By", "BY" -> tag.startsWith("RB") ? "bˈI" : null;
      case "to", "To" -> to(context);
      case "TO" -> tag.equals("TO") || tag.equals("IN") ? to(context) : null;
      case "in", "In" -> in(tag, context);
      case "IN" -> tag.equals("NNP") ? null : in(tag, context);
      case "the", "The" -> the(context);
      case "THE" -> tag.equals("DT") ? the(context) : null;
      case "vs", "vs.", "Vs", "VS" -> standard("versus");
      case "used", "Used", "USED" -> used(tag, context);
      default -> null;
    };
  }

  private static String the(Context context) {
    return context.next() == Context.Next.VOWEL ? "ði" : "ðə";
  }

  private @Nullable String to(Context context) {
    return switch (context.next()) {
      case PAUSE -> standard("to");
      case CONSONANT -> "tə";
      case VOWEL -> "tʊ";
    };
  }

  private static String in(String tag, Context context) {
    return context.next() == Context.Next.PAUSE || !tag.equals("IN") ? "ˈɪn" : "ɪn";
  }

  private @Nullable String used(String tag, Context context) {
    Lexicon.Entry entry = lexicon.gold("used");
    boolean accustomed = context.to() && (tag.equals("VBD") || tag.equals("JJ"));
    return entry == null ? null : entry.reading(accustomed ? "VBD" : "DEFAULT");
  }

  private @Nullable String standard(String word) {
    Lexicon.Entry entry = lexicon.gold(word);
    return entry == null ? null : entry.standard();
  }
}
