package dev.voucherstreams.history;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** Returns the column of this name, empty for one that is to be ignored. */
  public static Optional<Column> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * Checks that a file has all columns that a history needs: all but the customer.
   *
   * @throws UnusableFileException if one is missing
   */
  public static void requireAll(Collection<String> found) throws UnusableFileException {
    String missing =
        Stream.of(values())
            .filter(column -> column != CUSTOMER_ID && !found.contains(column.columnName))
            .map(Column::columnName)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new UnusableFileException(
          "it lacks these columns: %s; it has: %s".formatted(missing, listed(found)));
    }
  }

  private static String listed(Collection<String> names) {
    String listed =
        names.stream().limit(MAX_LISTED).map(Excerpt::of).collect(Collectors.joining(", "));
    return names.size() <= MAX_LISTED ? listed : listed + ", ...";
  }
}
