package dev.voucherstreams.history;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant, by the edits between the two (Levenshtein). */
final class Spelling {

  private static final int MAX_EDITS = 2;

  /* Names that are longer are no mistyped ones. */
  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** Returns the first name that is the wanted one but for blanks, punctuation and two letters. */
  static Optional<String> nearest(String wanted, Collection<String> names) {
    return names.stream()
        .filter(name -> name.length() <= MAX_LENGTH && Column.named(name).isEmpty())
        .filter(name -> edits(letters(wanted), letters(name)) <= MAX_EDITS)
        .findFirst();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static int edits(String one, String other) {
    int[] edits = new int[other.length() + 1];
    for (int j = 0; j < edits.length; j++) {
      edits[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = edits[0];
      edits[0] = i;
      for (int j = 1; j < edits.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = edits[j];
        edits[j] = Math.min(replaced, Math.min(edits[j], edits[j - 1]) + 1);
      }
    }
    return edits[other.length()];
  }
}
