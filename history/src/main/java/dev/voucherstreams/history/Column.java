package dev.voucherstreams.history;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a history file that matter, in the order of the order event's fields. */
public enum Column {
  CUSTOMER_ID,
  COUNTRY_CODE,
  TIMESTAMP,
  LAST_ORDER_TS,
  FIRST_ORDER_TS,
  TOTAL_ORDERS,
  VOUCHER_AMOUNT;

  private static final int MAX_LISTED = 30;
  private static final Map<String, Column> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Column::columnName, Function.identity()));

  private final String columnName = name().toLowerCase(Locale.ROOT);

  /** The column's name in a file. */
  public String columnName() {
    return columnName;
  }

  /**
   * Returns the column of this name, whatever the case and the blanks around it; empty for one that
   * is to be ignored.
   */
  public static Optional<Column> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * Returns which columns a file's names mean, one by one; empty for one that is to be ignored. A
   * name that is exactly right goes before one in another case.
   *
   * @throws UnusableFileException if a column is missing or there twice
   */
  public static List<Optional<Column>> find(List<String> names) throws UnusableFileException {
    requireAll(names);
    Set<String> exact = Set.copyOf(names);
    Set<Column> seen = new HashSet<>();
    List<Optional<Column>> found =
        names.stream()
            .map(name -> named(name).filter(column -> column.isMeantBy(name, exact)))
            .toList();
    for (Optional<Column> column : found) {
      if (column.isPresent() && !seen.add(column.get())) {
        throw new UnusableFileException(
            "its header has the column %s twice".formatted(column.get().columnName()));
      }
    }
    return found;
  }

  private boolean isMeantBy(String name, Set<String> names) {
    return name.equals(columnName) || !names.contains(columnName);
  }

  /**
   * Checks that a file has all columns that a history needs: all but the customer.
   *
   * @throws UnusableFileException if one is missing
   */
  public static void requireAll(Collection<String> found) throws UnusableFileException {
    Set<Optional<Column>> there = found.stream().map(Column::named).collect(Collectors.toSet());
    String missing =
        Stream.of(values())
            .filter(column -> column != CUSTOMER_ID && !there.contains(Optional.of(column)))
            .map(column -> column.columnName + suggestion(column.columnName, found))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new UnusableFileException(
          "it lacks these columns: %s; it has: %s".formatted(missing, listed(found)));
    }
  }

  private static String suggestion(String missing, Collection<String> found) {
    return Spelling.nearest(missing, found)
        .map(name -> " (did you mean \"%s\"? then rename it)".formatted(Excerpt.of(name)))
        .orElse("");
  }

  private static String listed(Collection<String> names) {
    String listed =
        names.stream().limit(MAX_LISTED).map(Excerpt::of).collect(Collectors.joining(", "));
    return names.size() <= MAX_LISTED ? listed : listed + ", ...";
  }
}
