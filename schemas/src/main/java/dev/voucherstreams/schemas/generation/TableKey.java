package dev.voucherstreams.schemas.generation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record in segment-vouchers: what it is about. Its text is the key itself, which
 * {@link #parse} reads back.
 */
public sealed interface TableKey {

  /** The row of a segment in a generation: {@code g3f9a1c2b-1|Peru|frequent_segment|13-37}. */
  record Row(String generation, String segment) implements TableKey {
    @Override
    public String toString() {
      return generation + "|" + segment;
    }
  }

  /** What one partition of the merge knows of a generation: {@code g3f9a1c2b-1|part|0}. */
  record Part(String generation, int part) implements TableKey {
    @Override
    public String toString() {
      return generation + "|part|" + part;
    }
  }

  /** That a generation is given up, to be counted anew: {@code g3f9a1c2b-1|anew}. */
  record Anew(String generation) implements TableKey {
    @Override
    public String toString() {
      return generation + "|anew";
    }
  }

  /** Which generation is to serve, as a person has decided. */
  record Serving() implements TableKey {
    @Override
    public String toString() {
      return "serving";
    }
  }

  /** A row of versions up to 0.1.0, which had no generations: {@code Peru|recency_segment|180+}. */
  record OldRow(String segment) implements TableKey {
    @Override
    public String toString() {
      return segment;
    }
  }

  /** The form of the name of a generation. */
  Pattern GENERATION = Pattern.compile("g[0-9a-f]{8}-[1-9]\\d{0,8}");

  /** The forms of all keys. */
  Pattern FORM =
      Pattern.compile(
          "(?<generation>%s)\\|(?:part\\|(?<part>\\d{1,9})|(?<anew>anew)|(?<row>[^|]+\\|[^|]+\\|[^|]+))|(?<serving>serving)|(?<old>[^|]+\\|[^|]+\\|[^|]+)"
              .formatted(GENERATION));

  /** The name of the generation that it belongs to; empty if it belongs to none. */
  default String generation() {
    return "";
  }

  /** What a key is about; empty if it is none of ours. */
  static Optional<TableKey> parse(@Nullable String key) {
    Matcher form = FORM.matcher(key == null ? "" : key);
    if (!form.matches()) {
      return Optional.empty();
    }
    if (form.group("serving") != null) {
      return Optional.of(new Serving());
    }
    if (form.group("old") != null) {
      return Optional.of(new OldRow(form.group("old")));
    }
    return Optional.of(ofGeneration(form.group("generation"), form));
  }

  private static TableKey ofGeneration(String generation, Matcher form) {
    if (form.group("row") != null) {
      return new Row(generation, form.group("row"));
    }
    return form.group("anew") != null
        ? new Anew(generation)
        : new Part(generation, Integer.parseInt(form.group("part")));
  }
}
